// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

namespace inferograph {

// How far off this machine's own receive stamps are, as a calibration found it: plain HTTP over the loopback.
// True of records on the same clock only.
struct ClockError
{
    Clock clock = Clock::Client;
    int streams = 0; // at once
    qsizetype tokens = 0;
    qsizetype coalescedTokens = 0; // of these, came in one read with an earlier one
    double p50Us = 0;
    double p99Us = 0;
    double maxUs = 0;

    bool operator==(const ClockError &) const = default;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::ClockError)
