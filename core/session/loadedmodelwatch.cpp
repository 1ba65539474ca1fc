// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/loadedmodelwatch.h"

#include "core/call/modelname.h"
#include "core/probe/httprequest.h"
#include "core/runs/residence.h"

#include <QElapsedTimer>
#include <QNetworkReply>

#include <algorithm>

namespace inferograph {

namespace {

using namespace std::chrono_literals;

constexpr UntimedClient::Patience patience(5000);
constexpr UntimedClient::Patience unloadPatience(60'000);
constexpr std::chrono::seconds longestPause = 30s;
constexpr qint64 longestAnswer = 4 * 1024 * 1024;

} // namespace

LoadedModelWatch::LoadedModelWatch(const QUrl &baseUrl, const RunServer &server, QObject *parent)
    : QObject(parent)
    , m_root(serverRoot(baseUrl))
    , m_baseUrl(baseUrl)
    , m_server(server)
    , m_paths(loadedModelPaths(server.product))
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &LoadedModelWatch::ask);
}

bool LoadedModelWatch::isPossible(const QByteArray &product)
{
    return !loadedModelPaths(product).isEmpty();
}

void LoadedModelWatch::setWatching(bool watching)
{
    if (watching == m_watching || m_paths.isEmpty())
        return;
    m_watching = watching;
    m_next.stop();
    m_pending = nullptr; // an answer that is under way is nobody's any more
    m_answers.clear();
    if (watching)
        ask();
}

void LoadedModelWatch::ask()
{
    const QUrl url = requestUrl(m_root, m_paths.at(m_answers.size()));
    QNetworkReply *reply = m_client.get(url, m_server.access, m_server.protocol, patience);
    m_pending = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply != m_pending)
            return;
        const bool answered = reply->error() == QNetworkReply::NoError;
        if (!answered && m_answers.isEmpty())
            giveUp(tr("The server did not tell: %1.").arg(reply->errorString()));
        else
            take(answered ? reply->read(longestAnswer) : QByteArray());
    });
}

void LoadedModelWatch::take(const QByteArray &answer)
{
    m_answers.append(answer);
    if (m_answers.size() < m_paths.size()) {
        ask();
        return;
    }
    const auto models = loadedModels(m_server.product, m_answers);
    if (!models) {
        giveUp(tr("The server's answer was not understood."));
        return;
    }
    m_answers.clear();
    m_pause = pause;
    m_next.start(m_pause);
    Q_EMIT told(*models);
}

void LoadedModelWatch::giveUp(const QString &why)
{
    m_answers.clear();
    m_pause = std::min(2 * m_pause, longestPause);
    m_next.start(m_pause);
    Q_EMIT silent(why);
}

bool LoadedModelWatch::canUnload() const
{
    return m_server.protocol &&
           residenceProtocol(m_server.product, *m_server.protocol).unloadRequest({}).has_value();
}

void LoadedModelWatch::unload(const QByteArray &model)
{
    if (!canUnload()) {
        Q_EMIT notUnloaded(model, tr("Servers of this kind cannot be told to unload a model."));
        return;
    }
    const Protocol &protocol = residenceProtocol(m_server.product, *m_server.protocol);
    CallRecord request;
    request.server = m_server.product;
    request.model = normalisedModelName(model);
    request.operation = Operation::Unload;
    request.startedAt = wallNow();
    QElapsedTimer clock;
    clock.start();
    QNetworkReply *reply =
        m_client.post(m_root, *protocol.unloadRequest(model), m_server.access, &protocol, unloadPatience);
    connect(reply, &QNetworkReply::finished, this, [this, reply, request, clock, &protocol] {
        reply->deleteLater();
        CallRecord ended = request;
        ended.total = Nanoseconds(clock.nsecsElapsed());
        Q_EMIT sent(ended);
        if (reply->error() == QNetworkReply::NoError) {
            Q_EMIT unloaded(ended.model);
        } else {
            const QByteArray said = protocol.reader()->errorText(reply->read(longestAnswer));
            Q_EMIT notUnloaded(ended.model, QString::fromUtf8(withoutSecrets(
                                                said.isEmpty() ? reply->errorString().toUtf8() : said,
                                                m_baseUrl, accessHeaders(m_server.access, &protocol))));
        }
        if (m_next.isActive())
            m_next.start(0); // to see it gone
    });
}

} // namespace inferograph
