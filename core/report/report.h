// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logsource.h"
#include "core/runs/stepresult.h"
#include "core/store/summary.h"

class QIODevice;

namespace inferograph {

enum class ReportFormat : quint8 { Table, Json, Csv, Markdown };

struct ReportInput
{
    SnapshotPtr calls = std::make_shared<const Snapshot>();
    QList<SkippedLine> skipped = {};
    qint64 moreSkipped = 0;       // skipped lines that `skipped` does not list
    QList<StepResult> steps = {}; // of a run
};

// The widths between which a table fits itself.
constexpr int narrowestTable = 40;
constexpr int defaultTableWidth = 80;

// Writes the whole report, ending with a line end, in pieces. JSON: records, a summary for each model, the
// steps of a run, and what was skipped; CSV: records; table (at most `width` characters wide) and Markdown: the summaries. False
// where `out` took no more.
bool writeReport(const ReportInput &input, ReportFormat format, QIODevice &out,
                 int width = defaultTableWidth);

} // namespace inferograph
