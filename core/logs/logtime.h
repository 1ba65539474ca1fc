// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArrayView>

#include <limits>

namespace inferograph {

// Turns readings of this machine's wall clock, as logs without a zone print them, into wall time. Keeps the
// offset for as long around a reading as it is known to hold, so that a log costs one look-up for many lines.
// Not thread-safe.
class LocalClock
{
public:
    // `localSeconds`: the reading as if it were UTC. An hour that the clock shows twice is the first one,
    // unless readings before it were later.
    WallTime toWallTime(qint64 localSeconds, Nanoseconds fraction = {});

    // The next readings come from somewhere behind the last one: those in between are not known.
    void skipReadings();
    // Whether, since then, there was a reading in an hour that the clock shows twice.
    bool isUnsure() const { return m_isUnsure; }
    // The readings since then come next.
    void goOnAfter(const LocalClock &skipped);

private:
    static constexpr qint64 never = std::numeric_limits<qint64>::min();

    void renewOffset(qint64 localSeconds);
    qint64 offsetAt(qint64 localSeconds);

    // Readings from `m_from` up to, without, `m_until` have this offset: local - UTC, s.
    qint64 m_from = 0;
    qint64 m_until = 0;
    qint64 m_offset = 0;
    qint64 m_last = never; // the last result, s since 1970
    bool m_isUnsure = false;
};

// Reads exactly `count` digits at `at`; -1 where there is anything else.
inline int digitsAt(QByteArrayView text, qsizetype at, qsizetype count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const int digit = text[i] - '0';
        if (digit < 0 || digit > 9)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}

// Seconds since 1970 of a calendar date and time as if it were UTC; unset where there is no such date.
std::optional<qint64> civilSeconds(int year, int month, int day, int hour, int minute, int second);

// `2025-11-05T16:14:34[.123456][Z|+01:00]`, also with a space for the T; without a zone it is local.
std::optional<WallTime> wallTimeFromIso(QByteArrayView text, LocalClock &local);

} // namespace inferograph
