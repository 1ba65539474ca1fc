// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <variant>
#include <vector>

namespace inferograph::testing {

// What the server does once it has read a request, step by step. A script that ends without closing leaves the
// connection open for the next request.
class Script
{
public:
    Script &send(const QByteArray &bytes);
    Script &wait(std::chrono::milliseconds duration);
    Script &waitForGate(const QByteArray &name); // until FakeServer::openGate(name)
    Script &halfClose();                         // the sending side
    Script &close();
    Script &reset(); // breaks the connection: the client gets a reset, not an end
    Script &stall(); // says nothing more until the client goes or the server ends

    // A response header, and a body sent as one HTTP chunk.
    Script &head(int status = 200, const QByteArray &headers = "Transfer-Encoding: chunked\r\n");
    Script &chunk(const QByteArray &body);
    Script &lastChunk() { return send("0\r\n\r\n"); }

    // A whole response with a content length.
    Script &respond(int status, const QByteArray &body, const QByteArray &headers = {});

    // A recorded exchange with its timing: BASE.http holds the response's bytes, BASE.ts a JSON list of
    // [milliseconds since the request, bytes].
    static Script replay(const QString &base);

    struct Send
    {
        QByteArray bytes;
    };
    struct Wait
    {
        std::chrono::nanoseconds duration;
    };
    struct Gate
    {
        QByteArray name;
    };
    enum class Act : quint8 { HalfClose, Close, Reset, Stall };
    using Step = std::variant<Send, Wait, Gate, Act>;
    const std::vector<Step> &steps() const { return m_steps; }

private:
    std::vector<Step> m_steps;
};

struct ReceivedRequest
{
    QByteArray method;
    QByteArray path;
    QByteArray head; // request line and headers
    QByteArray body;
    int connection = 0; // counted from 1
    Moment readAt = 0;  // when its last byte came in, by the kernel's stamp where there is one
};

// A scripted HTTP server on a free port of the loopback, in threads of its own. Thread-safe. Its destructor
// breaks what is still running off.
class FakeServer
{
public:
    FakeServer();
    ~FakeServer();

    quint16 port() const;
    QUrl url() const;

    // Each request for `path` takes the next script given for it; the last one is used from then on. Requests
    // for other paths get a 404 with an empty body.
    void on(const QByteArray &path, const Script &script);

    // What it does with each connection from now on before it reads a request.
    void onConnection(const Script &script);

    void openGate(const QByteArray &name);

    QList<ReceivedRequest> requests() const;
    int connections() const;                 // accepted so far
    std::vector<Moment> sendMoments() const; // of each Send step, taken just before it
    bool clientWentAway() const;             // one hung up during a step that waits

private:
    class Private;
    std::unique_ptr<Private> d;
};

// A port that is listened on but takes no connection: connecting to it neither succeeds nor fails.
class DeafServer
{
public:
    DeafServer();
    ~DeafServer();
    QUrl url() const;

private:
    std::vector<int> m_descriptors;
    quint16 m_port = 0;
};

// A port of the loopback on which nothing listens.
QUrl refusingUrl();

} // namespace inferograph::testing
