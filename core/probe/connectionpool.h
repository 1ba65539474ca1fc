// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/epollloop.h"
#include "core/probe/timedsocket.h"

#include <list>

namespace inferograph {

// Opens connections, and keeps those that a call left usable for the next call to the same place.
class ConnectionPool
{
public:
    // One that a call has left, already connected; null where there is none.
    SocketPtr takeIdle(const Origin &origin);

    // One of the best kind that there is for `origin`, not yet open.
    SocketPtr make(const Origin &origin);

    void giveBack(const Origin &origin, SocketPtr socket);

private:
    struct Idle
    {
        Origin origin;
        SocketPtr socket;
        Moment since;
    };

    SocketPtr newSocket(bool secure);
    void dropStale();

#ifdef Q_OS_LINUX
    EpollLoop m_loop; // outlives the sockets
#endif
    QObject m_sockets;      // parent of all that were made: those let go of last are deleted with it
    std::list<Idle> m_idle; // the longest idle first
};

} // namespace inferograph
