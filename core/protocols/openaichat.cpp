// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/openaichat.h"

#include "core/call/modelname.h"
#include "core/protocols/chatmessages.h"
#include "core/protocols/replyjson.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace inferograph {

namespace {

using replyjson::Value;

// Token counts of `usage`, and of the objects in it.
struct Usage
{
    std::optional<qint64> promptTokens;
    std::optional<qint64> outputTokens;
    std::optional<qint64> cachedTokens;
    std::optional<qint64> reasoningTokens;

    void take(std::string_view key, Value &value);
};

// llama.cpp's `timings`. The rates in it changed their meaning between versions and are not read.
struct Timings
{
    std::optional<qint64> cacheN;
    std::optional<qint64> promptN; // without those of the cache
    std::optional<qint64> predictedN;
    OptionalDuration prompt;
    OptionalDuration predicted;

    void take(std::string_view key, Value &value);
};

class OpenAiReader final : public ReplyReader
{
public:
    EventContent read(const StreamEvent &event) override;
    QByteArray errorText(QByteArrayView body) const override { return replyjson::errorText(body); }
    void report(CallRecord &record) const override;

private:
    void takeField(std::string_view key, Value &value, EventContent &content);
    void reportTokens(CallRecord &record) const;
    QByteArray shownServer() const;

    replyjson::Document m_document;
    QByteArray m_id;
    QByteArray m_model;
    QByteArray m_fingerprint;
    bool m_sawToken = false;
    Usage m_usage;
    std::optional<Timings> m_timings;
};

void Usage::take(std::string_view key, Value &value)
{
    if (key == "prompt_tokens")
        promptTokens = replyjson::count(value);
    else if (key == "completion_tokens")
        outputTokens = replyjson::count(value);
    else if (key == "cached_tokens")
        cachedTokens = replyjson::count(value);
    else if (key == "reasoning_tokens")
        reasoningTokens = replyjson::count(value);
    else if (key == "prompt_tokens_details" || key == "completion_tokens_details")
        replyjson::forEachField(value, [this](std::string_view part, Value number) { take(part, number); });
}

void Timings::take(std::string_view key, Value &value)
{
    if (key == "cache_n")
        cacheN = replyjson::count(value);
    else if (key == "prompt_n")
        promptN = replyjson::count(value);
    else if (key == "predicted_n")
        predictedN = replyjson::count(value);
    else if (key == "prompt_ms")
        prompt = replyjson::milliseconds(value);
    else if (key == "predicted_ms")
        predicted = replyjson::milliseconds(value);
}

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
    else if (key == "delta" || key == "message")
        replyjson::forEachField(
            value, [&content](std::string_view part, Value text) { takeDelta(content, part, text); });
}

EventContent OpenAiReader::read(const StreamEvent &event)
{
    EventContent content;
    const QByteArrayView data = event.data.trimmed();
    if (event.name == "error") {
        const QByteArray words = replyjson::errorText(data);
        content.error = words.isEmpty() ? QByteArray(replyjson::errorWithoutWords) : words;
        return content;
    }
    // `[DONE]` follows an error as well as an answer: only a finish_reason shows that the answer is whole.
    if (data.isEmpty() || data == "[DONE]")
        return content;

    replyjson::ErrorFields errors;
    const bool readable = m_document.read(data, [&](std::string_view key, Value value) {
        if (key == "error" || key == "object" || key == "type" || key == "message")
            errors.take(key, value);
        else
            takeField(key, value, content);
    });
    if (!readable)
        content.violation = "The server sent an event that is not a JSON object.";
    content.error = errors.inAnswer();
    m_sawToken |= content.isToken();
    return content;
}

void OpenAiReader::takeField(std::string_view key, Value &value, EventContent &content)
{
    if (key == "choices") {
        replyjson::forEachElement(value, [&content](Value choice) {
            replyjson::forEachField(
                choice, [&content](std::string_view part, Value field) { takeChoice(content, part, field); });
        });
    } else if (key == "usage") {
        replyjson::forEachField(value,
                                [this](std::string_view part, Value number) { m_usage.take(part, number); });
    } else if (key == "timings") {
        replyjson::forEachField(value, [this](std::string_view part, Value number) {
            if (!m_timings)
                m_timings.emplace();
            m_timings->take(part, number);
        });
    } else if (key == "id") {
        m_id = replyjson::string(value).value_or(m_id);
    } else if (key == "model") {
        m_model = replyjson::string(value).value_or(m_model);
    } else if (key == "system_fingerprint") {
        m_fingerprint = replyjson::string(value).value_or(m_fingerprint);
    }
}

// The product that the stream itself shows; empty where it could be any.
QByteArray OpenAiReader::shownServer() const
{
    if (m_fingerprint == "fp_ollama")
        return "ollama";
    if (m_fingerprint.startsWith("vllm-"))
        return "vllm";
    return m_timings ? "llamacpp" : QByteArray();
}

void OpenAiReader::report(CallRecord &record) const
{
    if (record.requestId.isEmpty())
        record.requestId = m_id;
    if (record.model.isEmpty())
        record.model = normalisedModelName(m_model);
    const QByteArray server = shownServer();
    if (!server.isEmpty() && (record.server.isEmpty() || record.server == "openai"))
        record.server = server;

    reportTokens(record);
    if (m_timings) {
        record.promptEval = m_timings->prompt;
        record.serverGeneration = m_timings->predicted;
        if (m_timings->predicted)
            record.generationSpan = GenerationSpan::ExcludesFirstToken;
    }
}

void OpenAiReader::reportTokens(CallRecord &record) const
{
    // Some servers write a usage of zeros on every chunk and never fill it in.
    const Usage usage = m_sawToken && m_usage.outputTokens == 0 ? Usage() : m_usage;
    const Timings timings = m_timings.value_or(Timings());
    record.cachedTokens = usage.cachedTokens ? usage.cachedTokens : timings.cacheN;
    record.promptTokens = usage.promptTokens;
    if (!record.promptTokens && timings.promptN && timings.cacheN)
        record.promptTokens = *timings.promptN + *timings.cacheN;
    // Builds without cache_n still say how many tokens they had to evaluate.
    if (!record.cachedTokens && record.promptTokens && timings.promptN &&
        *timings.promptN <= *record.promptTokens)
        record.cachedTokens = *record.promptTokens - *timings.promptN;

    record.reasoningTokens = usage.reasoningTokens;
    record.outputTokens = usage.outputTokens ? usage.outputTokens : timings.predictedN;
    if (record.outputTokens)
        record.tokenCount = TokenCount::Server;
}

} // namespace

HttpRequest OpenAiChat::request(const Prompt &prompt) const
{
    QJsonObject body{
        {QStringLiteral("messages"), chatMessages(prompt)},
        {QStringLiteral("stream"), true},
        {QStringLiteral("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}}}};
    if (!prompt.model.isEmpty())
        body.insert(QStringLiteral("model"), QString::fromUtf8(prompt.model));
    if (prompt.maxTokens)
        body.insert(QStringLiteral("max_tokens"), *prompt.maxTokens);
    if (prompt.temperature)
        body.insert(QStringLiteral("temperature"), *prompt.temperature);
    if (prompt.seed)
        body.insert(QStringLiteral("seed"), *prompt.seed);
    return {.method = "POST",
            .path = "/v1/chat/completions",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> OpenAiChat::reader() const
{
    return std::make_unique<OpenAiReader>();
}

std::optional<QList<QByteArray>> OpenAiChat::models(QByteArrayView body) const
{
    return replyjson::namesInList(body, "data", "id");
}

} // namespace inferograph
