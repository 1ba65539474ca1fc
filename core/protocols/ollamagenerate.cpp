// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/ollamagenerate.h"

#include "core/protocols/ollamareply.h"

#include <QJsonDocument>

namespace inferograph {

HttpRequest OllamaGenerate::request(const Prompt &prompt, const ServerFacts &) const
{
    QJsonObject body = ollamaRequest(prompt);
    body.insert(QStringLiteral("prompt"), QString::fromUtf8(prompt.text));
    if (!prompt.system.isEmpty())
        body.insert(QStringLiteral("system"), QString::fromUtf8(prompt.system));
    return {.method = "POST",
            .path = "/api/generate",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> OllamaGenerate::reader(const ServerFacts &server) const
{
    return ollamaReader(server);
}

std::optional<QList<QByteArray>> OllamaGenerate::models(QByteArrayView body) const
{
    return ollamaModels(body);
}

std::optional<QList<QByteArray>> OllamaGenerate::loadedModels(QByteArrayView body) const
{
    return ollamaModels(body);
}

std::optional<HttpRequest> OllamaGenerate::loadRequest(const QByteArray &model) const
{
    return ollamaLoadRequest(model);
}

std::optional<HttpRequest> OllamaGenerate::unloadRequest(const QByteArray &model) const
{
    return ollamaUnloadRequest(model);
}

} // namespace inferograph
