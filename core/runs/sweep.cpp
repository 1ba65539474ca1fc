// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/sweep.h"

#include "core/call/modelname.h"

#include <algorithm>

namespace inferograph {

namespace {

// Unset where the step has no place on the axis.
std::optional<double> placeOf(const StepResult &result, SweepAxis axis)
{
    const RunStep &step = result.step;
    if (step.kind != StepKind::Plain)
        return std::nullopt;
    if (axis == SweepAxis::Concurrency)
        return step.rate ? std::nullopt : std::optional<double>(step.concurrency);
    const int asked = generatedTokens(step.prompt);
    if (asked <= 0)
        return std::nullopt;
    return result.promptTokens.p50.value_or(asked);
}

// The step without what the axis varies: equal for the points of one curve.
RunStep curveOf(const RunStep &step, SweepAxis axis)
{
    RunStep same = step;
    same.calls = 0; // rises with the concurrency
    same.warmUps = 0;
    same.sizing = false;
    if (axis == SweepAxis::Concurrency)
        same.concurrency = 1;
    else
        same.prompt = {};
    return same;
}

} // namespace

QList<SweepCurve> sweepCurves(const QList<StepResult> &results, SweepAxis axis)
{
    QList<RunStep> kinds;
    QList<SweepCurve> curves;
    for (const StepResult &result : results) {
        const std::optional<double> place = placeOf(result, axis);
        if (!place)
            continue;
        const RunStep kind = curveOf(result.step, axis);
        if (!kinds.contains(kind)) {
            kinds.append(kind);
            curves.append({kind.model, {}, {}});
        }
        curves[kinds.indexOf(kind)].points.append({*place, result});
    }
    const QByteArrayList labels = stepLabels(kinds);
    for (qsizetype i = 0; i < curves.size(); ++i) {
        curves[i].label = kinds.size() == 1 ? normalisedModelName(kinds.at(i).model) : labels.at(i);
        std::ranges::stable_sort(curves[i].points, {}, &SweepPoint::at);
    }
    curves.removeIf([](const SweepCurve &curve) { return curve.points.size() < 2; });
    return curves;
}

QList<SweepAxis> sweepAxes(const QList<StepResult> &results)
{
    QList<SweepAxis> axes;
    for (const SweepAxis axis : {SweepAxis::Concurrency, SweepAxis::PromptTokens}) {
        if (!sweepCurves(results, axis).isEmpty())
            axes.append(axis);
    }
    return axes;
}

} // namespace inferograph
