// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/moments.h"

#include "core/call/statistics.h"

#include <algorithm>
#include <cmath>

namespace inferograph {

namespace {

OptionalDuration between(std::optional<Moment> from, std::optional<Moment> to)
{
    if (!from || !to)
        return std::nullopt;
    return Nanoseconds(*to - *from);
}

OptionalDuration duration(std::optional<double> nanoseconds)
{
    return nanoseconds ? OptionalDuration(Nanoseconds(std::llround(*nanoseconds))) : std::nullopt;
}

void applyCadence(const std::vector<Moment> &tokenEvents, CallRecord &record)
{
    if (tokenEvents.size() < 2)
        return;
    std::vector<double> gaps;
    gaps.reserve(tokenEvents.size() - 1);
    for (std::size_t i = 1; i < tokenEvents.size(); ++i)
        gaps.push_back(static_cast<double>(tokenEvents[i] - tokenEvents[i - 1]));
    const auto median = percentile(gaps, 50);
    record.itlP50 = duration(median);
    record.itlP99 = duration(percentile(gaps, 99));
    record.itlMax = duration(percentile(gaps, 100));
    record.stalls = static_cast<int>(
        std::count_if(gaps.begin(), gaps.end(), [&](double gap) { return isStall(gap, *median); }));
}

} // namespace

bool isStall(double gapNs, double medianNs)
{
    constexpr double factor = 4;
    constexpr double floorNs = 50e6;
    return gapNs > factor * medianNs && gapNs > floorNs;
}

void applyMoments(const CallMoments &moments, CallRecord &record)
{
    if (moments.reusedConnection) {
        record.connect = Nanoseconds(0);
        record.tls = moments.tls ? OptionalDuration(Nanoseconds(0)) : std::nullopt;
    } else {
        record.connect = between(std::max(moments.start, moments.connecting), moments.connected);
        record.tls = between(moments.connected, moments.tls);
    }
    record.ttft = between(moments.start, moments.firstToken);
    record.ttftContent = between(moments.start, moments.firstContent);
    record.total = between(moments.start, moments.lastToken ? moments.lastToken : moments.end);
    if (moments.tokenEvents.size() >= 2)
        record.clientGeneration = between(moments.firstToken, moments.lastToken);
    applyCadence(moments.tokenEvents, record);
}

} // namespace inferograph
