// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/connectiontest.h"

#include "core/probe/httprequest.h"

#include <QElapsedTimer>
#include <QNetworkReply>

namespace inferograph {

namespace {

constexpr UntimedClient::Patience patience(10'000);

} // namespace

ConnectionTest::ConnectionTest(const QUrl &url, const Access &access, QObject *parent)
    : QObject(parent), m_url(url), m_access(access)
{
    connect(&m_discovery, &Discovery::found, this, &ConnectionTest::measure);
    connect(&m_discovery, &Discovery::notFound, this, [this](const QUrl &, const QString &reason) {
        Q_EMIT finished({.server = {}, .latency = {}, .problem = reason});
    });
}

void ConnectionTest::start()
{
    m_discovery.identify(m_url, m_access);
}

// The first answer opens the connection, the second tells the latency.
void ConnectionTest::measure(const FoundServer &server)
{
    const QUrl url = requestUrl(server.baseUrl, server.protocol->modelsPath());
    QNetworkReply *reply = m_client.get(url, m_access, server.protocol, patience);
    QElapsedTimer clock;
    clock.start();
    connect(reply, &QNetworkReply::finished, this, [this, reply, clock, server] {
        const Nanoseconds time(clock.nsecsElapsed());
        reply->deleteLater();
        const bool answered = reply->error() == QNetworkReply::NoError;
        if (answered && ++m_asked == 1)
            measure(server);
        else
            Q_EMIT finished(
                {.server = server, .latency = answered ? std::optional(time) : std::nullopt, .problem = {}});
    });
}

} // namespace inferograph
