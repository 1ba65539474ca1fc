// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/comparison.h"

#include <QString>

namespace inferograph {

QString metricTitle(Metric metric); // `TTFT`
QString metricUnit(Metric metric);  // `ms`
QString metricName(Metric metric);  // `TTFT ms`: both

// A value as the window shows it: `412`, `412 ms`.
QString metricNumber(Metric metric, std::optional<double> value);
QString metricFigure(Metric metric, std::optional<double> value);

// `577 – 657`; empty where unknown.
QString metricInterval(Metric metric, const std::optional<Interval> &interval);

// One set of a comparison, with the name that people read. It looks like the model of its name.
struct ShownSet
{
    QString label;
    ComparedSet figures;
};

// What a comparison says by one metric, in words: for those who cannot see its charts.
QString comparisonInWords(const std::vector<ShownSet> &sets, Metric metric);

} // namespace inferograph
