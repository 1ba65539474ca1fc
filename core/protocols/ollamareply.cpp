// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/ollamareply.h"

#include "core/call/modelname.h"
#include "core/protocols/replyjson.h"

#include <QJsonDocument>

#include <array>

namespace inferograph {

namespace {

using replyjson::Value;

// The last version but one exception that left the cached part of a prompt out of its count.
constexpr std::array<int, 3> lastUncachedCounts{0, 3, 13};
constexpr std::array<int, 3> uncachedCountsAgain{0, 30, 0};

// `0.12.3-rc1` as its numbers; unset for anything else.
std::optional<std::array<int, 3>> versionNumbers(const QByteArray &version)
{
    std::array<int, 3> numbers{};
    const QList<QByteArray> parts = version.split('-').first().split('.');
    if (parts.size() != 3)
        return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        bool isNumber = false;
        numbers[i] = parts[static_cast<qsizetype>(i)].toInt(&isNumber);
        if (!isNumber)
            return std::nullopt;
    }
    return numbers;
}

// Whether `prompt_eval_count` leaves out what was cached, which no figure tells.
bool countsOnlyUncached(const QByteArray &version)
{
    const auto numbers = versionNumbers(version);
    return numbers && (*numbers <= lastUncachedCounts || *numbers == uncachedCountsAgain);
}

class OllamaReader final : public ReplyReader
{
public:
    explicit OllamaReader(bool countsWholePrompt) : m_countsWholePrompt(countsWholePrompt) {}

    EventContent read(const StreamEvent &event) override;
    QByteArray errorText(QByteArrayView body) const override { return replyjson::errorText(body); }
    void report(CallRecord &record) const override;

private:
    void takeFigure(std::string_view key, Value &value);

    const bool m_countsWholePrompt;
    replyjson::Document m_document;
    QByteArray m_model;
    QByteArray m_doneReason;
    // Ollama leaves a figure that is zero out, and versions differ in when it is: none is read as unknown.
    OptionalDuration m_totalDuration;
    OptionalDuration m_load;
    OptionalDuration m_promptEval;
    OptionalDuration m_generation;
    std::optional<qint64> m_promptTokens;
    std::optional<qint64> m_outputTokens;
};

void takeText(EventContent &content, std::string_view key, Value &value)
{
    if (key == "content" || key == "response")
        content.content += replyjson::text(value);
    else if (key == "thinking")
        content.reasoning += replyjson::text(value);
    else if (key == "tool_calls")
        content.toolCall |= replyjson::hasToolCall(value);
}

EventContent OllamaReader::read(const StreamEvent &event)
{
    EventContent content;
    replyjson::ErrorFields errors;
    if (event.data.trimmed().isEmpty())
        return content;
    const bool readable = m_document.read(event.data, [&](std::string_view key, Value value) {
        if (key == "message")
            replyjson::forEachField(
                value, [&content](std::string_view part, Value text) { takeText(content, part, text); });
        else if (key == "response" || key == "thinking")
            takeText(content, key, value);
        else if (key == "done")
            content.terminal = replyjson::boolean(value).value_or(false);
        else if (key == "error")
            errors.take(key, value);
        else
            takeFigure(key, value);
    });
    if (!readable)
        content.violation = "The server sent a line that is not a JSON object.";
    content.error = errors.inAnswer();
    return content;
}

void OllamaReader::takeFigure(std::string_view key, Value &value)
{
    if (key == "model")
        m_model = replyjson::string(value).value_or(m_model);
    else if (key == "done_reason")
        m_doneReason = replyjson::string(value).value_or(m_doneReason);
    else if (key == "total_duration")
        m_totalDuration = replyjson::nanoseconds(value);
    else if (key == "load_duration")
        m_load = replyjson::nanoseconds(value);
    else if (key == "prompt_eval_count")
        m_promptTokens = replyjson::count(value);
    else if (key == "prompt_eval_duration")
        m_promptEval = replyjson::nanoseconds(value);
    else if (key == "eval_count")
        m_outputTokens = replyjson::count(value);
    else if (key == "eval_duration")
        m_generation = replyjson::nanoseconds(value);
}

void OllamaReader::report(CallRecord &record) const
{
    if (record.model.isEmpty())
        record.model = normalisedModelName(m_model);
    if (record.server.isEmpty() && m_totalDuration)
        record.server = "ollama";
    if (m_doneReason == "load")
        record.operation = Operation::Load;
    else if (m_doneReason == "unload")
        record.operation = Operation::Unload;

    // `load_duration` is given for a loaded model too, and holds the wait for another one's eviction: how
    // long it is says nothing certain about `start`, which stays as the caller knows it.
    record.load = m_load;
    record.promptEval = m_promptEval;
    if (m_countsWholePrompt)
        record.promptTokens = m_promptTokens;
    record.serverGeneration = m_generation;
    if (m_generation)
        record.generationSpan = GenerationSpan::IncludesFirstToken;
    record.outputTokens = m_outputTokens;
    if (m_outputTokens)
        record.tokenCount = TokenCount::Server;
}

HttpRequest emptyRequest(const QJsonObject &body)
{
    return {.method = "POST",
            .path = "/api/generate",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

std::unique_ptr<ReplyReader> ollamaReader(const ServerFacts &server)
{
    return std::make_unique<OllamaReader>(!countsOnlyUncached(server.version));
}

QJsonObject ollamaRequest(const Prompt &prompt)
{
    QJsonObject options;
    if (prompt.maxTokens)
        options.insert(QStringLiteral("num_predict"), *prompt.maxTokens);
    if (prompt.temperature)
        options.insert(QStringLiteral("temperature"), *prompt.temperature);
    if (prompt.seed)
        options.insert(QStringLiteral("seed"), *prompt.seed);
    if (prompt.contextTokens)
        options.insert(QStringLiteral("num_ctx"), *prompt.contextTokens);

    QJsonObject request{{QStringLiteral("model"), QString::fromUtf8(prompt.model)},
                        {QStringLiteral("stream"), true}};
    if (!options.isEmpty())
        request.insert(QStringLiteral("options"), options);
    if (prompt.think)
        request.insert(QStringLiteral("think"), *prompt.think);
    if (prompt.keepAlive)
        request.insert(QStringLiteral("keep_alive"), static_cast<qint64>(prompt.keepAlive->count()));
    return request;
}

HttpRequest ollamaLoadRequest(const QByteArray &model)
{
    return emptyRequest({{QStringLiteral("model"), QString::fromUtf8(model)}});
}

HttpRequest ollamaUnloadRequest(const QByteArray &model)
{
    return emptyRequest(
        {{QStringLiteral("model"), QString::fromUtf8(model)}, {QStringLiteral("keep_alive"), 0}});
}

std::optional<QList<QByteArray>> ollamaModels(QByteArrayView body)
{
    return replyjson::namesInList(body, "models", "name");
}

} // namespace inferograph
