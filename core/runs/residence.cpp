// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/residence.h"

#include "core/probe/httprequest.h"
#include "core/probe/startinquiry.h"
#include "core/protocols/registry.h"

#include <QNetworkReply>

#include <algorithm>

namespace inferograph {

namespace {

constexpr std::chrono::milliseconds pause(100); // between two looks at what is loaded
constexpr std::chrono::seconds answerLimit(10);
constexpr std::chrono::seconds unloadLimit(60);
constexpr std::chrono::seconds loadLimit(600);
constexpr qint64 longestAnswer = 1024 * 1024;

} // namespace

Residence::Residence(const QUrl &baseUrl, const Protocol &protocol, const Access &access, QObject *parent)
    : QObject(parent), m_baseUrl(baseUrl), m_protocol(protocol), m_access(access)
{
    m_askAgain.setSingleShot(true);
    m_askAgain.setInterval(pause);
    connect(&m_askAgain, &QTimer::timeout, this, &Residence::askWhatIsLoaded);
}

void Residence::arrange(const QList<QByteArray> &unwanted, const QByteArray &wanted)
{
    m_unwanted = unwanted;
    m_wanted = wanted;
    m_requested.clear();
    if (!m_protocol.unloadRequest({}))
        giveUp("Unknown: servers of this kind cannot be told to unload a model.");
    else
        askWhatIsLoaded();
}

void Residence::askWhatIsLoaded()
{
    const QUrl url = requestUrl(m_baseUrl, m_protocol.loadedPath());
    QNetworkReply *reply = m_client.get(url, m_access, &m_protocol, answerLimit);
    m_pending = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply != m_pending)
            return;
        const auto loaded = reply->error() == QNetworkReply::NoError
                                ? m_protocol.loadedModels(reply->read(longestAnswer))
                                : std::nullopt;
        if (loaded)
            take(*loaded);
        else
            giveUp("Unknown: this server does not tell which models are loaded.");
    });
}

void Residence::take(const QList<QByteArray> &loaded)
{
    const auto isLoaded = [&loaded](const QByteArray &model) { return listsModel(loaded, model); };
    const auto left = std::find_if(m_unwanted.cbegin(), m_unwanted.cend(), isLoaded);
    const bool unloads = left != m_unwanted.cend();
    if (!unloads && (m_wanted.isEmpty() || isLoaded(m_wanted))) {
        Q_EMIT arranged();
        return;
    }
    const QByteArray model = unloads ? *left : m_wanted;
    const QByteArray verb = unloads ? "unload " : "load ";
    const std::chrono::seconds limit = unloads ? unloadLimit : loadLimit;
    if (!m_requested.contains(model)) {
        m_requested.insert(model);
        m_deadline.setRemainingTime(limit);
        const auto asked = unloads ? m_protocol.unloadRequest(model) : m_protocol.loadRequest(model);
        request(*asked, "Unknown: the server would not " + verb + model);
    } else if (m_deadline.hasExpired()) {
        giveUp("Unknown: the server did not " + verb + model + " within " +
               QByteArray::number(limit.count()) + " s.");
    } else {
        m_askAgain.start();
    }
}

void Residence::request(const HttpRequest &request, const QByteArray &failure)
{
    QNetworkReply *reply = m_client.post(m_baseUrl, request, m_access, &m_protocol, loadLimit);
    m_pending = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply, failure] {
        reply->deleteLater();
        if (reply != m_pending)
            return;
        if (reply->error() == QNetworkReply::NoError) {
            askWhatIsLoaded();
            return;
        }
        const QByteArray said = m_protocol.reader()->errorText(reply->read(longestAnswer));
        giveUp(failure + ": " +
               withoutSecrets(said.isEmpty() ? reply->errorString().toUtf8() : said, m_baseUrl,
                              accessHeaders(m_access, &m_protocol)));
    });
}

void Residence::giveUp(const QByteArray &why)
{
    m_askAgain.stop();
    m_pending = nullptr;
    Q_EMIT impossible(why);
}

const Protocol &residenceProtocol(const QByteArray &product, const Protocol &spoken)
{
    const Protocol *own = protocolById(product);
    return own && own->unloadRequest({}) ? *own : spoken;
}

} // namespace inferograph
