// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/comparisonwork.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace inferograph {

namespace {

using By = ComparisonControls::By;

CallFilter filterOf(const FilterExpression &filter)
{
    return [&filter](const CallRecord &call) { return filter.matches(call); };
}

// What all sets have in common.
CallFilter commonFilter(const ComparisonRequest &request)
{
    const bool eachHasItsOwn = request.by == By::TwoFilters;
    if (!request.scope && (eachHasItsOwn || request.filter.isEmpty()))
        return {};
    return [&request, eachHasItsOwn](const CallRecord &call) {
        return (!request.scope || request.scope->contains(call.id)) &&
               (eachHasItsOwn || request.filter.matches(call));
    };
}

std::vector<CallSet> setsOf(const ComparisonRequest &request)
{
    const CallFilter filter = commonFilter(request);
    switch (request.by) {
    case By::Models:
        return setsByModel(*request.calls, filter);
    case By::Servers:
        return setsByServer(*request.calls, filter);
    case By::BeforeAndAfter:
        if (!request.calls->isEmpty())
            return setsAround(*request.calls, request.moment, filter);
        break;
    case By::TwoFilters:
        if (!request.calls->isEmpty())
            return setsMatching(*request.calls, filterOf(request.a), filterOf(request.b), filter);
        break;
    }
    return {};
}

std::vector<std::size_t> inBoth(const std::vector<CallSet> &sets)
{
    std::vector<std::size_t> both;
    if (sets.size() == 2)
        std::ranges::set_intersection(sets[0].rows, sets[1].rows, std::back_inserter(both));
    return both;
}

FilterNames namesIn(const Snapshot &calls)
{
    FilterNames names;
    CallRecord call;
    for (std::size_t row = 0; row < calls.size(); ++row) {
        calls.read(row, FilterNames::reads, call);
        names.learn(call);
    }
    return names;
}

using Figures = std::array<std::vector<ComparedSet>, allMetrics.size()>; // of each set, by each metric

Figures measureAll(const ComparisonRequest &request, const std::vector<CallSet> &compared)
{
    Figures figures;
    std::ranges::transform(allMetrics, figures.begin(), [&](Metric metric) {
        return measure(*request.calls, compared, metric, request.coldCalls);
    });
    return figures;
}

// The set that people chose; else the first that knows the metric, since a difference to nothing is none.
std::size_t baselineOf(const ComparisonRequest &request, const std::vector<CallSet> &compared,
                       const Figures &figures)
{
    const auto chosen = std::ranges::find_if(
        compared, [&request](const CallSet &set) { return set.name == request.baseline; });
    if (chosen != compared.end())
        return static_cast<std::size_t>(chosen - compared.begin());
    const auto metric = std::ranges::find(allMetrics, request.metric) - allMetrics.begin();
    const std::vector<ComparedSet> &sets = figures.at(static_cast<std::size_t>(metric));
    const auto known = std::ranges::find_if(sets, [](const ComparedSet &set) { return !set.values.empty(); });
    return known == sets.end() ? 0 : static_cast<std::size_t>(known - sets.begin());
}

} // namespace

ComparisonResult comparisonOf(const ComparisonRequest &request)
{
    QElapsedTimer clock;
    clock.start();
    ComparisonResult result;
    std::vector<CallSet> compared;
    const std::vector<CallSet> sets = setsOf(request);
    for (const CallSet &set : sets) {
        result.sets.push_back({set.name, !request.leftOut.contains(set.name), {}});
        if (result.sets.back().compared)
            compared.push_back(set);
    }
    Figures figures = measureAll(request, compared);
    const std::size_t baseline = baselineOf(request, compared, figures);
    if (!compared.empty())
        result.baseline = compared.at(baseline).name;
    for (std::size_t metric = 0; metric < allMetrics.size(); ++metric) {
        relate(figures[metric], allMetrics[metric], baseline);
        auto next = figures[metric].begin();
        for (ComparisonResult::Set &set : result.sets) {
            if (set.compared)
                set.figures.push_back(std::move(*next++));
        }
    }
    result.names = namesIn(*request.calls);
    for (const CallSet &set : sets)
        result.matching += set.rows.size();
    if (request.by == By::TwoFilters) {
        result.inBothSets = inBoth(compared).size();
        result.matching -= inBoth(sets).size();
    }
    result.work = std::chrono::milliseconds(clock.elapsed());
    return result;
}

} // namespace inferograph
