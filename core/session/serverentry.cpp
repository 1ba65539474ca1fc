// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/serverentry.h"

namespace inferograph {

namespace {

using std::chrono::seconds;

constexpr seconds firstPause(2);
constexpr seconds longestPause(60);

// Whether a failed call says that the server itself is gone.
bool meansServerIsGone(const CallRecord &call)
{
    return call.status == CallStatus::Failed &&
           (call.errorKind == ErrorKind::Refused || call.errorKind == ErrorKind::Dns);
}

} // namespace

QString productName(const QByteArray &product)
{
    if (product == "ollama")
        return QStringLiteral("Ollama");
    if (product == "llamacpp")
        return QStringLiteral("llama.cpp");
    if (product == "lmstudio")
        return QStringLiteral("LM Studio");
    if (product == "vllm")
        return QStringLiteral("vLLM");
    if (product == "sglang")
        return QStringLiteral("SGLang");
    if (product == "tgi")
        return QStringLiteral("TGI");
    return ServerEntry::tr("Server");
}

ServerEntry::ServerEntry(SourceInfo info, const Location &location, QObject *parent)
    : SourceEntry(std::move(info), location.key, parent), m_location(location), m_pause(firstPause)
{
    m_info.kind = SourceKind::Server;
    setLocation(location);
    if (m_info.label.isEmpty())
        m_info.label = tr("Server");
    m_secondTimer.setInterval(seconds(1));
    connect(&m_secondTimer, &QTimer::timeout, this, &ServerEntry::countDown);
}

void ServerEntry::setLocation(const Location &location)
{
    m_location = location;
    m_access.headers.clear();
    if (!location.authorization.isEmpty())
        m_access.headers.append({"Authorization", location.authorization});
    m_key = location.key;
    m_info.location = location.shown;
    m_info.address = location.url.toString();
}

void ServerEntry::setKey(const QByteArray &key, KeyStore::Place place)
{
    const bool isNew = key != m_access.apiKey;
    m_access.apiKey = key;
    m_info.key = key.isEmpty() ? std::nullopt : std::optional(place);
    if (isNew && m_info.state != SourceState::Live && m_info.state != SourceState::Disabled)
        retry();
    else
        Q_EMIT changed();
}

void ServerEntry::noteKeyPlace(KeyStore::Place place)
{
    m_info.key = place;
    Q_EMIT changed();
}

void ServerEntry::start()
{
    identify();
}

void ServerEntry::retry()
{
    if (m_location.url.isEmpty())
        return;
    m_pause = firstPause;
    identify();
}

void ServerEntry::stop()
{
    m_secondTimer.stop();
    dropDiscovery();
    m_reason.clear();
    setState(SourceState::Disabled);
}

void ServerEntry::dropDiscovery()
{
    if (!m_discovery)
        return;
    m_discovery->disconnect(this);
    m_discovery->deleteLater();
    m_discovery = nullptr;
}

void ServerEntry::identify()
{
    m_secondTimer.stop();
    if (m_location.url.isEmpty()) {
        fail(tr("This is not the address of a server. Write it like http://localhost:11434."));
        return;
    }
    // A new one for each attempt: an answer to an earlier attempt must not count for this one.
    dropDiscovery();
    m_discovery = new Discovery(this);
    connect(m_discovery, &Discovery::found, this, &ServerEntry::setFound);
    connect(m_discovery, &Discovery::notFound, this,
            [this](const QUrl &, const QString &reason) { retryLater(reason); });
    setState(SourceState::Connecting, m_reason);
    m_discovery->identify(m_location.url, m_access);
}

void ServerEntry::setFound(const FoundServer &server)
{
    m_secondTimer.stop();
    m_pause = firstPause;
    m_reason.clear();
    m_info.server = server;
    if (!m_info.demo)
        m_info.label = productName(server.product);
    setState(SourceState::Live);
    Q_EMIT identified();
}

void ServerEntry::fail(const QString &message)
{
    m_secondTimer.stop();
    setState(SourceState::Failed, message);
}

void ServerEntry::retryLater(const QString &reason)
{
    m_reason = reason.endsWith(QLatin1Char('.')) ? reason.chopped(1) : reason;
    m_untilRetry = m_pause + seconds(1);
    m_pause = std::min(2 * m_pause, longestPause);
    m_secondTimer.start();
    countDown();
}

void ServerEntry::countDown()
{
    if (--m_untilRetry <= seconds(0)) {
        identify();
        return;
    }
    //: %1 is why the server could not be reached
    setState(SourceState::Failed,
             tr("%1 · retry in %2 s").arg(m_reason, QString::number(m_untilRetry.count())));
}

std::optional<CallSpec> ServerEntry::callSpec(const Prompt &prompt) const
{
    if (m_info.state != SourceState::Live || !m_info.server.protocol)
        return std::nullopt;
    const RunServer server = runServer();
    CallSpec spec;
    spec.baseUrl = m_info.server.baseUrl;
    spec.protocol = server.protocol;
    spec.prompt = prompt;
    spec.server = server.product;
    spec.serverVersion = server.version;
    spec.source = server.source;
    spec.findStart = true;
    spec.access = server.access;
    spec.keepRaw = server.keepRaw;
    return spec;
}

RunServer ServerEntry::runServer() const
{
    RunServer server;
    server.access = m_access;
    server.source = m_info.demo ? "demo" : "probe";
    server.keepRaw = true;
    if (m_info.state == SourceState::Live) {
        server.protocol = m_info.server.protocol;
        server.product = m_info.server.product;
        server.version = m_info.server.version;
    }
    return server;
}

void ServerEntry::noteFinishedCall(const CallRecord &call)
{
    ++m_info.calls;
    if (m_info.state == SourceState::Live && meansServerIsGone(call))
        identify();
    else
        Q_EMIT changed();
}

} // namespace inferograph
