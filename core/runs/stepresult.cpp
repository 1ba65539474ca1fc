// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/stepresult.h"

#include "core/call/modelname.h"
#include "core/store/callstore.h"

#include <algorithm>

namespace inferograph {

namespace {

// Cancelled calls count nowhere.
QList<CallRecord> counted(const QList<CallRecord> &calls)
{
    QList<CallRecord> kept;
    std::copy_if(calls.begin(), calls.end(), std::back_inserter(kept),
                 [](const CallRecord &call) { return call.status != CallStatus::Cancelled; });
    return kept;
}

template<typename Value>
Spread spreadOver(const QList<CallRecord> &calls, Value value)
{
    std::vector<double> values;
    for (const CallRecord &call : calls) {
        if (const std::optional<double> known = value(call))
            values.push_back(*known);
    }
    return spreadOf(values);
}

OptionalDuration wallOf(const QList<CallRecord> &calls)
{
    OptionalDuration wall;
    if (calls.isEmpty())
        return wall;
    const auto first =
        std::min_element(calls.begin(), calls.end(),
                         [](const CallRecord &a, const CallRecord &b) { return a.startedAt < b.startedAt; });
    for (const CallRecord &call : calls) {
        if (call.total)
            wall = std::max(wall.value_or(Nanoseconds(0)), call.startedAt + *call.total - first->startedAt);
    }
    return wall;
}

// Unset where a call that answered does not say how much.
std::optional<qint64> outputTokensOf(const QList<CallRecord> &calls)
{
    std::optional<qint64> sum;
    for (const CallRecord &call : calls) {
        if (call.outputTokens)
            sum = sum.value_or(0) + *call.outputTokens;
        else if (call.status != CallStatus::Failed)
            return std::nullopt;
    }
    return sum;
}

} // namespace

StepResult resultOf(const RunStep &step, const QByteArray &label, const QList<CallRecord> &calls)
{
    StepResult result;
    result.step = step;
    result.label = label;
    result.calls = calls;
    CallStore store;
    store.append(calls);
    store.publish();
    result.summary = summaryOfAll(*store.snapshot());
    result.summary.model = normalisedModelName(step.model);

    const QList<CallRecord> finished = counted(calls);
    result.promptTokens = spreadOver(finished, [](const CallRecord &call) {
        return call.promptTokens ? std::optional<double>(*call.promptTokens) : std::nullopt;
    });
    result.clientDelayMs =
        spreadOver(finished, [](const CallRecord &call) { return toMilliseconds(call.clientDelay); });
    result.wall = wallOf(finished);
    const auto tokens = outputTokensOf(finished);
    const bool isContinuous = step.kind == StepKind::Plain || step.kind == StepKind::Warm;
    if (isContinuous && tokens && result.wall && *result.wall > Nanoseconds(0))
        result.throughputTps = static_cast<double>(*tokens) / toSeconds(*result.wall);
    return result;
}

} // namespace inferograph
