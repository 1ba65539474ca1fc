// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QList>
#include <QString>

#include <span>

namespace inferograph {

struct Tick
{
    double position = 0;
    QString label;
};

// Where a moment lies on a time axis: milliseconds since the epoch.
inline double timePosition(WallTime time)
{
    return toMilliseconds(time.time_since_epoch());
}

inline WallTime momentAt(double position)
{
    using namespace std::chrono;
    return WallTime(
        round<microseconds>(duration<double, std::milli>(position))); // a double tells no shorter time
}

// The shortest of the steps that time axes take (1 s, 2 s, 5 s ... 1 min ... whole days) that is at least this long.
std::chrono::milliseconds roundTimeStep(std::chrono::milliseconds atLeast);

// The begin of the step that `moment`, a place on a time axis, lies in: steps stand where ticks of local times stand.
double stepBegin(double moment, std::chrono::milliseconds step);

// Ticks at round local times, at least (to - from) / `intervals` apart, so that labels travel with the data
// instead of changing under it. Hours and minutes, with seconds where the ticks need them, or days.
QList<Tick> timeTicks(WallTime from, WallTime to, int intervals);

// How far an axis that begins at 0 has to reach for the bulk of its values. A few that lie far beyond all others (a cold
// start among warm calls) would press these onto one line.
class BulkReach
{
public:
    void
    addGroup(std::span<double> values); // of a model, say: each keeps its bulk on the axis; reorders them

    // Values above are far from the bulk. Infinite where the values are too few to tell.
    double fence() const;

private:
    std::size_t m_values = 0;
    double m_highestBulk = 0;
};

// The upper end of an axis that begins at 0. Grows at once; shrinks only after the values have been lower
// for a few seconds, so that the axis does not jitter while points come and go.
class ValueScale
{
public:
    explicit ValueScale(double smallest) : m_smallest(smallest), m_held(smallest) {}

    // `now` is the time of what is shown, not of the wall clock.
    void fit(double largest, WallTime now);

    double largest() const { return m_held; }

    // The upper end when the axis is cut into `intervals`, all of them at whole, round values.
    double limit(int intervals) const;
    QList<Tick> ticks(int intervals) const;

private:
    double m_smallest;
    double m_held;
    WallTime m_neededAt; // when m_held was last needed
};

} // namespace inferograph
