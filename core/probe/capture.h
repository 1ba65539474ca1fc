// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/timedcall.h"

#include <QTimer>

#include <map>

namespace inferograph {

// The running calls of one Prober, on the capture thread: what is received there is stamped and read there,
// and goes out as values, in batches.
class Capture : public QObject
{
    Q_OBJECT

public:
    Capture();
    ~Capture() override;

    void start(); // first of all, on the capture thread
    void begin(CallId id, const CallSpec &spec, Moment intended);
    void cancel(CallId id);

Q_SIGNALS:
    void callsProgressed(const QList<inferograph::CallProgress> &calls);
    void callsFinished(const QList<inferograph::CallRecord> &calls);

private:
    void tick();
    void scheduleHandOver();
    void handOverFinished();

    std::optional<ConnectionPool> m_pool; // outlives the calls, as does the clock
    std::optional<AlarmClock> m_clock;
    std::map<CallId, std::unique_ptr<TimedCall>> m_calls;
    QTimer m_tick;
    bool m_handOverScheduled = false;
};

} // namespace inferograph
