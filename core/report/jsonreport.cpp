// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/json.h"
#include "core/report/recordjson.h"
#include "core/report/stepjson.h"
#include "core/report/summaryjson.h"
#include "core/report/writers.h"
#include "core/store/coldrates.h"

#include <QIODevice>

#include <algorithm>

namespace inferograph {

namespace {

QByteArray summaryToJson(const Summary &summary)
{
    JsonObject object;
    object.add("model", summary.model.isEmpty() ? FieldValue() : FieldValue(summary.model));
    addSummary(object, summary);
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
        const CallRecord call = calls.call(row);
        if (!array.add(recordToJson(call, coldRates.of(call.model))))
            return false;
    }
    return true;
}

// Behind the last element of another array.
bool writeSteps(const QList<StepResult> &steps, QIODevice &out)
{
    if (out.write("],\n\"steps\":[") < 0)
        return false;
    ArrayWriter array(out);
    return std::all_of(steps.begin(), steps.end(),
                       [&array](const StepResult &step) { return array.add(stepToJson(step)); });
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
    if (!input.steps.isEmpty() && !writeSteps(input.steps, out))
        return false;
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
