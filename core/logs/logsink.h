// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/call/gaugesample.h"

namespace inferograph {

class CallJoiner;
class LocalClock;

// What a parser hands on. Everything but id is set, and the source only where the line itself names one.
struct LogSink
{
    QList<CallRecord> &calls;
    QList<GaugeSample> &gauges;
    CallJoiner &joiner; // puts calls together whose parts stand on several lines
    LocalClock &clock;  // the writer's, for times without a zone
};

} // namespace inferograph
