// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace inferograph {

std::optional<double> percentile(std::span<double> values, double p)
{
    if (values.empty())
        return std::nullopt;
    const double rank = std::clamp(p, 0.0, 100.0) / 100.0 * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(rank));
    const double fraction = rank - static_cast<double>(below);
    const auto lower = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), lower, values.end());
    if (fraction == 0.0)
        return *lower;
    const double above = *std::min_element(lower + 1, values.end());
    return *lower + fraction * (above - *lower);
}

std::optional<double> mean(std::span<const double> values)
{
    if (values.empty())
        return std::nullopt;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<Interval> medianInterval(std::span<double> values)
{
    constexpr double tail = 0.025;
    const std::size_t n = values.size();
    if (n < 6)
        return std::nullopt;
    std::sort(values.begin(), values.end());
    // The largest count k whose binomial tail P(X < k), X ~ B(n, 1/2), stays within 2.5 %: the interval then
    // runs from the k-th smallest to the k-th largest value.
    const double size = static_cast<double>(n);
    double cumulative = 0;
    std::size_t k = 0;
    while (k < n / 2) {
        const double i = static_cast<double>(k);
        cumulative += std::exp(std::lgamma(size + 1) - std::lgamma(i + 1) - std::lgamma(size - i + 1) -
                               size * std::log(2.0));
        if (cumulative > tail)
            break;
        ++k;
    }
    return Interval{values[k - 1], values[n - k]};
}

} // namespace inferograph
