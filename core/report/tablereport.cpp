// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/summarynumbers.h"
#include "core/report/texttable.h"
#include "core/report/writers.h"

#include <QIODevice>

namespace inferograph {

namespace {

QByteArray countText(std::size_t count)
{
    return QByteArray::number(static_cast<qulonglong>(count));
}

// A number that rests on a count of tokens, marked where that count is an estimate.
QByteArray markedText(std::optional<double> value, bool estimated)
{
    return (value && estimated ? QByteArrayLiteral("~") : QByteArray()) + numberText(value);
}

// Every model on one line, to compare them.
QByteArray overview(const std::vector<Summary> &summaries, int width)
{
    TextTable table({{"medians"},
                     {"calls"},
                     {"success", 1},
                     {"TTFT ms"},
                     {"total ms", 2},
                     {"decode tok/s"},
                     {"prompt tok/s", 4},
                     {"load ms", 3},
                     {"load share", 5}});
    for (const Summary &summary : summaries) {
        table.addRow({modelText(summary.model), countText(summary.calls), percentText(summary.successRate()),
                      numberText(summary.ttftMs.p50), numberText(summary.totalMs.p50),
                      markedText(summary.decodeTps.p50, summary.estimatedTokens),
                      numberText(summary.promptTps.p50), numberText(summary.loadMs.p50),
                      percentText(summary.loadShare)});
    }
    return table.text(width);
}

QByteArray details(const Summary &summary, int width)
{
    // As wide as most numbers are, so that the columns of all models stand below each other.
    constexpr int numberWidth = 8;
    const auto title = [](const char *text) { return alignedRight(text, numberWidth); };
    TextTable table(
        {{{}}, {title("n"), 1}, {title("mean"), 2}, {title("p50")}, {title("p95")}, {title("p99")}});
    for (const SummaryNumber &number : summaryNumbers()) {
        const Spread &spread = summary.*number.spread;
        const bool estimated = number.fromOutputTokens && summary.estimatedTokens;
        table.addRow({QByteArray("  ") + number.label, countText(spread.n),
                      markedText(spread.mean, estimated), markedText(spread.p50, estimated),
                      markedText(spread.p95, estimated), markedText(spread.p99, estimated)});
    }
    QByteArray outcome = "  " + percentText(summary.successRate()) + " success: " + outcomeText(summary);
    if (summary.loadShare)
        outcome += "; " + percentText(summary.loadShare) + " of the time went into loading";
    return shortened(modelText(summary.model), width) + '\n' + table.text(width) +
           wrapped(outcome + '.', width);
}

} // namespace

bool writeTableReport(const ReportInput &input, QIODevice &out, int width)
{
    const std::vector<Summary> summaries = summariesByModel(*input.calls);
    QByteArray text;
    if (summaries.empty())
        text += "No calls.\n";
    if (summaries.size() > 1)
        text += overview(summaries, width) + '\n';
    bool estimated = false;
    for (const Summary &summary : summaries) {
        if (&summary != &summaries.front())
            text += '\n';
        text += details(summary, width);
        estimated = estimated || summary.estimatedTokens;
    }
    if (estimated)
        text += '\n' + wrapped("~ counts tokens by an estimate, not by the server's own figure.", width);
    const QByteArray skipped = skippedText(input.skipped.size() + input.moreSkipped);
    if (!skipped.isEmpty())
        text += '\n' + wrapped(skipped, width);
    return out.write(text) >= 0;
}

} // namespace inferograph
