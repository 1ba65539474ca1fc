// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/comparisontable.h"

#include "core/report/cells.h"
#include "core/report/summarynumbers.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace inferograph {

namespace {

// Title of the metric for people, with its unit.
const char *labelOf(Metric metric)
{
    switch (metric) {
    case Metric::Ttft:
        return "TTFT ms";
    case Metric::TtftContent:
        return "TTFT content ms";
    case Metric::Total:
        return "total ms";
    case Metric::DecodeTps:
        return "decode tok/s";
    case Metric::PromptTps:
        return "prompt tok/s";
    case Metric::OverallTps:
        return "overall tok/s";
    case Metric::Load:
        return "load ms";
    }
    return "";
}

QByteArray signedPercent(double percent)
{
    return (percent > 0 ? "+" : "") + QByteArray::number(percent, 'f', std::abs(percent) < 99.95 ? 1 : 0);
}

QByteArray differenceText(const std::optional<Difference> &difference)
{
    if (!difference)
        return "—";
    QByteArray text = signedPercent(difference->percent) + " %";
    if (difference->interval)
        text += " [" + signedPercent(difference->interval->low) + ", " +
                signedPercent(difference->interval->high) + ']';
    return text;
}

QByteArray medianText(const ComparedSet &set)
{
    const QByteArray mark = set.estimatedTokens ? "~" : "";
    QByteArray text = (set.spread.p50 ? mark : "") + numberText(set.spread.p50);
    if (set.spread.p50Interval)
        text += " [" + numberText(set.spread.p50Interval->low) + ", " +
                numberText(set.spread.p50Interval->high) + ']';
    return set.best ? "**" + text + "** best" : text;
}

QByteArray countText(std::size_t count)
{
    return QByteArray::number(static_cast<qulonglong>(count));
}

QByteArray exact(std::optional<double> number)
{
    return number ? QByteArray::number(*number, 'f', QLocale::FloatingPointShortest) : QByteArray();
}

QByteArrayList csvLine(const ComparedSet &set, const char *metric, const QByteArray &baseline)
{
    const std::optional<Interval> &median = set.spread.p50Interval;
    std::optional<double> percent;
    std::optional<double> percentLow;
    std::optional<double> percentHigh;
    if (set.difference) {
        percent = set.difference->percent;
        if (set.difference->interval) {
            percentLow = set.difference->interval->low;
            percentHigh = set.difference->interval->high;
        }
    }
    return {csvCell(set.name),
            metric,
            countText(set.calls),
            countText(set.ok),
            countText(set.failed),
            countText(set.incomplete),
            countText(set.cancelled),
            exact(set.successRate()),
            countText(set.coldLeftOut),
            countText(set.spread.n),
            exact(set.spread.p50),
            median ? exact(median->low) : QByteArray(),
            median ? exact(median->high) : QByteArray(),
            exact(set.spread.p95),
            exact(set.spread.p99),
            csvCell(baseline),
            exact(percent),
            exact(percentLow),
            exact(percentHigh),
            set.best ? "true" : "false"};
}

QByteArray nameOfBaseline(const ComparisonTable &table, const ComparisonTable::ByMetric &comparison)
{
    return table.baseline < comparison.sets.size() ? comparison.sets[table.baseline].name : QByteArray();
}

} // namespace

const char *nameOf(Metric metric)
{
    switch (metric) {
    case Metric::Ttft:
        return "ttft_ms";
    case Metric::TtftContent:
        return "ttft_content_ms";
    case Metric::Total:
        return "total_ms";
    case Metric::DecodeTps:
        return "decode_tps";
    case Metric::PromptTps:
        return "prompt_tps";
    case Metric::OverallTps:
        return "overall_tps";
    case Metric::Load:
        return "load_ms";
    }
    return "";
}

QByteArray comparisonAsMarkdown(const ComparisonTable &table)
{
    QByteArray text;
    for (const ComparisonTable::ByMetric &comparison : table.metrics) {
        if (std::ranges::all_of(comparison.sets, [](const ComparedSet &set) { return set.values.empty(); }))
            continue;
        if (!text.isEmpty())
            text += '\n';
        text += markdownRow({labelOf(comparison.metric), "n", "Success", "p50 [95 %]", "p95", "p99",
                             "vs " + markdownCell(nameOfBaseline(table, comparison)) + " [95 %]"}) +
                markdownRow({"---", "--:", "--:", "--:", "--:", "--:", "--:"});
        for (const ComparedSet &set : comparison.sets)
            text += markdownRow({markdownCell(set.name), countText(set.spread.n),
                                 percentText(set.successRate()), medianText(set), numberText(set.spread.p95),
                                 numberText(set.spread.p99), differenceText(set.difference)});
    }
    return text.isEmpty() ? "Nothing to compare.\n" : text;
}

QByteArray comparisonAsCsv(const ComparisonTable &table)
{
    QByteArray text =
        "set,metric,calls,ok,failed,incomplete,cancelled,success_rate,cold_left_out,n,p50,p50_low,"
        "p50_high,p95,p99,baseline,difference_percent,difference_low,difference_high,best\n";
    for (const ComparisonTable::ByMetric &comparison : table.metrics) {
        const QByteArray baseline = nameOfBaseline(table, comparison);
        for (const ComparedSet &set : comparison.sets)
            text += csvLine(set, nameOf(comparison.metric), baseline).join(',') + '\n';
    }
    return text;
}

} // namespace inferograph
