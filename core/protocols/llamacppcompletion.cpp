// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/llamacppcompletion.h"

#include "core/protocols/chatmessages.h"
#include "core/protocols/jsoneventreader.h"
#include "core/protocols/openaifigures.h"
#include "core/protocols/openaireply.h"

#include <QJsonDocument>

namespace inferograph {

namespace {

using replyjson::Value;

class LlamaCppReader final : public JsonEventReader
{
public:
    void report(CallRecord &record) const override
    {
        reportIdentity(record);
        m_figures.report(record, sawToken());
    }

private:
    bool takeField(std::string_view key, Value &value, EventContent &content) override;
    void takeModel(Value &value);

    OpenAiFigures m_figures;
};

bool LlamaCppReader::takeField(std::string_view key, Value &value, EventContent &content)
{
    if (key == "content")
        content.content = replyjson::string(value).value_or(QByteArray());
    else if (key == "stop")
        content.terminal = replyjson::boolean(value).value_or(false);
    else if (key == "tokens_predicted" || key == "tokens_evaluated")
        m_figures.takeCount(key, value);
    else if (key == "prompt_progress")
        content.promptShare = promptShareIn(value);
    else if (key == "model")
        takeModel(value);
    else
        return m_figures.take(key, value);
    return true;
}

// A server that was told no name gives one of OpenAI's models.
void LlamaCppReader::takeModel(Value &value)
{
    const QByteArray name = replyjson::string(value).value_or(QByteArray());
    if (name != "gpt-3.5-turbo")
        m_model = name;
}

HttpRequest routerRequest(const QByteArray &path, const QByteArray &model)
{
    const QJsonObject body{{QStringLiteral("model"), QString::fromUtf8(model)}};
    return {.method = "POST",
            .path = path,
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

HttpRequest LlamaCppCompletion::request(const Prompt &prompt, const ServerFacts &) const
{
    QJsonObject body{{QStringLiteral("prompt"), QString::fromUtf8(bareText(prompt))},
                     {QStringLiteral("stream"), true},
                     {QStringLiteral("return_progress"), true}};
    if (!prompt.model.isEmpty())
        body.insert(QStringLiteral("model"), QString::fromUtf8(prompt.model));
    if (prompt.maxTokens)
        body.insert(QStringLiteral("n_predict"), *prompt.maxTokens);
    if (prompt.temperature)
        body.insert(QStringLiteral("temperature"), *prompt.temperature);
    if (prompt.seed)
        body.insert(QStringLiteral("seed"), *prompt.seed);
    return {.method = "POST",
            .path = "/completion",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> LlamaCppCompletion::reader(const ServerFacts &) const
{
    return std::make_unique<LlamaCppReader>();
}

std::optional<QList<QByteArray>> LlamaCppCompletion::models(QByteArrayView body) const
{
    return openAiModels(body);
}

std::optional<QList<QByteArray>> LlamaCppCompletion::loadedModels(QByteArrayView body) const
{
    return openAiLoadedModels(body);
}

std::optional<HttpRequest> LlamaCppCompletion::loadRequest(const QByteArray &model) const
{
    return routerRequest("/models/load", model);
}

std::optional<HttpRequest> LlamaCppCompletion::unloadRequest(const QByteArray &model) const
{
    return routerRequest("/models/unload", model);
}

} // namespace inferograph
