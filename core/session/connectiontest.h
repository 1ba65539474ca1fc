// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/probe/discovery.h"
#include "core/probe/untimedclient.h"

namespace inferograph {

// What came of it.
struct ConnectionReport
{
    std::optional<FoundServer> server; // unset where none was found
    OptionalDuration latency;          // of one small question over the open connection
    QString problem;                   // for people: what happened, and what to do; empty where all is well
};

// Asks a server who it is and how quickly it answers. No model is called.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    ConnectionTest(const QUrl &url, const Access &access, QObject *parent = nullptr);

    void start(); // ends in finished()

Q_SIGNALS:
    void finished(const inferograph::ConnectionReport &report);

private:
    void measure(const FoundServer &server);

    QUrl m_url;
    Access m_access;
    Discovery m_discovery;
    UntimedClient m_client;
    int m_asked = 0;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::ConnectionReport)
