// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/wire.h"

#include <QtGlobal>

namespace inferograph::testing {

namespace {

QByteArray sse(const QByteArray &data, const QByteArray &name = {})
{
    return (name.isEmpty() ? QByteArray() : "event: " + name + '\n') + "data: " + data + "\n\n";
}

QByteArray choice(const QByteArray &fields, const QByteArray &finish = "null")
{
    return sse(R"({"id":"c-1","model":"m","choices":[{"index":0,)" + fields + R"(,"finish_reason":)" +
               finish + "}]}");
}

QByteArray block(const QByteArray &delta)
{
    return sse(R"({"type":"content_block_delta","index":0,"delta":)" + delta + "}", "content_block_delta");
}

Wire ollamaWire(const QByteArray &token, const QByteArray &reasoning, const QByteArray &empty)
{
    const auto line = [](const QByteArray &text, const QByteArray &more) {
        return R"({"model":"m","created_at":"2026-01-01T00:00:00Z",)" + text + ',' + more + "}\n";
    };
    return {.token = line(token, R"("done":false)"),
            .reasoning = line(reasoning, R"("done":false)"),
            .noToken = line(empty, R"("done":false)"),
            .end = line(empty, R"("done":true,"done_reason":"stop","total_duration":9000000,)"
                               R"("load_duration":1000000,"prompt_eval_count":5,"eval_count":2,)"
                               R"("eval_duration":4000000)")};
}

Wire chatWire()
{
    return {.token = choice(R"("delta":{"content":"a"})"),
            .reasoning = choice(R"("delta":{"reasoning_content":"r"})"),
            .noToken = sse(R"({"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}})"),
            .end = choice(R"("delta":{})", R"("stop")") +
                   sse(R"({"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}})") +
                   sse("[DONE]")};
}

Wire completionsWire()
{
    Wire wire = chatWire();
    wire.token = choice(R"("text":"a")");
    wire.reasoning.clear();
    return wire;
}

Wire responsesWire()
{
    return {
        .token = sse(R"({"type":"response.output_text.delta","delta":"a"})", "response.output_text.delta"),
        .reasoning =
            sse(R"({"type":"response.reasoning_text.delta","delta":"r"})", "response.reasoning_text.delta"),
        .noToken =
            sse(R"({"type":"response.created","response":{"id":"r-1","usage":null}})", "response.created"),
        .end = sse(R"({"type":"response.completed","response":{"id":"r-1","status":"completed",)"
                   R"("usage":{"input_tokens":5,"output_tokens":2}}})",
                   "response.completed")};
}

Wire llamaCppWire()
{
    return {.token = sse(R"({"index":0,"content":"a","tokens":[1],"stop":false})"),
            .reasoning = {},
            .noToken = sse(R"({"index":0,"content":"","stop":false,"prompt_progress":{"total":5}})"),
            .end = sse(R"({"index":0,"content":"","stop":true,"tokens_predicted":2,"tokens_evaluated":5})")};
}

Wire lmStudioWire()
{
    return {.token = sse(R"({"type":"message.delta","content":"a"})", "message.delta"),
            .reasoning = sse(R"({"type":"reasoning.delta","content":"r"})", "reasoning.delta"),
            .noToken =
                sse(R"({"type":"prompt_processing.progress","progress":0.5})", "prompt_processing.progress"),
            .end = sse(R"({"type":"chat.end","result":{"model_instance_id":"m","stats":)"
                       R"({"input_tokens":5,"total_output_tokens":2}}})",
                       "chat.end")};
}

Wire anthropicWire()
{
    return {.token = block(R"({"type":"text_delta","text":"a"})"),
            .reasoning = block(R"({"type":"thinking_delta","thinking":"r"})"),
            .noToken = sse(R"({"type":"message_start","message":{"id":"m-1","model":"m",)"
                           R"("usage":{"input_tokens":5,"output_tokens":1}}})",
                           "message_start"),
            .end = sse(R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},)"
                       R"("usage":{"output_tokens":2}})",
                       "message_delta") +
                   sse(R"({"type":"message_stop"})", "message_stop")};
}

bool isOllama(QByteArrayView protocol)
{
    return protocol.startsWith("ollama");
}

} // namespace

Wire wireOf(QByteArrayView protocol)
{
    if (protocol == "ollama")
        return ollamaWire(R"("message":{"role":"assistant","content":"a"})",
                          R"("message":{"role":"assistant","content":"","thinking":"r"})",
                          R"("message":{"role":"assistant","content":""})");
    if (protocol == "ollama-generate")
        return ollamaWire(R"("response":"a")", R"("response":"","thinking":"r")", R"("response":"")");
    if (protocol == "openai" || protocol == "lmstudio-v0")
        return chatWire();
    if (protocol == "openai-completions")
        return completionsWire();
    if (protocol == "openai-responses")
        return responsesWire();
    if (protocol == "llamacpp")
        return llamaCppWire();
    if (protocol == "lmstudio")
        return lmStudioWire();
    if (protocol == "anthropic")
        return anthropicWire();
    qFatal("no samples of the protocol %s: add them to tests/support/wire.cpp", protocol.constData());
    return {};
}

QByteArray refusalOf(QByteArrayView protocol, int status, const QByteArray &words)
{
    if (isOllama(protocol))
        return R"({"error":")" + words + "\"}";
    if (protocol == "anthropic")
        return R"({"type":"error","error":{"type":"some_error","message":")" + words + "\"}}";
    if (protocol == "llamacpp")
        return R"({"error":{"code":)" + QByteArray::number(status) + R"(,"message":")" + words +
               R"(","type":"some_error"}})";
    if (protocol == "lmstudio")
        return R"({"error":{"type":"some_error","message":")" + words + R"(","code":null,"param":null}})";
    return R"({"error":{"message":")" + words + R"(","type":"some_error","param":null,"code":null}})";
}

QList<ErrorEvent> errorEventsOf(QByteArrayView protocol, const QByteArray &words)
{
    const QByteArray text = R"({"error":")" + words + "\"}";
    const QByteArray object = R"({"message":")" + words + R"(","type":"some_error"})";
    if (isOllama(protocol))
        return {{"a text", text + '\n'}, {"an object", R"({"error":)" + object + "}\n"}};
    QList<ErrorEvent> events{
        {"a text", sse(text)},
        {"an object", sse(R"({"error":)" + object + '}')},
        {"an object and [DONE]", sse(R"({"error":)" + object + '}') + sse("[DONE]")},
        {"an error object", sse(R"({"object":"error","message":")" + words + R"(","code":500})")},
        {"the type error", sse(R"({"type":"error","error":)" + object + '}')},
        {"the type error, flat", sse(R"({"type":"error","code":"x","message":")" + words + "\"}")},
        {"an event named error", sse(R"({"error":)" + object + '}', "error")},
        {"a field named error", "error: " + object + "\n\n"},
        {"a bare line", R"({"error":)" + object + "}\n\n"},
        {"the end after it", sse(text) + wireOf(protocol).end},
    };
    if (protocol == "openai-responses")
        events.append(
            {"a failed response",
             sse(R"({"type":"response.failed","response":{"status":"failed","error":)" + object + "}}",
                 "response.failed")});
    return events;
}

QByteArray withCarriageReturns(QByteArray body)
{
    return body.replace('\n', "\r\n");
}

} // namespace inferograph::testing
