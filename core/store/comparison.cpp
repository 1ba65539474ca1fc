// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/comparison.h"

#include "core/call/metrics.h"
#include "core/store/coldrates.h"

#include <algorithm>

namespace inferograph {

namespace {

template<typename NameOf>
std::vector<CallSet> setsBy(const Snapshot &calls, const CallFilter &filter, NameOf nameOf)
{
    std::vector<CallSet> sets;
    QHash<QByteArray, std::size_t> placeOf;
    for (std::size_t row = 0; row < calls.size(); ++row) {
        const CallRecord call = calls.call(row);
        if (filter && !filter(call))
            continue;
        const QByteArray &name = nameOf(call);
        const auto known = placeOf.constFind(name);
        const std::size_t place = known == placeOf.cend() ? sets.size() : *known;
        if (place == sets.size()) {
            placeOf.insert(name, place);
            sets.push_back({name, {}});
        }
        sets[place].rows.push_back(row);
    }
    return sets;
}

std::optional<double> valueOf(const CallRecord &call, Metric metric, const ColdRates &coldRates)
{
    switch (metric) {
    case Metric::Ttft:
        return toMilliseconds(call.ttft);
    case Metric::TtftContent:
        return toMilliseconds(call.ttftContent);
    case Metric::Total:
        return toMilliseconds(call.total);
    case Metric::DecodeTps:
        return decodeTps(call);
    case Metric::PromptTps:
        return promptTps(call, coldRates.of(call.model));
    case Metric::OverallTps:
        return overallTps(call);
    case Metric::Load:
        return toMilliseconds(call.load);
    }
    return std::nullopt;
}

bool isEstimate(const CallRecord &call)
{
    return call.tokenCount == TokenCount::Chunks || call.tokenCount == TokenCount::Estimate;
}

void countOutcome(ComparedSet &set, const CallRecord &call)
{
    ++set.calls;
    set.ok += call.status == CallStatus::Ok;
    set.failed += call.status == CallStatus::Failed;
    set.incomplete += call.status == CallStatus::Incomplete;
    set.cancelled += call.status == CallStatus::Cancelled;
}

// Whether a call that ended well is looked at.
bool takesPart(const CallRecord &call, Metric metric, bool coldCalls)
{
    if (metric == Metric::Load)
        return call.start == StartKind::Cold;
    return coldCalls || call.start != StartKind::Cold;
}

ComparedSet gather(const Snapshot &calls, const CallSet &set, Metric metric, bool coldCalls,
                   const ColdRates &coldRates)
{
    ComparedSet result;
    result.name = set.name;
    for (const std::size_t row : set.rows) {
        const CallRecord call = calls.call(row);
        countOutcome(result, call);
        if (call.status != CallStatus::Ok)
            continue;
        if (!takesPart(call, metric, coldCalls)) {
            result.coldLeftOut += call.start == StartKind::Cold;
            continue;
        }
        if (const std::optional<double> value = valueOf(call, metric, coldRates)) {
            result.values.push_back(*value);
            result.estimatedTokens =
                result.estimatedTokens || (isFromOutputTokens(metric) && isEstimate(call));
        }
    }
    result.spread = spreadOf(result.values);
    std::ranges::sort(result.values);
    result.box = boxPlotOf(result.values);
    return result;
}

std::optional<Difference> differenceOf(const ComparedSet &set, const ComparedSet &baseline)
{
    if (!set.spread.p50 || !baseline.spread.p50 || *baseline.spread.p50 <= 0)
        return std::nullopt;
    const auto percent = [](double ratio) { return 100 * (ratio - 1); };
    Difference difference{percent(*set.spread.p50 / *baseline.spread.p50), std::nullopt};
    if (const auto ratio = medianRatioInterval(set.values, baseline.values))
        difference.interval = Interval{percent(ratio->low), percent(ratio->high)};
    return difference;
}

// Nothing is corrected for the number of sets: whoever is taken for the best must have left each of the others
// behind, the truly best among them, so that the claim is wrong no more often than one such interval.
void markBest(std::vector<ComparedSet> &sets, Metric metric)
{
    const auto leftBehind = [metric](const ComparedSet &other, const ComparedSet &set) {
        const std::optional<Difference> difference = differenceOf(set, other);
        return difference && difference->isBeyondNoise() && (difference->percent > 0) == isSpeed(metric);
    };
    if (std::ranges::count_if(sets, [](const ComparedSet &set) { return set.spread.n > 0; }) < 2)
        return;
    for (ComparedSet &set : sets) {
        set.best = set.spread.n > 0 && std::ranges::all_of(sets, [&](const ComparedSet &other) {
                       return &other == &set || other.spread.n == 0 || leftBehind(other, set);
                   });
    }
}

} // namespace

bool isSpeed(Metric metric)
{
    return metric == Metric::DecodeTps || metric == Metric::PromptTps || metric == Metric::OverallTps;
}

bool isFromOutputTokens(Metric metric)
{
    return metric == Metric::DecodeTps || metric == Metric::OverallTps;
}

std::vector<CallSet> setsByModel(const Snapshot &calls, const CallFilter &filter)
{
    return setsBy(calls, filter, [](const CallRecord &call) -> const QByteArray & { return call.model; });
}

std::vector<CallSet> setsByServer(const Snapshot &calls, const CallFilter &filter)
{
    return setsBy(calls, filter, [](const CallRecord &call) -> const QByteArray & {
        return call.endpoint.isEmpty() ? call.source : call.endpoint;
    });
}

std::vector<CallSet> setsAround(const Snapshot &calls, WallTime moment, const CallFilter &filter)
{
    std::vector<CallSet> sets{{"before", {}}, {"after", {}}};
    for (std::size_t row = 0; row < calls.size(); ++row) {
        const CallRecord call = calls.call(row);
        if (!filter || filter(call))
            sets[call.startedAt < moment ? 0 : 1].rows.push_back(row);
    }
    return sets;
}

std::vector<CallSet> setsMatching(const Snapshot &calls, const CallFilter &a, const CallFilter &b,
                                  const CallFilter &filter)
{
    std::vector<CallSet> sets{{"A", {}}, {"B", {}}};
    for (std::size_t row = 0; row < calls.size(); ++row) {
        const CallRecord call = calls.call(row);
        if (filter && !filter(call))
            continue;
        if (a(call))
            sets[0].rows.push_back(row);
        if (b(call))
            sets[1].rows.push_back(row);
    }
    return sets;
}

std::optional<double> ComparedSet::successRate() const
{
    const std::size_t finished = ok + failed + incomplete;
    if (finished == 0)
        return std::nullopt;
    return static_cast<double>(ok) / static_cast<double>(finished);
}

std::vector<ComparedSet> measure(const Snapshot &calls, std::span<const CallSet> sets, Metric metric,
                                 bool coldCalls)
{
    ColdRates coldRates;
    if (metric == Metric::PromptTps) {
        for (std::size_t row = 0; row < calls.size(); ++row)
            coldRates.learn(calls.call(row));
    }
    std::vector<ComparedSet> results;
    results.reserve(sets.size());
    for (const CallSet &set : sets)
        results.push_back(gather(calls, set, metric, coldCalls, coldRates));
    return results;
}

void relate(std::vector<ComparedSet> &sets, Metric metric, std::size_t baseline)
{
    for (std::size_t place = 0; place < sets.size(); ++place) {
        if (place != baseline && baseline < sets.size())
            sets[place].difference = differenceOf(sets[place], sets[baseline]);
    }
    markBest(sets, metric);
}

} // namespace inferograph
