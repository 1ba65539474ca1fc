// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/ollamachat.h"

#include "core/protocols/chatmessages.h"
#include "core/protocols/ollamareply.h"

#include <QJsonDocument>

namespace inferograph {

HttpRequest OllamaChat::request(const Prompt &prompt, const ServerFacts &) const
{
    QJsonObject body = ollamaRequest(prompt);
    body.insert(QStringLiteral("messages"), chatMessages(prompt));
    return {.method = "POST",
            .path = "/api/chat",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> OllamaChat::reader(const ServerFacts &server) const
{
    return ollamaReader(server);
}

std::optional<QList<QByteArray>> OllamaChat::models(QByteArrayView body) const
{
    return ollamaModels(body);
}

std::optional<QList<QByteArray>> OllamaChat::loadedModels(QByteArrayView body) const
{
    return ollamaModels(body);
}

std::optional<HttpRequest> OllamaChat::loadRequest(const QByteArray &model) const
{
    return ollamaLoadRequest(model);
}

std::optional<HttpRequest> OllamaChat::unloadRequest(const QByteArray &model) const
{
    return ollamaUnloadRequest(model);
}

} // namespace inferograph
