// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/comparisonwork.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace inferograph {

namespace {

using By = ComparisonControls::By;

CallFilter filterOf(const ComparisonRequest &request)
{
    if (!request.model)
        return {};
    return [name = *request.model](const CallRecord &call) { return call.model == name; };
}

std::vector<CallSet> setsOf(const ComparisonRequest &request)
{
    switch (request.by) {
    case By::Models:
        return setsByModel(*request.calls);
    case By::Servers:
        return setsByServer(*request.calls, filterOf(request));
    case By::BeforeAndAfter:
        break;
    }
    return request.calls->isEmpty() ? std::vector<CallSet>()
                                    : setsAround(*request.calls, request.moment, filterOf(request));
}

QByteArrayList modelsOf(const Snapshot &calls)
{
    QByteArrayList models;
    for (const CallSet &set : setsByModel(calls)) {
        if (!set.name.isEmpty())
            models.append(set.name);
    }
    return models;
}

} // namespace

ComparisonResult comparisonOf(const ComparisonRequest &request)
{
    QElapsedTimer clock;
    clock.start();
    ComparisonResult result;
    std::vector<CallSet> compared;
    for (const CallSet &set : setsOf(request)) {
        result.sets.push_back({set.name, !request.leftOut.contains(set.name), {}});
        if (result.sets.back().compared)
            compared.push_back(set);
    }
    const auto baseline = std::ranges::find(compared, request.baseline, &CallSet::name);
    const ComparisonOptions options{
        .coldCalls = request.coldCalls,
        .baseline = baseline == compared.end() ? 0 : static_cast<std::size_t>(baseline - compared.begin())};
    if (!compared.empty())
        result.baseline = compared.at(options.baseline).name;
    for (const Metric metric : allMetrics) {
        std::vector<ComparedSet> figures = compare(*request.calls, compared, metric, options);
        auto next = figures.begin();
        for (ComparisonResult::Set &set : result.sets) {
            if (set.compared)
                set.figures.push_back(std::move(*next++));
        }
    }
    if (request.by != By::Models)
        result.models = modelsOf(*request.calls);
    result.work = std::chrono::milliseconds(clock.elapsed());
    return result;
}

} // namespace inferograph
