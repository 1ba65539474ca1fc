// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logtime.h"

#include <span>

namespace inferograph {

// What a line was carried in, taken off.
struct Unwrapped
{
    std::span<char> text;         // in the bytes of the line given
    std::optional<WallTime> time; // when it was written, by the carrier's clock
    QByteArrayView origin;        // which of several writers wrote it; empty where the carrier does not say
    bool isPart = false;          // the line goes on in the next one of the same `channel`
    char channel = 'o';           // `e` for standard error where the carrier says so
};

struct UnwrapContext
{
    LocalClock &localClock;
    WallTime seenAt; // for a carrier that leaves out the year
};

// One way in which the lines of servers are carried: one file each, listed in registry.h. Stateless and
// thread-safe.
class LogWrapper
{
public:
    virtual ~LogWrapper() = default;

    // Unset where the line was not carried so. Works in place: JSON is unescaped into the bytes of `line`.
    virtual std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &context) const = 0;

    // Whether its lines are JSON objects.
    virtual bool isJson() const { return false; }
};

inline QByteArrayView viewOf(std::span<const char> text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace inferograph
