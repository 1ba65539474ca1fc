// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/lmstudiochat.h"

#include "core/protocols/jsoneventreader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace inferograph {

namespace {

using replyjson::Value;

class LmStudioReader final : public JsonEventReader
{
public:
    void report(CallRecord &record) const override;

private:
    bool takeField(std::string_view key, Value &value, EventContent &content) override;
    void endEvent(const QByteArray &type, EventContent &content) override;
    bool takeResult(std::string_view key, Value &value);
    void takeFigure(std::string_view key, Value &value);

    bool m_hasStats = false;
    bool m_loadBegan = false;
    OptionalDuration m_load;
    std::optional<qint64> m_promptTokens;
    std::optional<qint64> m_outputTokens;
    std::optional<qint64> m_reasoningTokens;
    // Of the event being read.
    QByteArray m_text;
    std::optional<double> m_progress;
    bool m_namesTool = false;
};

// One item of the `output` of a whole answer.
void takeItem(Value &item, EventContent &content)
{
    QByteArray type;
    QByteArray text;
    replyjson::forEachField(item, [&](std::string_view key, Value value) {
        if (key == "type")
            type = replyjson::string(value).value_or(QByteArray());
        else if (key == "content")
            text = replyjson::string(value).value_or(QByteArray());
    });
    if (type == "reasoning")
        content.reasoning += text;
    else if (type == "message")
        content.content += text;
    else
        content.toolCall |= type == "tool_call";
}

bool LmStudioReader::takeField(std::string_view key, Value &value, EventContent &content)
{
    if (key == "content")
        m_text = replyjson::string(value).value_or(QByteArray());
    else if (key == "tool")
        m_namesTool = !replyjson::string(value).value_or(QByteArray()).isEmpty();
    else if (key == "progress")
        m_progress = replyjson::share(value);
    else if (key == "load_time_seconds")
        m_load = replyjson::seconds(value);
    else if (key == "result") // its output came in deltas before
        replyjson::forEachField(value,
                                [this](std::string_view part, Value field) { takeResult(part, field); });
    else if (key == "output")
        replyjson::forEachElement(value, [&content](Value item) { takeItem(item, content); });
    else
        return takeResult(key, value);
    return true;
}

// A field of the whole answer, or of the last event's `result`, which is the same.
bool LmStudioReader::takeResult(std::string_view key, Value &value)
{
    if (key == "stats") {
        m_hasStats = replyjson::isObject(value);
        replyjson::forEachField(value,
                                [this](std::string_view part, Value figure) { takeFigure(part, figure); });
    } else if (key == "model_instance_id") {
        m_model = replyjson::string(value).value_or(m_model);
    } else if (key == "response_id") {
        m_id = replyjson::string(value).value_or(m_id);
    } else {
        return false;
    }
    return true;
}

// The time to first token in it is the server's, and the rate is printed without its time: neither is read.
void LmStudioReader::takeFigure(std::string_view key, Value &value)
{
    if (key == "input_tokens")
        m_promptTokens = replyjson::count(value);
    else if (key == "total_output_tokens")
        m_outputTokens = replyjson::count(value);
    else if (key == "reasoning_output_tokens")
        m_reasoningTokens = replyjson::count(value);
    else if (key == "model_load_time_seconds")
        m_load = replyjson::seconds(value);
}

void LmStudioReader::endEvent(const QByteArray &type, EventContent &content)
{
    const QByteArray text = std::exchange(m_text, {});
    const std::optional<double> progress = std::exchange(m_progress, {});
    const bool namesTool = std::exchange(m_namesTool, false);
    if (type == "message.delta")
        content.content = text;
    else if (type == "reasoning.delta")
        content.reasoning = text;
    else if (type == "tool_call.start" || type == "tool_call.arguments")
        content.toolCall = namesTool;
    else if (type == "prompt_processing.progress")
        content.promptShare = progress;
    else if (type == "model_load.start")
        m_loadBegan = true;
    else
        content.terminal = type == "chat.end" || (type.isEmpty() && m_hasStats);
}

void LmStudioReader::report(CallRecord &record) const
{
    reportIdentity(record);
    record.load = m_load;
    // A load is told of only where this call caused it.
    if (m_load || m_loadBegan)
        record.start = StartKind::Cold;
    else if (m_hasStats)
        record.start = StartKind::Warm;
    record.promptTokens = m_promptTokens;
    record.reasoningTokens = m_reasoningTokens;
    if (m_outputTokens && !(sawToken() && m_outputTokens == 0)) {
        record.outputTokens = m_outputTokens;
        record.tokenCount = TokenCount::Server;
    }
}

QByteArray jsonOf(const QString &name, const QByteArray &value)
{
    const QJsonObject object{{name, QString::fromUtf8(value)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

HttpRequest LmStudioChat::request(const Prompt &prompt, const ServerFacts &) const
{
    QJsonObject body{{QStringLiteral("model"), QString::fromUtf8(prompt.model)},
                     {QStringLiteral("input"), QString::fromUtf8(prompt.text)},
                     {QStringLiteral("stream"), true},
                     {QStringLiteral("store"), false}};
    if (!prompt.system.isEmpty())
        body.insert(QStringLiteral("system_prompt"), QString::fromUtf8(prompt.system));
    if (prompt.maxTokens)
        body.insert(QStringLiteral("max_output_tokens"), *prompt.maxTokens);
    if (prompt.temperature)
        body.insert(QStringLiteral("temperature"), *prompt.temperature);
    if (prompt.think)
        body.insert(QStringLiteral("reasoning"),
                    *prompt.think ? QStringLiteral("on") : QStringLiteral("off"));
    return {.method = "POST",
            .path = "/api/v1/chat",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> LmStudioChat::reader(const ServerFacts &) const
{
    return std::make_unique<LmStudioReader>();
}

std::optional<QList<QByteArray>> LmStudioChat::models(QByteArrayView body) const
{
    return replyjson::namesInList(body, "models", "key");
}

// A call may name a model, or one of its loaded instances.
std::optional<QList<QByteArray>> LmStudioChat::loadedModels(QByteArrayView body) const
{
    if (!models(body))
        return std::nullopt;
    QList<QByteArray> loaded;
    const auto takeModel = [&loaded](Value model) {
        QByteArray key;
        QList<QByteArray> instances;
        replyjson::forEachField(model, [&](std::string_view name, Value value) {
            if (name == "key")
                key = replyjson::string(value).value_or(QByteArray());
            else if (name == "loaded_instances")
                replyjson::forEachElement(value, [&instances](Value instance) {
                    replyjson::forEachField(instance, [&instances](std::string_view part, Value id) {
                        if (part == "id")
                            instances.append(replyjson::string(id).value_or(QByteArray()));
                    });
                });
        });
        if (!instances.isEmpty())
            loaded += QList<QByteArray>{key} + instances;
    };
    replyjson::Document document;
    document.read(body, [&takeModel](std::string_view name, Value value) {
        if (name == "models")
            replyjson::forEachElement(value, takeModel);
    });
    return loaded;
}

std::optional<HttpRequest> LmStudioChat::loadRequest(const QByteArray &model) const
{
    return HttpRequest{.method = "POST",
                       .path = "/api/v1/models/load",
                       .headers = {{"Content-Type", "application/json"}},
                       .body = jsonOf(QStringLiteral("model"), model)};
}

// The one instance of a model goes by the model's own name.
std::optional<HttpRequest> LmStudioChat::unloadRequest(const QByteArray &model) const
{
    return HttpRequest{.method = "POST",
                       .path = "/api/v1/models/unload",
                       .headers = {{"Content-Type", "application/json"}},
                       .body = jsonOf(QStringLiteral("instance_id"), model)};
}

} // namespace inferograph
