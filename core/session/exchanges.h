// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"
#include "core/session/sourceinfo.h"

#include <QHash>

#include <deque>

namespace inferograph {

// What was asked in a call of ours, and what came back.
struct Exchange
{
    SourceId server = 0;
    Prompt prompt;
    QByteArray reasoning;
    QByteArray answer;
    std::vector<Moment> tokenMoments;
    std::shared_ptr<const RawExchange> raw{}; // once the call has ended
};

// The exchanges of the calls that this session made, the latest ones: records hold figures only. Where they take too
// much, the oldest lose first what went over the wire. In memory and nowhere else. GUI thread.
class Exchanges
{
public:
    static constexpr std::size_t mostCalls = 2000;
    static constexpr qsizetype mostBytes = qsizetype(32) << 20;

    void begin(CallId call, SourceId server, const Prompt &prompt);
    void take(const QList<CallProgress> &calls);

    bool contains(CallId call) const { return m_kept.contains(call); }
    // Unset for a call that this session did not make, or made long ago.
    std::optional<Exchange> of(CallId call) const;

private:
    void dropOldest();
    void dropOldestRaw();

    QHash<CallId, Exchange> m_kept;
    std::deque<CallId> m_order;    // the oldest first
    std::deque<CallId> m_rawOrder; // those that hold what went over the wire
    qsizetype m_bytes = 0;
};

} // namespace inferograph
