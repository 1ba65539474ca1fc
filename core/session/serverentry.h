// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"
#include "core/runs/runserver.h"
#include "core/session/location.h"
#include "core/session/sourceentry.h"

#include <QTimer>

#include <chrono>

namespace inferograph {

// A product as people write it; `Server` where it has no name here.
QString productName(const QByteArray &product);

// A server as a source: asked who it is, and asked again with growing pauses for as long as it does not
// answer. Its credentials stay in here and in the calls it specifies.
class ServerEntry : public SourceEntry
{
    Q_OBJECT

public:
    ServerEntry(SourceInfo info, const Location &location, QObject *parent);

    void start() override;
    void retry() override;
    void stop() override;

    void setLocation(const Location &location);
    void setFound(const FoundServer &server); // it has been identified already
    // For its calls from now on; an empty one takes it away. Identifies it anew where it has not been so far.
    void setKey(const QByteArray &key, KeyStore::Place place);
    bool hasKey() const { return !m_access.apiKey.isEmpty(); }
    void noteKeyPlace(KeyStore::Place place);
    const QUrl &url() const { return m_location.url; }
    const Access &access() const { return m_access; }
    void fail(const QString &message); // for good: until retry()

    // Unset unless it is live.
    std::optional<CallSpec> callSpec(const Prompt &prompt) const;
    RunServer runServer() const; // without a protocol unless it is live
    void noteFinishedCall(const CallRecord &call);

Q_SIGNALS:
    void identified();

private:
    void identify();
    void dropDiscovery();
    void retryLater(const QString &reason);
    void countDown();

    Location m_location;
    Access m_access;
    Discovery *m_discovery = nullptr; // a child
    QTimer m_secondTimer;
    QString m_reason;
    std::chrono::seconds m_pause{};
    std::chrono::seconds m_untilRetry{};
};

} // namespace inferograph
