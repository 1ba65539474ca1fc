// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <optional>

namespace inferograph {

struct TimeSpan
{
    WallTime from;
    WallTime to;

    Nanoseconds length() const { return to - from; }
    bool operator==(const TimeSpan &) const = default;
};

// Which part of the session is in view in place of the whole time window: one that goes along with the window's end, or
// one that stands still, looking back. A value; off at first.
class Zoom
{
public:
    static constexpr std::chrono::seconds narrowest{2};

    Zoom() = default;
    explicit Zoom(Nanoseconds length) : m_length(length) {} // that goes along

    bool isOn() const { return m_length.has_value(); }
    bool looksBack() const { return m_to.has_value(); }
    std::optional<Nanoseconds> length() const { return m_length; }

    TimeSpan spanIn(const TimeSpan &window) const;

    // Puts `wanted` in view, as far as it lies between `first`, the begin of the session, and the end of the window.
    // What reaches that end goes along with it. On its way out, a zoom stops at the window.
    void show(TimeSpan wanted, const TimeSpan &window, WallTime first);
    void follow() { m_to.reset(); }

    bool operator==(const Zoom &) const = default;

private:
    std::optional<Nanoseconds> m_length;
    std::optional<WallTime> m_to; // where it ends, when it stands still
};

} // namespace inferograph
