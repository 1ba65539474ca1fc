// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/epollloop.h"

#ifdef Q_OS_LINUX

#include <array>

#include <sys/epoll.h>
#include <unistd.h>

namespace inferograph {

namespace {

constexpr std::size_t readBufferBytes = 64 * 1024;

} // namespace

EpollLoop::EpollLoop() : m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_buffer(readBufferBytes)
{
    if (m_epoll < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EpollLoop::turn);
}

EpollLoop::~EpollLoop()
{
    m_notifier.reset();
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
