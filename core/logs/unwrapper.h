// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/wrappers/wrapper.h"

#include <QByteArray>

#include <array>

namespace inferograph {

// Takes off what carried a source's lines. Finds out once what that is, and again where it does not fit; a
// source without any costs a look at a line's first bytes.
class Unwrapper
{
public:
    struct Line
    {
        std::span<char> text; // 64 readable bytes behind it
        std::optional<WallTime> time;
        std::optional<QByteArrayView> origin; // unset for a line that goes on where the last one stopped
    };

    // Whether unwrap() has to be asked: a line that begins as those of servers do is its own where nothing carried the
    // lines so far.
    bool mayBeCarried(QByteArrayView line) const;

    // The line inside, which is `line` itself where nothing carried it. Unset for a part of one that goes on.
    std::optional<Line> unwrap(std::span<char> line, WallTime seenAt);

    // For a JSON line that no format knows: whether something carried it, which unwrap() will then take off.
    bool findJson(std::span<char> line, WallTime seenAt);

    // Whether a line waits for its other parts.
    bool hasPart() const { return !m_parts[0].isEmpty() || !m_parts[1].isEmpty(); }

    // Whether nothing carried the lines so far.
    bool isIdle() const { return !m_current && !hasPart(); }
    LocalClock &clock() { return m_localClock; }

private:
    std::optional<Unwrapped> tryAll(std::span<char> line, WallTime seenAt);
    std::optional<Line> gather(const Unwrapped &unwrapped);

    const LogWrapper *m_current = nullptr;
    LocalClock m_localClock;
    std::array<QByteArray, 2> m_parts; // of standard output and of standard error
    QByteArray m_whole;
};

} // namespace inferograph
