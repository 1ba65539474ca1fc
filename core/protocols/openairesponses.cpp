// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/openairesponses.h"

#include "core/protocols/jsoneventreader.h"
#include "core/protocols/openaifigures.h"
#include "core/protocols/openaireply.h"

#include <QJsonDocument>

namespace inferograph {

namespace {

using replyjson::Value;

class OpenAiResponsesReader final : public JsonEventReader
{
public:
    void report(CallRecord &record) const override
    {
        reportIdentity(record);
        m_figures.report(record, sawToken());
    }

private:
    bool takeField(std::string_view key, Value &value, EventContent &content) override;
    void endEvent(const QByteArray &type, EventContent &content) override;
    void takeResponse(std::string_view key, Value &value);
    void endWholeAnswer(EventContent &content) const;

    OpenAiFigures m_figures;
    // Of the event being read.
    QByteArray m_delta;
    QByteArray m_status;
    QByteArray m_failure;
    bool m_namesTool = false;
};

bool hasName(Value &item)
{
    bool found = false;
    replyjson::forEachField(item, [&found](std::string_view key, Value value) {
        found |= key == "name" && !replyjson::string(value).value_or(QByteArray()).isEmpty();
    });
    return found;
}

// One item of the `output` of a whole answer: a message, reasoning, or a call of a tool.
void takeItem(Value &item, EventContent &content)
{
    QByteArray type;
    QByteArray text;
    replyjson::forEachField(item, [&](std::string_view key, Value value) {
        if (key == "type")
            type = replyjson::string(value).value_or(QByteArray());
        else if (key == "content" || key == "summary")
            text += replyjson::text(value);
        else if (key == "name")
            content.toolCall |= !replyjson::string(value).value_or(QByteArray()).isEmpty();
    });
    (type == "reasoning" ? content.reasoning : content.content) += text;
}

bool OpenAiResponsesReader::takeField(std::string_view key, Value &value, EventContent &content)
{
    if (key == "delta")
        m_delta = replyjson::string(value).value_or(QByteArray());
    else if (key == "item")
        m_namesTool = hasName(value);
    else if (key == "response")
        replyjson::forEachField(value,
                                [this](std::string_view part, Value field) { takeResponse(part, field); });
    else if (key == "output")
        replyjson::forEachElement(value, [&content](Value item) { takeItem(item, content); });
    else if (key == "status")
        m_status = replyjson::string(value).value_or(QByteArray());
    else
        return takeIdentity(key, value) || m_figures.take(key, value);
    return true;
}

// The response as an event holds it: its output came in deltas before.
void OpenAiResponsesReader::takeResponse(std::string_view key, Value &value)
{
    if (key == "error")
        m_failure = replyjson::errorWords(value);
    else if (!takeIdentity(key, value))
        m_figures.take(key, value);
}

void OpenAiResponsesReader::endEvent(const QByteArray &type, EventContent &content)
{
    const QByteArray delta = std::exchange(m_delta, {});
    const QByteArray failure = std::exchange(m_failure, {});
    const bool namesTool = std::exchange(m_namesTool, false);
    if (type == "response.output_text.delta" || type == "response.refusal.delta")
        content.content = delta;
    else if (type.startsWith("response.reasoning") && type.endsWith(".delta"))
        content.reasoning = delta;
    else if (type.contains("_call") && type.endsWith(".delta"))
        content.toolCall = !delta.isEmpty();
    else if (type == "response.output_item.added")
        content.toolCall = namesTool;
    else if (type == "response.completed" || type == "response.incomplete")
        content.terminal = true;
    else if (type == "response.failed" && !content.error)
        content.error = failure.isEmpty() ? QByteArray(replyjson::errorWithoutWords) : failure;
    else if (type.isEmpty())
        endWholeAnswer(content);
    m_status.clear();
}

void OpenAiResponsesReader::endWholeAnswer(EventContent &content) const
{
    content.terminal = m_status == "completed" || m_status == "incomplete";
    if (m_status == "failed" && !content.error)
        content.error = replyjson::errorWithoutWords;
}

} // namespace

HttpRequest OpenAiResponses::request(const Prompt &prompt, const ServerFacts &) const
{
    QJsonObject body{{QStringLiteral("input"), QString::fromUtf8(prompt.text)},
                     {QStringLiteral("stream"), true},
                     {QStringLiteral("store"), false}};
    if (!prompt.model.isEmpty())
        body.insert(QStringLiteral("model"), QString::fromUtf8(prompt.model));
    if (!prompt.system.isEmpty())
        body.insert(QStringLiteral("instructions"), QString::fromUtf8(prompt.system));
    if (prompt.maxTokens)
        body.insert(QStringLiteral("max_output_tokens"), *prompt.maxTokens);
    if (prompt.temperature)
        body.insert(QStringLiteral("temperature"), *prompt.temperature);
    return {.method = "POST",
            .path = "/v1/responses",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> OpenAiResponses::reader(const ServerFacts &) const
{
    return std::make_unique<OpenAiResponsesReader>();
}

std::optional<QList<QByteArray>> OpenAiResponses::models(QByteArrayView body) const
{
    return openAiModels(body);
}

} // namespace inferograph
