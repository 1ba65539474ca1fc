// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/alarmclock.h"

#include "core/probe/timedsocket.h"

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace inferograph {

Alarm::Alarm(AlarmClock &clock, std::function<void()> ring) : m_clock(clock), m_ring(std::move(ring)) {}

Alarm::~Alarm()
{
    unset();
}

void Alarm::set(Moment at)
{
    unset();
    m_place = m_clock.m_alarms.emplace(at, this);
    if (*m_place == m_clock.m_alarms.begin())
        m_clock.wakeAtFirst();
}

// The clock may then wake for nothing, once.
void Alarm::unset()
{
    if (const auto place = std::exchange(m_place, std::nullopt))
        m_clock.m_alarms.erase(*place);
}

AlarmClock::AlarmClock()
{
#ifdef Q_OS_LINUX
    m_descriptor = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_descriptor >= 0) {
        m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &AlarmClock::ringDue);
        return;
    }
#endif
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AlarmClock::ringDue);
}

AlarmClock::~AlarmClock()
{
    m_notifier.reset();
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0)
        ::close(m_descriptor);
#endif
}

void AlarmClock::wakeAtFirst()
{
    if (m_ringing || m_alarms.empty())
        return;
    const Moment first = m_alarms.begin()->first;
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        constexpr Moment second = 1'000'000'000;
        const Moment at = std::max<Moment>(first, 1); // 0 would stop the timer
        const itimerspec due{.it_interval = {}, .it_value = {.tv_sec = at / second, .tv_nsec = at % second}};
        timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME, &due, nullptr);
        return;
    }
#endif
    const Nanoseconds left(std::max<Moment>(first - monotonicNow(), 0));
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

void AlarmClock::ringDue()
{
#ifdef Q_OS_LINUX
    quint64 expirations = 0;
    if (m_descriptor >= 0 && ::read(m_descriptor, &expirations, sizeof expirations) < 0)
        return; // set anew since it woke
#endif
    m_ringing = true;
    while (!m_alarms.empty() && m_alarms.begin()->first <= monotonicNow()) {
        Alarm *alarm = m_alarms.begin()->second;
        alarm->unset();
        alarm->m_ring();
    }
    m_ringing = false;
    wakeAtFirst();
}

} // namespace inferograph
