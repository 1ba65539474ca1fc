// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/json.h"
#include "core/report/recordjson.h"
#include "core/report/summarynumbers.h"
#include "core/report/writers.h"
#include "core/store/coldrates.h"

#include <QIODevice>

namespace inferograph {

namespace {

FieldValue known(std::optional<double> value)
{
    return value ? FieldValue(*value) : FieldValue();
}

FieldValue whole(std::size_t value)
{
    return static_cast<qint64>(value);
}

QByteArray spreadToJson(const Spread &spread)
{
    JsonObject object;
    object.add("n", whole(spread.n));
    object.add("mean", known(spread.mean));
    object.add("p50", known(spread.p50));
    object.add("p95", known(spread.p95));
    object.add("p99", known(spread.p99));
    // Where the median of the whole population lies, with 95 % confidence.
    object.add("p50_low", spread.p50Interval ? FieldValue(spread.p50Interval->low) : FieldValue());
    object.add("p50_high", spread.p50Interval ? FieldValue(spread.p50Interval->high) : FieldValue());
    return object.text();
}

QByteArray summaryToJson(const Summary &summary)
{
    JsonObject errors;
    for (auto it = summary.errorsByKind.cbegin(); it != summary.errorsByKind.cend(); ++it)
        errors.add(it.key(), whole(it.value()));
    JsonObject object;
    object.add("model", summary.model.isEmpty() ? FieldValue() : FieldValue(summary.model));
    object.add("calls", whole(summary.calls));
    object.add("ok", whole(summary.ok));
    object.add("failed", whole(summary.failed));
    object.add("incomplete", whole(summary.incomplete));
    object.add("cancelled", whole(summary.cancelled));
    object.add("success_rate", known(summary.successRate()));
    object.addJson("errors_by_kind", errors.text());
    for (const SummaryNumber &number : summaryNumbers())
        object.addJson(number.name, spreadToJson(summary.*number.spread));
    object.add("load_share", known(summary.loadShare));
    return object.text();
}

QByteArray skippedToJson(const SkippedLine &line)
{
    JsonObject object;
    object.add("source", line.source);
    object.add("line", line.line);
    object.add("reason", line.reason);
    return object.text();
}

// The members of a JSON array, one a line, each written as it comes.
class ArrayWriter
{
public:
    explicit ArrayWriter(QIODevice &out) : m_out(out) {}

    bool add(const QByteArray &json)
    {
        const bool written = m_out.write((m_first ? "\n" : ",\n") + json) >= 0;
        m_first = false;
        return written;
    }

private:
    QIODevice &m_out;
    bool m_first = true;
};

bool writeRecords(const Snapshot &calls, QIODevice &out)
{
    ColdRates coldRates;
    for (std::size_t row = 0; row < calls.size(); ++row)
        coldRates.learn(calls.call(row));
    ArrayWriter array(out);
    for (std::size_t row = 0; row < calls.size(); ++row) {
        const CallRecord &call = calls.call(row);
        if (!array.add(recordToJson(call, coldRates.of(call.model))))
            return false;
    }
    return true;
}

} // namespace

bool writeJsonReport(const ReportInput &input, QIODevice &out)
{
    if (out.write("{\"records\":[") < 0 || !writeRecords(*input.calls, out))
        return false;
    if (out.write("],\n\"summary\":[") < 0)
        return false;
    ArrayWriter summaries(out);
    for (const Summary &summary : summariesByModel(*input.calls)) {
        if (!summaries.add(summaryToJson(summary)))
            return false;
    }
    if (out.write("],\n\"skipped\":[") < 0)
        return false;
    ArrayWriter skipped(out);
    for (const SkippedLine &line : input.skipped) {
        if (!skipped.add(skippedToJson(line)))
            return false;
    }
    return out.write("]}\n") >= 0;
}

} // namespace inferograph
