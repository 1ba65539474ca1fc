// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/axes.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace inferograph {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

qint64 offsetFromUtc(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).offsetFromUtc() * second;
}

// The next step of 1, 1.5, 2, 3, ... × 10ⁿ that is whole and at least `raw`.
double niceStep(double raw)
{
    constexpr std::array leads{1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0};
    if (raw <= 1)
        return 1;
    const double decade = std::pow(10, std::floor(std::log10(raw)));
    for (const double lead : leads) {
        const double step = lead * decade;
        if (step >= raw && step == std::floor(step))
            return step;
    }
    return 10 * decade;
}

} // namespace

std::chrono::milliseconds roundTimeStep(std::chrono::milliseconds atLeast)
{
    constexpr std::array steps{second,      2 * second,  5 * second, 10 * second, 15 * second,
                               30 * second, minute,      2 * minute, 5 * minute,  10 * minute,
                               15 * minute, 30 * minute, hour,       2 * hour,    3 * hour,
                               6 * hour,    12 * hour,   day,        2 * day,     7 * day};
    const auto *const step = std::lower_bound(steps.begin(), steps.end(), atLeast.count());
    return std::chrono::milliseconds(step != steps.end() ? *step : (atLeast.count() + day - 1) / day * day);
}

double stepBegin(double moment, std::chrono::milliseconds step)
{
    const double length = static_cast<double>(step.count());
    const double offset = static_cast<double>(offsetFromUtc(static_cast<qint64>(moment)));
    return std::floor((moment + offset) / length) * length - offset;
}

QList<Tick> timeTicks(WallTime from, WallTime to, int intervals)
{
    using std::chrono::milliseconds;
    const qint64 begin = std::chrono::ceil<milliseconds>(from.time_since_epoch()).count();
    const qint64 end = std::chrono::floor<milliseconds>(to.time_since_epoch()).count();
    if (end <= begin || intervals < 1)
        return {};
    const qint64 step = roundTimeStep(milliseconds((end - begin + intervals - 1) / intervals)).count();
    //: a day beside an axis, in the letters of QLocale's date formats
    const QString form = step >= day      ? QCoreApplication::translate("Axes", "d MMM")
                         : step >= minute ? QStringLiteral("HH:mm")
                                          : QStringLiteral("HH:mm:ss");
    const qint64 offset = offsetFromUtc(begin);
    QList<Tick> ticks;
    for (qint64 local = (begin + offset + step - 1) / step * step; local - offset <= end; local += step) {
        const qint64 time = local - offset;
        ticks.append(
            {static_cast<double>(time), QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), form)});
    }
    return ticks;
}

void BulkReach::addGroup(std::span<double> values)
{
    constexpr double share = 0.9;
    if (values.empty())
        return;
    m_values += values.size();
    // The value itself, nothing between it and the next: of 2 values the larger one may be far.
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    m_highestBulk = std::max(m_highestBulk, values[static_cast<std::size_t>(place)]);
}

double BulkReach::fence() const
{
    constexpr std::size_t fewestValues = 5;
    constexpr double farTimes = 3; // the bulk then still fills a third of the axis
    return m_values >= fewestValues && m_highestBulk > 0 ? farTimes * m_highestBulk
                                                         : std::numeric_limits<double>::infinity();
}

void ValueScale::fit(double largest, WallTime now)
{
    constexpr Nanoseconds patience = std::chrono::seconds(3);
    largest = std::max(largest, m_smallest);
    // Within a fifth below, the same axis serves: points that come and go there move nothing. Looking back, it is not the
    // same span that moved on.
    const bool looksBack = now < m_neededAt;
    const bool isNeeded = largest >= 0.8 * m_held;
    if (looksBack || (!isNeeded && now - m_neededAt > patience))
        m_held = largest;
    m_held = std::max(m_held, largest);
    if (isNeeded || m_held == largest)
        m_neededAt = now;
}

double ValueScale::limit(int intervals) const
{
    constexpr double headroom = 1.04; // so that the highest point does not touch the edge
    return niceStep(m_held * headroom / intervals) * intervals;
}

QList<Tick> ValueScale::ticks(int intervals) const
{
    const double step = limit(intervals) / intervals;
    constexpr double longest = 99'999; // that there is room for in full
    QList<Tick> ticks;
    for (int i = 0; i <= intervals; ++i) {
        const qint64 value = std::llround(i * step);
        ticks.append(
            {i * step, limit(intervals) > longest ? format::shortCount(value) : format::count(value)});
    }
    return ticks;
}

} // namespace inferograph
