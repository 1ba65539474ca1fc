// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/openaichat.h"

#include "core/protocols/chatmessages.h"
#include "core/protocols/openaireply.h"

#include <QJsonDocument>

namespace inferograph {

HttpRequest OpenAiChat::request(const Prompt &prompt) const
{
    QJsonObject body = openAiRequest(prompt);
    body.insert(QStringLiteral("messages"), chatMessages(prompt));
    return {.method = "POST",
            .path = "/v1/chat/completions",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> OpenAiChat::reader() const
{
    return openAiReader();
}

std::optional<QList<QByteArray>> OpenAiChat::models(QByteArrayView body) const
{
    return openAiModels(body);
}

} // namespace inferograph
