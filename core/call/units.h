// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace inferograph {

using Nanoseconds = std::chrono::nanoseconds;
using WallTime = std::chrono::time_point<std::chrono::system_clock, Nanoseconds>;

// A duration that may not be known. Unknown is never written as zero.
using OptionalDuration = std::optional<Nanoseconds>;

constexpr double toMilliseconds(Nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

constexpr double toSeconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

// Rounds to the nearest nanosecond. What does not fit becomes the nearest that does (292 years); NaN is 0.
constexpr Nanoseconds fromMilliseconds(double milliseconds)
{
    constexpr double limit = 9.2e18;
    const double nanoseconds = milliseconds * 1e6;
    if (nanoseconds != nanoseconds)
        return Nanoseconds(0);
    if (nanoseconds >= limit || nanoseconds <= -limit)
        return Nanoseconds(nanoseconds < 0 ? -static_cast<qint64>(limit) : static_cast<qint64>(limit));
    return Nanoseconds(static_cast<qint64>(nanoseconds + (nanoseconds < 0 ? -0.5 : 0.5)));
}

constexpr Nanoseconds fromSeconds(double seconds)
{
    return fromMilliseconds(seconds * 1e3);
}

inline std::optional<double> toMilliseconds(OptionalDuration duration)
{
    return duration ? std::optional(toMilliseconds(*duration)) : std::nullopt;
}

inline WallTime wallNow()
{
    return std::chrono::time_point_cast<Nanoseconds>(std::chrono::system_clock::now());
}

} // namespace inferograph
