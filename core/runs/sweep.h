// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/stepresult.h"

namespace inferograph {

// What a run varied from step to step.
enum class SweepAxis : quint8 { Concurrency, PromptTokens };

struct SweepPoint
{
    double at = 0;     // calls at once, or tokens of the prompt
    StepResult result; // whose figures these are
};

// A model's steps along an axis; by ascending place, two of them at least.
struct SweepCurve
{
    QByteArray model;
    QByteArray label; // what tells it from the other curves
    QList<SweepPoint> points;
};

// Along which axes a run has curves.
QList<SweepAxis> sweepAxes(const QList<StepResult> &results);

// A curve for each model on each server, and for each value of what else was varied. The length of a prompt is what the
// server counted, else what was asked for.
QList<SweepCurve> sweepCurves(const QList<StepResult> &results, SweepAxis axis);

} // namespace inferograph
