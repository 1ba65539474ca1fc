// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/openaichat.h"

#include "core/protocols/chatmessages.h"
#include "core/protocols/openaireply.h"

#include <QJsonDocument>

namespace inferograph {

namespace {

QJsonObject chatBody(const Prompt &prompt, const ServerFacts &server)
{
    QJsonObject body = openAiRequest(prompt, server);
    body.insert(QStringLiteral("messages"), chatMessages(prompt));
    return body;
}

HttpRequest chatRequest(const QJsonObject &body)
{
    return {.method = "POST",
            .path = "/v1/chat/completions",
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

HttpRequest OpenAiChat::request(const Prompt &prompt, const ServerFacts &server) const
{
    return chatRequest(chatBody(prompt, server));
}

// OpenAI's reasoning models want the limit by another name, which most other servers do not know.
std::optional<HttpRequest> OpenAiChat::amendedRequest(const Prompt &prompt, const ServerFacts &server,
                                                      QByteArrayView refusal) const
{
    const auto wanted = QStringLiteral("max_completion_tokens");
    if (!prompt.maxTokens || !refusal.contains("max_completion_tokens"))
        return std::nullopt;
    QJsonObject body = chatBody(prompt, server);
    body.insert(wanted, body.take(QStringLiteral("max_tokens")));
    return chatRequest(body);
}

std::unique_ptr<ReplyReader> OpenAiChat::reader(const ServerFacts &) const
{
    return openAiReader();
}

std::optional<QList<QByteArray>> OpenAiChat::models(QByteArrayView body) const
{
    return openAiModels(body);
}

} // namespace inferograph
