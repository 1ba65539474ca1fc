// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"

#include <QByteArray>
#include <QUrl>

#include <thread>
#include <vector>

namespace inferograph::testing {

// Stands between a client and a server for one connection, with plain blocking sockets: hands every byte on at
// once, and notes when it passed. What it saw can be read once finish() has returned.
class ByteObserver
{
public:
    explicit ByteObserver(quint16 serverPort);
    ~ByteObserver();

    QUrl url() const;
    void finish(); // waits until either side hung up; the client must be gone, or have never come

    Moment connectedAt() const { return m_connectedAt; }
    const QByteArray &answer() const { return m_answer; }

    // When the byte at `offset` of the answer was handed on.
    Moment passedAt(qsizetype offset) const;

private:
    struct Read
    {
        qsizetype end; // of the answer, after it
        Moment at;
    };

    void run();
    void forward(int client, int server);

    quint16 m_serverPort;
    quint16 m_port = 0;
    int m_listener = -1;
    Moment m_connectedAt = 0;
    QByteArray m_answer;
    std::vector<Read> m_reads;
    std::thread m_thread;
};

} // namespace inferograph::testing
