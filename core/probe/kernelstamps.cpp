// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/kernelstamps.h"

#ifdef Q_OS_LINUX

#include "core/probe/receivestamp.h"
#include "core/probe/timedsocket.h"

#include <algorithm>
#include <limits>
#include <thread>

#include <netinet/in.h>
#include <unistd.h>

namespace inferograph {

namespace {

Nanoseconds wallClock()
{
    timespec wall{};
    clock_gettime(CLOCK_REALTIME, &wall);
    return nanoseconds(wall);
}

// A datagram socket that speaks to itself, and asks for stamps; negative where there is none.
int openKeeper()
{
    const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    if (bind(descriptor, any, size) == 0 && getsockname(descriptor, any, &size) == 0)
        connect(descriptor, any, size);
    return descriptor;
}

// A datagram that was not stamped as it came in is stamped as it is read.
bool stampsOnArrival(int keeper)
{
    char byte = 0;
    send(keeper, &byte, sizeof byte, MSG_NOSIGNAL);
    const Nanoseconds arrived = wallClock();
    ReceiveStamp stamp;
    iovec into{.iov_base = &byte, .iov_len = sizeof byte};
    return recvmsg(keeper, stamp.messageFor(into), 0) > 0 && stamp.wall() && *stamp.wall() <= arrived;
}

} // namespace

StampKeeper::StampKeeper() : m_descriptor(openKeeper())
{
    using namespace std::chrono_literals;
    const Moment longest = monotonicNow() + Nanoseconds(20ms).count();
    while (!stampsOnArrival(m_descriptor) && monotonicNow() < longest)
        std::this_thread::sleep_for(100us);
}

StampKeeper::~StampKeeper()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void KernelStamps::pair()
{
    // The tightest of a few readings: between two of them the thread may have lost the processor.
    constexpr qint64 tightEnough = 500;
    qint64 tightest = std::numeric_limits<qint64>::max();
    Moment monotonic = 0;
    Nanoseconds wall{};
    for (int attempt = 0; attempt < 5 && tightest > tightEnough; ++attempt) {
        const Moment before = monotonicNow();
        const Nanoseconds read = wallClock();
        const Moment after = monotonicNow();
        if (after - before < tightest) {
            tightest = after - before;
            monotonic = before + (after - before) / 2;
            wall = read;
        }
    }
    pair(monotonic, wall);
}

// Both clocks run at one rate, also while it is being adjusted: they part only where the wall clock is set.
void KernelStamps::pair(Moment monotonic, Nanoseconds wall)
{
    constexpr qint64 readingError = 100'000;
    const qint64 offset = monotonic - wall.count();
    m_wallClockWasSet = m_offset && std::abs(offset - *m_offset) > readingError;
    m_offset = offset;
}

std::optional<Moment> KernelStamps::toMonotonic(Nanoseconds stamp, Moment earliest, Moment latest) const
{
    constexpr Moment readingError = 20'000;
    if (!m_offset || m_wallClockWasSet)
        return std::nullopt;
    const Moment moment = stamp.count() + *m_offset;
    if (moment < earliest - readingError || moment > latest + readingError)
        return std::nullopt;
    return std::clamp(moment, earliest, latest);
}

} // namespace inferograph

#endif
