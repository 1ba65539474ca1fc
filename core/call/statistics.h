// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <vector>

namespace inferograph {

// The p-th percentile (0...100) by linear interpolation between order statistics (type 7, numpy's default),
// exact. Reorders `values`. Unset when there are none.
std::optional<double> percentile(std::span<double> values, double p);

std::optional<double> mean(std::span<const double> values);

struct Interval
{
    double low;
    double high;
};

// The 95 % confidence interval of the median, from order statistics (binomial, no assumption about the
// distribution). Sorts `values`. Unset below six values.
std::optional<Interval> medianInterval(std::span<double> values);

// The 95 % confidence interval of median(a) / median(b), without assuming a distribution: each log-median's
// variance is read off its order statistics (R. M. Price and D. G. Bonett, "Distribution-free confidence
// intervals for difference and ratio of medians", J. Stat. Comput. Simul. 72 (2002) 119-124). Both ascending.
// Unset below six values on either side, and where the values reach down to zero.
std::optional<Interval> medianRatioInterval(std::span<const double> a, std::span<const double> b);

// The share of the values that are at most `value`, 0...1: the empirical distribution function. `ascending`
// must not be empty.
double shareWithin(std::span<const double> ascending, double value);

// What a box plot shows: the quartiles, and whiskers that end at the last value within 1.5 interquartile
// ranges of the box (Tukey). What lies beyond is drawn on its own.
struct BoxPlot
{
    double lowWhisker = 0;
    double lowQuartile = 0;
    double median = 0;
    double highQuartile = 0;
    double highWhisker = 0;
    std::vector<double> outliers = {}; // ascending
};

// Unset when there are no values.
std::optional<BoxPlot> boxPlotOf(std::span<const double> ascending);

} // namespace inferograph
