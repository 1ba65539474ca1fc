// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"

#include <QByteArray>
#include <QUrl>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace inferograph::testing {

// Stands between clients and a server, with plain blocking sockets: hands every byte on at once, and notes when
// it passed.
class ByteObserver
{
public:
    // One request and the bytes that came back for it.
    struct Exchange
    {
        struct Read
        {
            qsizetype end; // of the answer, after it
            Moment at;
        };

        Moment begunAt = 0; // the connection's, for its first request; otherwise the request's own
        QByteArray request;
        QByteArray answer;
        std::vector<Read> reads;

        // When the byte at `offset` of the answer was handed on.
        Moment passedAt(qsizetype offset) const;
    };

    explicit ByteObserver(quint16 serverPort);
    ~ByteObserver();
    Q_DISABLE_COPY_MOVE(ByteObserver)

    QUrl url() const;

    // The last one whose request begins with `beginning`; an empty one where there is none. It has everything
    // that the client has received.
    Exchange lastExchange(const QByteArray &beginning) const;

private:
    struct Link
    {
        int client;
        int server;
        Exchange exchange;
    };

    void run();
    void accept();
    bool pass(Link &link, bool isAnswer);
    void close(Link &link);

    const quint16 m_serverPort;
    quint16 m_port = 0;
    int m_listener = -1;
    std::atomic_bool m_stopping = false;
    std::vector<Link> m_links;

    mutable std::mutex m_mutex; // guards the exchanges, also those of the links
    std::vector<Exchange> m_exchanges;
    std::thread m_thread;
};

} // namespace inferograph::testing
