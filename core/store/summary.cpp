// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/summary.h"

#include "core/call/metrics.h"
#include "core/call/names.h"
#include "core/store/coldrates.h"

#include <QtNumeric>

#include <algorithm>
#include <limits>

namespace inferograph {

namespace {

void append(std::vector<double> &values, std::optional<double> value)
{
    if (value)
        values.push_back(*value);
}

// A log may claim any count: the sum stays at the largest there is instead of overflowing.
void addTokens(qint64 &sum, std::optional<qint64> tokens)
{
    if (tokens && qAddOverflow(sum, *tokens, &sum))
        sum = std::numeric_limits<qint64>::max();
}

// Gathers the calls of one summary, one at a time.
class Gathering
{
public:
    explicit Gathering(const QByteArray &model) { m_summary.model = model; }

    void add(const CallRecord &call, std::optional<double> coldPromptTps)
    {
        ++m_summary.calls;
        if (call.status == CallStatus::Cancelled) {
            ++m_summary.cancelled;
            return;
        }
        countOutcome(call);
        addTokens(m_summary.promptTokens, call.promptTokens);
        addTokens(m_summary.outputTokens, call.outputTokens);
        m_summary.coldStarts += call.start == StartKind::Cold;
        m_summary.estimatedTokens = m_summary.estimatedTokens || call.tokenCount == TokenCount::Chunks ||
                                    call.tokenCount == TokenCount::Estimate;
        append(m_ttft, toMilliseconds(call.ttft));
        append(m_total, toMilliseconds(call.total));
        append(m_decode, decodeTps(call));
        append(m_prompt, promptTps(call, coldPromptTps));
        append(m_overall, overallTps(call));
        append(m_load, toMilliseconds(call.load));
        append(m_promptEval, toMilliseconds(call.promptEval));
        append(m_generation, toMilliseconds(generationTime(call)));
        if (call.load && call.total) {
            m_loadOfShare += toMilliseconds(*call.load);
            m_totalOfShare += toMilliseconds(*call.total);
        }
    }

    Summary finish(std::optional<double> coldPromptTps)
    {
        m_summary.coldPromptTps = coldPromptTps;
        m_summary.ttftMs = spreadOf(m_ttft);
        m_summary.totalMs = spreadOf(m_total);
        m_summary.decodeTps = spreadOf(m_decode);
        m_summary.promptTps = spreadOf(m_prompt);
        m_summary.overallTps = spreadOf(m_overall);
        m_summary.loadMs = spreadOf(m_load);
        m_summary.promptEvalMs = spreadOf(m_promptEval);
        m_summary.generationMs = spreadOf(m_generation);
        // A caller's clock may have seen less time than the server's load took.
        if (m_totalOfShare > 0)
            m_summary.loadShare = std::clamp(m_loadOfShare / m_totalOfShare, 0.0, 1.0);
        return std::move(m_summary);
    }

private:
    void countOutcome(const CallRecord &call)
    {
        m_summary.ok += call.status == CallStatus::Ok;
        m_summary.failed += call.status == CallStatus::Failed;
        m_summary.incomplete += call.status == CallStatus::Incomplete;
        if (call.errorKind)
            ++m_summary.errorsByKind[QByteArray(nameOf(*call.errorKind).data())];
        else if (call.status == CallStatus::Failed)
            ++m_summary.errorsByKind[QByteArrayLiteral("unknown")];
    }

    Summary m_summary;
    std::vector<double> m_ttft;
    std::vector<double> m_total;
    std::vector<double> m_decode;
    std::vector<double> m_prompt;
    std::vector<double> m_overall;
    std::vector<double> m_load;
    std::vector<double> m_promptEval;
    std::vector<double> m_generation;
    double m_loadOfShare = 0;
    double m_totalOfShare = 0;
};

template<typename Visit>
void forEachCall(const Snapshot &snapshot, const CallFilter &filter, Visit visit)
{
    for (std::size_t row = 0; row < snapshot.size(); ++row) {
        const CallRecord call = snapshot.call(row);
        if (!filter || filter(call))
            visit(call);
    }
}

ColdRates coldRatesOf(const Snapshot &snapshot, const CallFilter &filter)
{
    ColdRates rates;
    forEachCall(snapshot, filter, [&rates](const CallRecord &call) { rates.learn(call); });
    return rates;
}

// `forEach` visits each call of the summary; it is asked twice, first to learn the models' cold rates.
template<typename ForEach>
Summary summarize(ForEach forEach)
{
    ColdRates rates;
    forEach([&rates](const CallRecord &call) { rates.learn(call); });
    QHash<QByteArray, std::optional<double>> rateOfModel;
    Gathering gathering{QByteArray()};
    forEach([&](const CallRecord &call) {
        auto rate = rateOfModel.constFind(call.model);
        if (rate == rateOfModel.cend())
            rate = rateOfModel.insert(call.model, rates.of(call.model));
        gathering.add(call, *rate);
    });
    return gathering.finish(std::nullopt);
}

} // namespace

Spread spreadOf(std::span<double> values)
{
    Spread spread;
    spread.n = values.size();
    spread.mean = mean(values);
    spread.p50 = percentile(values, 50);
    spread.p95 = percentile(values, 95);
    spread.p99 = percentile(values, 99);
    spread.low = percentile(values, 5);
    spread.p50Interval = medianInterval(values);
    return spread;
}

std::optional<double> Summary::successRate() const
{
    const std::size_t finished = ok + failed + incomplete;
    if (finished == 0)
        return std::nullopt;
    return static_cast<double>(ok) / static_cast<double>(finished);
}

std::vector<Summary> summariesByModel(const Snapshot &snapshot, const CallFilter &filter)
{
    const ColdRates rates = coldRatesOf(snapshot, filter);
    struct Group
    {
        std::optional<double> coldPromptTps;
        Gathering gathering;
    };
    std::vector<Group> groups;
    QHash<QByteArray, std::size_t> groupOfModel;
    forEachCall(snapshot, filter, [&](const CallRecord &call) {
        const auto known = groupOfModel.constFind(call.model);
        const std::size_t index = known == groupOfModel.cend() ? groups.size() : *known;
        if (index == groups.size()) {
            groupOfModel.insert(call.model, index);
            groups.push_back({rates.of(call.model), Gathering(call.model)});
        }
        groups[index].gathering.add(call, groups[index].coldPromptTps);
    });
    std::vector<Summary> summaries;
    summaries.reserve(groups.size());
    for (Group &group : groups)
        summaries.push_back(group.gathering.finish(group.coldPromptTps));
    return summaries;
}

Summary summaryOfAll(const Snapshot &snapshot, const CallFilter &filter)
{
    return summarize([&](auto visit) { forEachCall(snapshot, filter, visit); });
}

Summary summaryOfRows(const Snapshot &snapshot, std::span<const std::size_t> rows, const CallFilter &filter)
{
    return summarize([&](auto visit) {
        for (const std::size_t row : rows) {
            const CallRecord call = snapshot.call(row);
            if (!filter || filter(call))
                visit(call);
        }
    });
}

} // namespace inferograph
