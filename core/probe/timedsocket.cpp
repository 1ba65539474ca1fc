// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/timedsocket.h"

namespace inferograph {

Moment monotonicNow()
{
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void SocketCloser::operator()(TimedSocket *socket) const
{
    socket->setObserver(nullptr);
    socket->close();
    socket->deleteLater();
}

} // namespace inferograph
