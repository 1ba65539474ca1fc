// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/epollloop.h"

#ifdef Q_OS_LINUX

#include "core/probe/timedsocket.h"

#include <array>
#include <limits>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace inferograph {

namespace {

constexpr std::size_t readBufferBytes = 64 * 1024;

qint64 nanosecondsOf(const timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

void KernelStamps::pair()
{
    // The tightest of a few readings: between two of them the thread may have lost the processor.
    constexpr qint64 tightEnough = 500;
    qint64 tightest = std::numeric_limits<qint64>::max();
    for (int attempt = 0; attempt < 5 && tightest > tightEnough; ++attempt) {
        timespec wall{};
        const Moment before = monotonicNow();
        clock_gettime(CLOCK_REALTIME, &wall);
        const Moment after = monotonicNow();
        if (after - before < tightest) {
            tightest = after - before;
            m_offset = before + (after - before) / 2 - nanosecondsOf(wall);
        }
    }
}

std::optional<Moment> KernelStamps::toMonotonic(const timespec &stamp, Moment earliest, Moment latest) const
{
    constexpr Moment readingError = 20'000;
    const Moment moment = nanosecondsOf(stamp) + m_offset;
    if (moment < earliest - readingError || moment > latest + readingError)
        return std::nullopt;
    return std::clamp(moment, earliest, latest);
}

EpollLoop::EpollLoop() : m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_buffer(readBufferBytes)
{
    if (m_epoll < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EpollLoop::turn);

    // The kernel begins to stamp a moment after the first socket on the machine asks for it: one that asks
    // from now on spares the first call of its unstamped reads.
    m_stampKeeper = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(m_stampKeeper, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
}

EpollLoop::~EpollLoop()
{
    m_notifier.reset();
    if (m_stampKeeper >= 0)
        ::close(m_stampKeeper);
    if (m_epoll >= 0)
        ::close(m_epoll);
}

void EpollLoop::add(int descriptor, quint32 events, EpollClient *client)
{
    epoll_event event{.events = events, .data = {.ptr = client}};
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
}

void EpollLoop::change(int descriptor, quint32 events, EpollClient *client)
{
    epoll_event event{.events = events, .data = {.ptr = client}};
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
}

void EpollLoop::remove(int descriptor)
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
}

void EpollLoop::turn()
{
    // What is left after one pass wakes Qt's loop again, so that its other work gets its turn.
    std::array<epoll_event, 256> events;
    const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 0);
    if (count <= 0)
        return;
    m_stamps.pair();
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        static_cast<EpollClient *>(event.data.ptr)->socketReady(event.events);
    }
}

} // namespace inferograph

#endif
