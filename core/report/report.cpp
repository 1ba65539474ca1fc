// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/report.h"

#include "core/report/writers.h"

#include <algorithm>

namespace inferograph {

bool writeReport(const ReportInput &input, ReportFormat format, QIODevice &out, int width)
{
    switch (format) {
    case ReportFormat::Table:
        return writeTableReport(input, out, std::max(width, narrowestTable));
    case ReportFormat::Json:
        return writeJsonReport(input, out);
    case ReportFormat::Csv:
        return writeCsvReport(input, out);
    case ReportFormat::Markdown:
        return writeMarkdownReport(input, out);
    }
    return false;
}

} // namespace inferograph
