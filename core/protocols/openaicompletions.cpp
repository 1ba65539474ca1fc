// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/openaicompletions.h"

#include "core/protocols/chatmessages.h"
#include "core/protocols/openaireply.h"

#include <QJsonDocument>

namespace inferograph {

HttpRequest OpenAiCompletions::request(const Prompt &prompt, const ServerFacts &server) const
{
    QJsonObject body = openAiRequest(prompt, server);
    body.insert(QStringLiteral("prompt"), QString::fromUtf8(bareText(prompt)));
    return {.method = "POST",
            .path = "/v1/completions",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> OpenAiCompletions::reader(const ServerFacts &) const
{
    return openAiReader();
}

std::optional<QList<QByteArray>> OpenAiCompletions::models(QByteArrayView body) const
{
    return openAiModels(body);
}

} // namespace inferograph
