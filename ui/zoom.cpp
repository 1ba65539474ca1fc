// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/zoom.h"

#include <algorithm>

namespace inferograph {

namespace {

// So little is not seen, and hands are not that steady.
Nanoseconds hairOf(Nanoseconds length)
{
    return length / 100;
}

} // namespace

TimeSpan Zoom::spanIn(const TimeSpan &window) const
{
    const WallTime to = m_to.value_or(window.to);
    return {m_length ? to - *m_length : window.from, to};
}

void Zoom::show(TimeSpan wanted, const TimeSpan &window, WallTime first)
{
    const Nanoseconds whole = window.length();
    const Nanoseconds before = spanIn(window).length();
    if (wanted.length() < narrowest) {
        if (before <= narrowest)
            return;
        wanted.to = wanted.from + (wanted.length() + narrowest) / 2;
        wanted.from = wanted.to - narrowest;
    }
    first = std::min(first, window.from);
    const Nanoseconds length = std::min(wanted.length(), window.to - first);
    const WallTime to = std::clamp(wanted.to, first + length, window.to);
    const bool reachesEnd = window.to - to <= hairOf(length);
    const bool passesWindow = before < whole && length >= whole - hairOf(whole);
    if (reachesEnd && (passesWindow || length == whole)) {
        *this = {};
        return;
    }
    m_length = length;
    m_to = reachesEnd ? std::nullopt : std::optional(to);
}

} // namespace inferograph
