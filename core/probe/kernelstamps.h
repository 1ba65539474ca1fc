// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#ifdef Q_OS_LINUX

#include "core/call/moments.h"

namespace inferograph {

// As long as it lives, the kernel stamps what this machine receives. It begins to some milliseconds after a first
// socket asks for that, and the constructor waits for it.
class StampKeeper
{
public:
    StampKeeper();
    ~StampKeeper();
    Q_DISABLE_COPY_MOVE(StampKeeper)

private:
    int m_descriptor = -1;
};

// Puts the kernel's receive stamps (SO_TIMESTAMPNS), which are wall-clock, on the monotonic clock.
class KernelStamps
{
public:
    // Reads both clocks together; to be repeated before each round of reads, for the wall clock can be set.
    void pair();
    void pair(Moment monotonic, Nanoseconds wall); // as read

    // Unset where the stamp cannot be true: before `earliest` or after `latest` by more than the clocks'
    // reading error, or where the wall clock was set since the pairing before.
    std::optional<Moment> toMonotonic(Nanoseconds stamp, Moment earliest, Moment latest) const;

private:
    std::optional<qint64> m_offset; // monotonic - wall, ns
    bool m_wallClockWasSet = false;
};

} // namespace inferograph

#endif
