// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/openaireply.h"

#include "core/protocols/jsoneventreader.h"
#include "core/protocols/openaifigures.h"

namespace inferograph {

namespace {

using replyjson::Value;

class OpenAiReader final : public JsonEventReader
{
public:
    void report(CallRecord &record) const override
    {
        // llama.cpp gives one of OpenAI's names where it was told none.
        const bool isInvented =
            record.model.isEmpty() && m_model == "gpt-3.5-turbo" && m_figures.shownServer() == "llamacpp";
        reportIdentity(record);
        if (isInvented)
            record.model.clear();
        m_figures.report(record, sawToken());
    }

private:
    bool takeField(std::string_view key, Value &value, EventContent &content) override;

    OpenAiFigures m_figures;
};

// Some servers write the same text under two names.
void takeReasoning(EventContent &content, QByteArray text)
{
    if (!text.isEmpty())
        content.reasoning = std::move(text);
}

// A `delta` of a stream or the `message` of a whole answer.
void takeDelta(EventContent &content, std::string_view key, Value &value)
{
    if (key == "content")
        content.content += replyjson::text(value);
    else if (key == "reasoning_content" || key == "reasoning" || key == "thinking")
        takeReasoning(content, replyjson::text(value));
    else if (key == "tool_calls")
        content.toolCall |= replyjson::hasToolCall(value);
}

void takeChoice(EventContent &content, std::string_view key, Value &value)
{
    if (key == "finish_reason")
        content.terminal |= !replyjson::string(value).value_or(QByteArray()).isEmpty();
    else if (key == "text")
        content.content += replyjson::string(value).value_or(QByteArray());
    else if (key == "delta" || key == "message")
        replyjson::forEachField(
            value, [&content](std::string_view part, Value text) { takeDelta(content, part, text); });
}

// Only a finish_reason shows that the answer is whole.
bool OpenAiReader::takeField(std::string_view key, Value &value, EventContent &content)
{
    if (key == "prompt_progress") {
        content.promptShare = promptShareIn(value);
        return true;
    }
    if (key != "choices")
        return takeIdentity(key, value) || m_figures.take(key, value);
    replyjson::forEachElement(value, [&content](Value choice) {
        replyjson::forEachField(
            choice, [&content](std::string_view part, Value field) { takeChoice(content, part, field); });
    });
    return true;
}

} // namespace

std::unique_ptr<ReplyReader> openAiReader()
{
    return std::make_unique<OpenAiReader>();
}

QJsonObject openAiRequest(const Prompt &prompt, const ServerFacts &server)
{
    QJsonObject options{{QStringLiteral("include_usage"), true}};
    // So that an answer that is cut has been counted up to there. Others refuse what they do not know.
    if (server.product == "vllm" || server.product == "sglang")
        options.insert(QStringLiteral("continuous_usage_stats"), true);
    QJsonObject body{{QStringLiteral("stream"), true}, {QStringLiteral("stream_options"), options}};
    if (server.product == "llamacpp")
        body.insert(QStringLiteral("return_progress"), true);
    if (!prompt.model.isEmpty())
        body.insert(QStringLiteral("model"), QString::fromUtf8(prompt.model));
    if (prompt.maxTokens)
        body.insert(QStringLiteral("max_tokens"), *prompt.maxTokens);
    if (prompt.temperature)
        body.insert(QStringLiteral("temperature"), *prompt.temperature);
    if (prompt.seed)
        body.insert(QStringLiteral("seed"), *prompt.seed);
    return body;
}

std::optional<QList<QByteArray>> openAiModels(QByteArrayView body)
{
    return replyjson::namesInList(body, "data", "id");
}

// How a model stands is its `state` (LM Studio), or the `value` of its `status` (llama.cpp of several models).
std::optional<QList<QByteArray>> openAiLoadedModels(QByteArrayView body)
{
    bool tells = openAiModels(body).has_value();
    QList<QByteArray> loaded;
    const auto takeModel = [&](Value model) {
        QByteArray name;
        QByteArray state;
        replyjson::forEachField(model, [&](std::string_view key, Value value) {
            if (key == "id")
                name = replyjson::string(value).value_or(QByteArray());
            else if (key == "state")
                state = replyjson::string(value).value_or(QByteArray());
            else if (key == "status")
                replyjson::forEachField(value, [&state](std::string_view part, Value text) {
                    if (part == "value")
                        state = replyjson::string(text).value_or(QByteArray());
                });
        });
        tells = tells && !state.isEmpty();
        if (state == "loaded")
            loaded.append(name);
    };
    replyjson::Document document;
    document.read(body, [&takeModel](std::string_view key, Value value) {
        if (key == "data")
            replyjson::forEachElement(value, takeModel);
    });
    return tells ? std::optional(loaded) : std::nullopt;
}

} // namespace inferograph
