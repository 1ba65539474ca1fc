// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/connectionpool.h"

#include "core/probe/kernelsocket.h"
#include "core/probe/qtsocket.h"

namespace inferograph {

SocketPtr ConnectionPool::takeIdle(const Origin &origin)
{
    dropStale();
    for (auto idle = m_idle.rbegin(); idle != m_idle.rend(); ++idle) {
        if (idle->origin == origin) {
            SocketPtr socket = std::move(idle->socket);
            m_idle.erase(std::next(idle).base());
            return socket;
        }
    }
    return nullptr;
}

SocketPtr ConnectionPool::make(const Origin &origin)
{
    SocketPtr socket = newSocket(origin.secure);
    socket->setParent(&m_sockets);
    return socket;
}

SocketPtr ConnectionPool::newSocket(bool secure)
{
#ifdef Q_OS_LINUX
    if (!secure && m_loop.isValid())
        return SocketPtr(new KernelSocket(m_loop));
#endif
    return SocketPtr(new QtSocket(secure));
}

void ConnectionPool::giveBack(const Origin &origin, SocketPtr socket)
{
    socket->setObserver(nullptr);
    m_idle.push_back({.origin = origin, .socket = std::move(socket), .since = monotonicNow()});
    dropStale();
}

void ConnectionPool::dropStale()
{
    constexpr Moment keptNs = 30'000'000'000;
    const Moment oldest = monotonicNow() - keptNs;
    std::erase_if(m_idle,
                  [oldest](const Idle &idle) { return !idle.socket->isOpen() || idle.since < oldest; });
}

} // namespace inferograph
