// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/runstep.h"
#include "core/store/summary.h"

namespace inferograph {

// What a step of a run gave. Warm-up calls are nowhere in it.
struct StepResult
{
    RunStep step;
    QByteArray label; // of stepLabels()
    QList<CallRecord> calls;
    Summary summary; // of the calls; each spread with its n
    Spread promptTokens;
    Spread clientDelayMs;

    // From the first call's start to the last one's end, waits included. Unset without finished calls.
    OptionalDuration wall;
    // All output tokens over the wall time, in tokens per second: of the step, never of a call. Unset where a
    // count is not known, and for cold and switched calls, between which the server unloads.
    std::optional<double> throughputTps;

    Nanoseconds waited{};   // because the server asked for it (Retry-After)
    bool cancelled = false; // before its last call
    QByteArray note;        // why figures are missing, in words for people; empty where none are
};

// The figures of `calls`; `waited`, `cancelled` and `note` are the runner's to add.
StepResult resultOf(const RunStep &step, const QByteArray &label, const QList<CallRecord> &calls);

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::StepResult)
