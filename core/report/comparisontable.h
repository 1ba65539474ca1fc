// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/comparison.h"

namespace inferograph {

// One comparison by several metrics. All results have the same sets in the same order.
struct ComparisonTable
{
    struct ByMetric
    {
        Metric metric;
        std::vector<ComparedSet> sets;
    };

    std::vector<ByMetric> metrics;
    std::size_t baseline = 0; // a place among the sets
};

// As the fields of a record are named, with the unit: `ttft_ms`.
const char *nameOf(Metric metric);

// For people: a table for each metric that any call knows.
QByteArray comparisonAsMarkdown(const ComparisonTable &table);

// For programs: a line for each metric and set; what is unknown is empty.
QByteArray comparisonAsCsv(const ComparisonTable &table);

} // namespace inferograph
