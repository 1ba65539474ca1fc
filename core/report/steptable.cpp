// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/steptable.h"

#include "core/call/metrics.h"
#include "core/report/cells.h"
#include "core/report/stepjson.h"
#include "core/report/summarynumbers.h"
#include "core/report/texttable.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace inferograph {

struct StepTable::Column
{
    const char *title;
    const char *unit;
    int width;
    int leaveOut; // 0: never; else the highest goes first
    QByteArray (*text)(const StepResult &result);
};

namespace {

constexpr int gap = 2;
constexpr int narrowestLabel = 12; // before it is shortened further, columns go
constexpr int widestLabel = 40;

// A number that rests on a count of tokens, marked where that count is an estimate.
QByteArray ofTokens(std::optional<double> value, const StepResult &result)
{
    return (value && result.summary.estimatedTokens ? "~" : "") + numberText(value);
}

QByteArray callsText(const StepResult &result)
{
    return QByteArray::number(static_cast<qulonglong>(result.summary.ok)) + '/' +
           QByteArray::number(static_cast<qulonglong>(result.summary.calls));
}

QByteArray tokensText(std::optional<double> count)
{
    return count ? QByteArray::number(qRound64(*count)) : numberText({});
}

QByteArray intervalText(const Spread &spread)
{
    if (!spread.p50Interval)
        return numberText({});
    return numberText(spread.p50Interval->low) + "–" + numberText(spread.p50Interval->high);
}

QByteArray secondsText(OptionalDuration duration)
{
    return numberText(duration ? std::optional(toSeconds(*duration)) : std::nullopt);
}

// How many calls failed of what, with the words of the first.
QByteArray errorsRemark(const StepResult &result)
{
    const QByteArray errors = errorsText(result.summary);
    const auto first = std::find_if(result.calls.begin(), result.calls.end(), [](const CallRecord &call) {
        return call.status != CallStatus::Cancelled && !call.error.isEmpty();
    });
    return first == result.calls.end() ? errors : errors + (errors.isEmpty() ? "" : ": ") + first->error;
}

// Our own side's part in the figures.
QByteArray lateRemark(const StepResult &result)
{
    const auto late = std::count_if(result.calls.begin(), result.calls.end(), [](const CallRecord &call) {
        return call.status != CallStatus::Cancelled && wasSentLate(call);
    });
    if (late == 0)
        return {};
    return QByteArray::number(qint64(late)) + (late == 1 ? " call" : " calls") +
           " left more than 1 ms late: this machine was busy";
}

std::span<const StepTable::Column> allColumns()
{
    static constexpr std::array columns{
        StepTable::Column{"calls", "ok", 7, 0, callsText},
        StepTable::Column{"prompt", "tokens", 6, 4,
                          [](const StepResult &r) { return tokensText(r.promptTokens.p50); }},
        StepTable::Column{"TTFT p50", "ms", 8, 0,
                          [](const StepResult &r) { return numberText(r.summary.ttftMs.p50); }},
        StepTable::Column{"95 % interval", "ms", 13, 7,
                          [](const StepResult &r) { return intervalText(r.summary.ttftMs); }},
        StepTable::Column{"TTFT p95", "ms", 8, 2,
                          [](const StepResult &r) { return numberText(r.summary.ttftMs.p95); }},
        StepTable::Column{"total p50", "ms", 9, 5,
                          [](const StepResult &r) { return numberText(r.summary.totalMs.p50); }},
        StepTable::Column{"load p50", "ms", 8, 8,
                          [](const StepResult &r) { return numberText(r.summary.loadMs.p50); }},
        StepTable::Column{"prompt", "tok/s", 6, 3,
                          [](const StepResult &r) { return numberText(r.summary.promptTps.p50); }},
        StepTable::Column{"decode", "tok/s", 6, 0,
                          [](const StepResult &r) { return ofTokens(r.summary.decodeTps.p50, r); }},
        StepTable::Column{"throughput", "tok/s", 10, 1,
                          [](const StepResult &r) { return ofTokens(r.throughputTps, r); }},
        StepTable::Column{"wall", "s", 6, 6, [](const StepResult &r) { return secondsText(r.wall); }},
    };
    return columns;
}

} // namespace

