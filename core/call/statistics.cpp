// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace inferograph {

namespace {

// The largest k with P(X < k) <= `tail`, where X ~ B(n, 1/2). Works outwards from the middle, where the
// probabilities are largest, so that it needs only about sqrt(n) of them, and no factorials.
std::size_t lowerCount(std::size_t n, double tail)
{
    constexpr double negligible = 1e-20;
    std::vector<double> weights; // relative to the middle one, from there down to 0
    double weight = 1;
    for (std::size_t i = n / 2;; --i) {
        weights.push_back(weight);
        if (i == 0 || weight < negligible)
            break;
        weight *= static_cast<double>(i) / static_cast<double>(n - i + 1);
    }
    const double half = std::accumulate(weights.begin(), weights.end(), 0.0);
    const double all =
        n % 2 == 0 ? 2 * half - 1 : 2 * half; // an even n has one middle, shared by both halves
    std::size_t k = n / 2 + 1 - weights.size();
    double cumulative = 0;
    for (auto it = weights.rbegin(); it != weights.rend(); ++it, ++k) {
        cumulative += *it;
        if (cumulative > tail * all)
            break;
    }
    return k;
}

} // namespace

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
    if (values.size() < 6)
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t k = lowerCount(values.size(), tail);
    return Interval{values[k - 1], values[values.size() - k]};
}

} // namespace inferograph
