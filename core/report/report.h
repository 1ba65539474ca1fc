// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logsource.h"
#include "core/store/summary.h"

namespace inferograph {

enum class ReportFormat : quint8 { Table, Json, Csv, Markdown };

struct ReportInput
{
    SnapshotPtr calls;
    QList<SkippedLine> skipped;
};

// The whole report, ending with a line end: records, a summary for each model, and what was skipped.
QByteArray writeReport(const ReportInput &input, ReportFormat format);

} // namespace inferograph
