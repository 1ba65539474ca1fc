// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/logs/logposition.h"

namespace inferograph {

// Keeps account of up to where a log was read and what it has given, so that another run of the program gives the
// rest and nothing twice. Lines are read again from where no call was waiting for more of them; as the same
// lines give the same calls, it suffices to count those that are to be left out.
class LogBookmark
{
public:
    // Where a run before this one stopped; empty where there was none.
    explicit LogBookmark(const LogPositions &before) : m_before(before), m_positions(before) {}

    // It goes on at this one of the positions.
    void resume(const LogPosition &position);
    // What comes next is another file, or the same one anew; until now it was `left`.
    void leave(const std::optional<LogPosition> &left);

    // Takes out those that a run before this one has given, and counts the others.
    void take(QList<CallRecord> &calls);
    // All lines before `now` were read, and the calls that they gave were taken.
    void set(const LogPosition &now, bool hasPending);

    const LogPositions &positions() const { return m_positions; }

private:
    const LogPositions m_before;
    LogPositions m_positions;
    qint64 m_given = 0; // since the first of m_positions, by any run
    qint64 m_again = 0; // of these, not seen yet by this run
};

} // namespace inferograph
