// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/report.h"

namespace inferograph {

// The formats of writeReport(), a file each.
bool writeTableReport(const ReportInput &input, QIODevice &out, int width);
bool writeJsonReport(const ReportInput &input, QIODevice &out);
bool writeCsvReport(const ReportInput &input, QIODevice &out);
bool writeMarkdownReport(const ReportInput &input, QIODevice &out);

} // namespace inferograph
