// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <vector>

namespace inferograph {

// Nanoseconds of the client's monotonic clock.
using Moment = qint64;

// The moments of one call as its client saw them, all on one clock. metrics.h turns them into durations.
struct CallMoments
{
    std::optional<Moment> start;      // the call begins, before connecting
    std::optional<Moment> connecting; // begun; before `start` where the connection was opened ahead
    std::optional<Moment> connected;
    std::optional<Moment> tls;
    std::optional<Moment> sent;         // last byte of the request handed to the kernel
    std::optional<Moment> headers;      // end of the response's header
    std::optional<Moment> firstEvent;   // first parsed event of any kind
    std::optional<Moment> firstToken;   // first non-empty content, reasoning or tool call
    std::optional<Moment> firstContent; // first non-empty content
    std::optional<Moment> lastToken;
    std::optional<Moment> end; // terminal marker, or the stream closed
    std::vector<Moment> tokenEvents;
    bool reusedConnection = false;
};

// Fills connect, tls, ttft, ttftContent, total, clientGeneration, the ITL figures and stalls of `record`.
void applyMoments(const CallMoments &moments, CallRecord &record);

// Whether a gap between two tokens counts as a stall, by the median gap of its call.
bool isStall(double gapNs, double medianNs);

} // namespace inferograph
