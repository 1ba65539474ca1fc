// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/tokenize.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace inferograph {

namespace {

// An answer has no beginning of its own: no server may add the token that marks one.
std::optional<QJsonObject> tokenizeBody(const QByteArray &product, const QString &model, const QString &text)
{
    if (product == "llamacpp")
        return QJsonObject{{QStringLiteral("content"), text}, {QStringLiteral("add_special"), false}};
    if (product == "vllm" || product == "sglang")
        return QJsonObject{{QStringLiteral("model"), model},
                           {QStringLiteral("prompt"), text},
                           {QStringLiteral("add_special_tokens"), false}};
    if (product == "tgi")
        return QJsonObject{{QStringLiteral("inputs"), text}, {QStringLiteral("add_special_tokens"), false}};
    return std::nullopt;
}

} // namespace

std::optional<HttpRequest> tokenizeRequest(const QByteArray &product, const QByteArray &model,
                                           const QByteArray &text)
{
    const auto body = tokenizeBody(product, QString::fromUtf8(model), QString::fromUtf8(text));
    if (!body)
        return std::nullopt;
    return HttpRequest{.method = "POST",
                       .path = "/tokenize",
                       .headers = {{"Content-Type", "application/json"}},
                       .body = QJsonDocument(*body).toJson(QJsonDocument::Compact)};
}

std::optional<qint64> tokensIn(QByteArrayView answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.toByteArray());
    if (document.isArray()) // TGI
        return document.array().size();
    const QJsonValue count = document[u"count"]; // vLLM, SGLang
    if (count.isDouble())
        return count.toInteger();
    const QJsonValue tokens = document[u"tokens"];
    return tokens.isArray() ? std::optional<qint64>(tokens.toArray().size()) : std::nullopt;
}

} // namespace inferograph
