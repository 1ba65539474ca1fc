// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"
#include "core/probe/access.h"
#include "core/probe/proxy.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace inferograph {

// The clock of every Moment.
Moment monotonicNow();

// What one read brought, with its stamp taken before anything looked at the bytes.
struct TimedRead
{
    QByteArrayView bytes; // valid during the notification only
    Moment at = 0;
    Moment begun = 0;            // reading, which is later than `at` where the kernel stamped
    Clock clock = Clock::Client; // Kernel where the kernel stamped the bytes as they came in
};

// Hears of what happens on a socket. It may close, replace or let go of the socket in any of these.
class SocketObserver
{
public:
    virtual void socketConnected(Moment at) = 0;
    virtual void socketEncrypted(Moment at) = 0;
    virtual void socketSent(Moment at) = 0; // the last byte of what send() was given is with the kernel
    virtual void socketReceived(const TimedRead &read) = 0;
    virtual void socketClosed(Moment at) = 0; // by the server, in order, after its last byte
    virtual void socketFailed(ErrorKind kind, const QByteArray &reason) = 0;

protected:
    ~SocketObserver() = default;
};

// Where connections go: what one must have in common with another to stand in for it.
struct Origin
{
    QByteArray host; // a name or an address, without brackets
    quint16 port = 0;
    bool secure = false;
    Trust trust;                 // where secure
    std::optional<Proxy> tunnel; // where secure: the proxy that passes the connection on

    bool operator==(const Origin &) const = default;
};

// A connection that stamps what happens on it. Belongs to the capture thread. Nobody is told of anything after
// close(); a socket that hears from its server while nobody observes it closes itself.
class TimedSocket : public QObject
{
    Q_OBJECT

public:
    void setObserver(SocketObserver *observer) { m_observer = observer; }

    // Looks up the host and tries each of its addresses in turn.
    virtual void open(const Origin &origin) = 0;
    virtual void send(const QByteArray &bytes) = 0;
    virtual void close() = 0;
    virtual bool isOpen() const = 0;

protected:
    SocketObserver *observer() const { return m_observer; }

private:
    SocketObserver *m_observer = nullptr;
};

// Closes at once, deletes later: a socket may be let go of in the midst of its own notification.
struct SocketCloser
{
    void operator()(TimedSocket *socket) const;
};
using SocketPtr = std::unique_ptr<TimedSocket, SocketCloser>;

} // namespace inferograph
