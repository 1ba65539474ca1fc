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

} // namespace inferograph
