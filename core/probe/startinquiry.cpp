// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/startinquiry.h"

#include "core/call/modelname.h"
#include "core/probe/httprequest.h"

#include <QNetworkReply>

namespace inferograph {

namespace {

constexpr std::chrono::milliseconds patience(500);
constexpr qint64 longestAnswer = 1024 * 1024;

QByteArray fullTag(const QByteArray &name)
{
    const QByteArray tag = withoutRegistry(name);
    return tag.contains(':') ? tag : tag + ":latest";
}

std::optional<StartKind> startOf(const QByteArray &model, const QList<QByteArray> &loaded)
{
    return listsModel(loaded, model) ? StartKind::Warm : StartKind::Cold;
}

} // namespace

StartInquiry::StartInquiry(UntimedClient &client, const CallSpec &spec, QObject *parent) : QObject(parent)
{
    const QUrl url = requestUrl(spec.baseUrl, spec.protocol->loadedPath());
    QNetworkReply *reply = client.get(url, spec.access, spec.protocol, patience);
    reply->setParent(this);
    reply->setReadBufferSize(longestAnswer);
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, protocol = spec.protocol, model = spec.prompt.model] {
                const auto loaded = reply->error() == QNetworkReply::NoError
                                        ? protocol->loadedModels(reply->readAll())
                                        : std::nullopt;
                Q_EMIT answered(loaded ? startOf(model, *loaded) : std::nullopt);
            });
}

bool listsModel(const QList<QByteArray> &loaded, const QByteArray &model)
{
    return std::any_of(loaded.begin(), loaded.end(),
                       [tag = fullTag(model)](const QByteArray &name) { return fullTag(name) == tag; });
}

bool StartInquiry::isPossible(const CallSpec &spec)
{
    return spec.protocol && !spec.protocol->loadedPath().isEmpty() && spec.baseUrl.isValid();
}

} // namespace inferograph
