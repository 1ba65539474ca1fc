// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace inferograph {

class AlarmClock;

// Calls `ring` once at the moment it is set to, from the event loop; at once where that has passed.
class Alarm
{
public:
    Alarm(AlarmClock &clock, std::function<void()> ring); // the clock outlives it
    ~Alarm();
    Q_DISABLE_COPY_MOVE(Alarm)

    void set(Moment at); // instead of what it was set to before
    void unset();

private:
    friend class AlarmClock;

    AlarmClock &m_clock;
    std::function<void()> m_ring;
    std::optional<std::multimap<Moment, Alarm *>::iterator> m_place; // while it is set
};

// Rings its alarms in the order of their moments, and of their setting where those are the same, on the thread
// that made it. Late by what the kernel takes to wake a thread under Linux, by up to a millisecond elsewhere.
class AlarmClock : public QObject
{
public:
    AlarmClock();
    ~AlarmClock() override;

private:
    friend class Alarm;

    void wakeAtFirst();
    void ringDue();

    std::multimap<Moment, Alarm *> m_alarms;
    bool m_ringing = false;
    int m_descriptor = -1; // of the kernel's timer
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_timer; // where the kernel has none
};

} // namespace inferograph
