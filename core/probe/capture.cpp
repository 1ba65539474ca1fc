// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/capture.h"

namespace inferograph {

namespace {

// One screen frame: progress is given at most so often, and limits are kept to within as much.
constexpr std::chrono::milliseconds tickInterval(17);

} // namespace

Capture::Capture()
{
    m_tick.setParent(this);
    m_tick.setInterval(tickInterval);
    connect(&m_tick, &QTimer::timeout, this, &Capture::tick);
}

Capture::~Capture() = default;

void Capture::start()
{
    m_pool.emplace();
    m_clock.emplace();
}

void Capture::begin(CallId id, const CallSpec &spec, Moment intended)
{
    const auto [entry, isNew] =
        m_calls.emplace(id, std::make_unique<TimedCall>(id, spec, intended, *m_pool, *m_clock,
                                                        [this] { scheduleHandOver(); }));
    if (!m_tick.isActive())
        m_tick.start();
    entry->second->begin();
}

void Capture::cancel(CallId id)
{
    const auto found = m_calls.find(id);
    if (found != m_calls.end())
        found->second->cancel();
}

void Capture::tick()
{
    const Moment now = monotonicNow();
    QList<CallProgress> progress;
    for (const auto &[id, call] : m_calls) {
        call->checkLimits(now);
        if (call->isFinished())
            continue;
        if (const auto news = call->takeProgress())
            progress.append(*news);
    }
    if (!progress.isEmpty())
        Q_EMIT callsProgressed(progress);
}

// Calls finish from within their sockets' notifications, so they are let go of later, and many at a time.
void Capture::scheduleHandOver()
{
    if (std::exchange(m_handOverScheduled, true))
        return;
    QMetaObject::invokeMethod(this, &Capture::handOverFinished, Qt::QueuedConnection);
}

void Capture::handOverFinished()
{
    m_handOverScheduled = false;
    QList<CallProgress> progress;
    QList<CallRecord> records;
    for (auto entry = m_calls.begin(); entry != m_calls.end();) {
        TimedCall &call = *entry->second;
        if (!call.isFinished()) {
            ++entry;
            continue;
        }
        if (const auto news = call.takeProgress())
            progress.append(*news);
        records.append(call.record());
        entry = m_calls.erase(entry);
    }
    if (m_calls.empty())
        m_tick.stop();
    Q_EMIT callsProgressed(progress);
    Q_EMIT callsFinished(records);
}

} // namespace inferograph