StepTable::StepTable(const QByteArrayList &labels, int width) : m_width(width)
{
    int longest = characters("step");
    for (const QByteArray &label : labels)
        longest = std::max(longest, characters(label));
    int others = 0;
    for (const Column &column : allColumns()) {
        m_columns.append(&column);
        others += gap + column.width;
    }
    const int label = std::min(longest, widestLabel);
    while (label + others > width) {
        const auto next = std::max_element(m_columns.begin(), m_columns.end(),
                                           [](auto *a, auto *b) { return a->leaveOut < b->leaveOut; });
        if ((*next)->leaveOut == 0)
            break;
        others -= gap + (*next)->width;
        m_columns.erase(next);
    }
    m_labelWidth = std::clamp(width - others, std::min(longest, narrowestLabel), longest);
}

QByteArray StepTable::header() const
{
    QByteArray titles = alignedLeft("step", m_labelWidth);
    QByteArray units(m_labelWidth, ' ');
    for (const Column *column : m_columns) {
        titles += QByteArray(gap, ' ') + alignedRight(column->title, column->width);
        units += QByteArray(gap, ' ') + alignedRight(column->unit, column->width);
    }
    return titles + '\n' + units + '\n';
}

QByteArray StepTable::line(const StepResult &result) const
{
    QByteArray text = alignedLeft(shortened(result.label, m_labelWidth), m_labelWidth);
    for (const Column *column : m_columns)
        text += QByteArray(gap, ' ') + alignedRight(column->text(result), column->width);
    text += '\n';
    for (const QByteArray &remark : stepRemarks(result))
        text += remarkBelow(remark, m_width);
    return text;
}

QByteArray stepsAsMarkdown(const QList<StepResult> &results)
{
    QByteArrayList titles{"Step"};
    QByteArrayList alignments{"---"};
    for (const StepTable::Column &column : allColumns()) {
        titles.append(QByteArray(column.title) + ", " + column.unit);
        alignments.append("--:");
    }
    QByteArray text = markdownRow(titles << "Remarks") + markdownRow(alignments << "---");
    for (const StepResult &result : results) {
        QByteArrayList cells{markdownCell(result.label)};
        for (const StepTable::Column &column : allColumns())
            cells.append(markdownCell(column.text(result)));
        text += markdownRow(cells << markdownCell(stepRemarks(result).join("; ")));
    }
    return text;
}

QByteArray stepsAsJson(const QList<StepResult> &results)
{
    QByteArrayList steps;
    for (const StepResult &result : results)
        steps.append(stepToJson(result));
    return "[" + steps.join(",\n") + "]\n";
}

QByteArrayList stepRemarks(const StepResult &result)
{
    QByteArrayList lines{result.note, errorsRemark(result), lateRemark(result)};
    if (result.waited > Nanoseconds(0))
        lines.append("waited " + secondsText(result.waited) + " s because the server asked for it");
    if (result.cancelled)
        lines.append("cancelled");
    lines.removeAll(QByteArray());
    return lines;
}

QByteArray switchMatrix(const QList<StepResult> &results, int width)
{
    QByteArrayList models;
    QHash<std::pair<QByteArray, QByteArray>, QByteArray> cells; // by model and column
    for (const StepResult &result : results) {
        if (result.step.kind == StepKind::Plain)
            continue;
        if (!models.contains(result.step.model))
            models.append(result.step.model);
        const QByteArray column = result.step.kind == StepKind::Cold   ? "cold"
                                  : result.step.kind == StepKind::Warm ? "warm"
                                                                       : "after " + result.step.switchFrom;
        cells.insert({result.step.model, column}, numberText(result.summary.ttftMs.p50));
    }
    if (models.size() < 2)
        return {};
    QByteArrayList titles{"cold", "warm"};
    for (const QByteArray &model : models)
        titles.append("after " + model);
    QList<TextTable::Column> columns{{"TTFT p50, ms"}};
    for (const QByteArray &title : titles)
        columns.append({title});
    TextTable table(columns);
    for (const QByteArray &model : models) {
        QList<QByteArray> row{model};
        for (const QByteArray &title : titles)
            row.append(cells.value({model, title}, title == "after " + model ? "" : numberText({})));
        table.addRow(row);
    }
    return table.text(width);
}

} // namespace inferograph
