// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/cells.h"
#include "core/report/summarynumbers.h"
#include "core/report/writers.h"

#include <QIODevice>

namespace inferograph {

namespace {

QByteArray countText(std::size_t count)
{
    return QByteArray::number(static_cast<qulonglong>(count));
}

QByteArray outcomes(const std::vector<Summary> &summaries)
{
    QByteArray text = markdownRow({"Model", "Calls", "ok", "Failed", "Incomplete", "Cancelled", "Success",
                                   "Errors", "Load share"}) +
                      markdownRow({"---", "--:", "--:", "--:", "--:", "--:", "--:", "---", "--:"});
    for (const Summary &summary : summaries)
        text += markdownRow({markdownCell(modelText(summary.model)), countText(summary.calls),
                             countText(summary.ok), countText(summary.failed), countText(summary.incomplete),
                             countText(summary.cancelled), percentText(summary.successRate()),
                             markdownCell(errorsText(summary)), percentText(summary.loadShare)});
    return text;
}

QByteArray numbers(const std::vector<Summary> &summaries)
{
    QByteArray text = markdownRow({"Model", "Number", "n", "Mean", "p50", "p95", "p99"}) +
                      markdownRow({"---", "---", "--:", "--:", "--:", "--:", "--:"});
    for (const Summary &summary : summaries) {
        for (const SummaryNumber &number : summaryNumbers()) {
            const Spread &spread = summary.*number.spread;
            const QByteArray mark = number.fromOutputTokens && summary.estimatedTokens ? "~" : "";
            const auto value = [&mark](std::optional<double> v) { return (v ? mark : "") + numberText(v); };
            text +=
                markdownRow({markdownCell(modelText(summary.model)), number.label, countText(spread.n),
                             value(spread.mean), value(spread.p50), value(spread.p95), value(spread.p99)});
        }
    }
    return text;
}

} // namespace

bool writeMarkdownReport(const ReportInput &input, QIODevice &out)
{
    const std::vector<Summary> summaries = summariesByModel(*input.calls);
    QByteArray text;
    if (summaries.empty())
        text = "No calls.\n";
    else
        text = outcomes(summaries) + '\n' + numbers(summaries);
    const QByteArray skipped = skippedText(input.skipped.size() + input.moreSkipped);
    if (!skipped.isEmpty())
        text += '\n' + skipped + '\n';
    return out.write(text) >= 0;
}

} // namespace inferograph
