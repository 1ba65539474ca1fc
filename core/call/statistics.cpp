// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/statistics.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace inferograph {

namespace {

// How likely each count of heads up to the middle is when `n` coins are thrown. Works outwards from the middle,
// where the probabilities are largest, so that it needs only about sqrt(n) of them, and no factorials.
class CoinTosses
{
public:
    explicit CoinTosses(std::size_t n)
    {
        constexpr double negligible = 1e-20;
        double weight = 1; // relative to the middle one, from there down to 0
        for (std::size_t i = n / 2;; --i) {
            m_atMost.push_back(weight);
            if (i == 0 || weight < negligible)
                break;
            weight *= static_cast<double>(i) / static_cast<double>(n - i + 1);
        }
        m_first = n / 2 + 1 - m_atMost.size();
        const double half = std::accumulate(m_atMost.begin(), m_atMost.end(), 0.0);
        const double all =
            n % 2 == 0 ? 2 * half - 1 : 2 * half; // an even n has one middle, shared by both halves
        std::reverse(m_atMost.begin(), m_atMost.end());
        std::partial_sum(m_atMost.begin(), m_atMost.end(), m_atMost.begin());
        for (double &probability : m_atMost)
            probability /= all;
    }

    // Of no more than `k` heads; k <= n / 2.
    double atMost(std::size_t k) const { return k < m_first ? 0 : m_atMost[k - m_first]; }

    // The largest k with P(fewer than k) <= `tail`, which is below one half.
    std::size_t lowerCount(double tail) const
    {
        const auto above = std::upper_bound(m_atMost.begin(), m_atMost.end(), tail);
        return m_first + static_cast<std::size_t>(above - m_atMost.begin());
    }

private:
    std::size_t m_first = 0;      // counts below are too unlikely to matter
    std::vector<double> m_atMost; // from m_first to n / 2
};

// The standard normal's quantile of 1 - `tail`, by halving.
double normalQuantile(double tail)
{
    double low = -40;
    double high = 40;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::numbers::sqrt2) / 2 > tail ? low : high) = middle;
    }
    return low;
}

constexpr double tail = 0.025; // at each end of a 95 % interval
constexpr std::size_t fewestForInterval = 6;

// The percentile of values that are in order already.
double quantile(std::span<const double> ascending, double share)
{
    const double rank = share * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return std::lerp(ascending[below], ascending[above], rank - static_cast<double>(below));
}

// The standard error of the logarithm of the median. Unset where the values reach down to zero.
std::optional<double> logMedianError(std::span<const double> ascending)
{
    const std::size_t n = ascending.size();
    const auto count = static_cast<double>(n);
    const auto c = static_cast<std::size_t>(std::max(1.0, std::floor((count + 1) / 2 - std::sqrt(count))));
    if (ascending[c - 1] <= 0)
        return std::nullopt;
    const double width = std::log(ascending[n - c]) - std::log(ascending[c - 1]);
    return width / (2 * normalQuantile(CoinTosses(n).atMost(c - 1)));
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
    if (values.size() < fewestForInterval)
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t k = CoinTosses(values.size()).lowerCount(tail);
    return Interval{values[k - 1], values[values.size() - k]};
}

std::optional<Interval> medianRatioInterval(std::span<const double> a, std::span<const double> b)
{
    if (std::min(a.size(), b.size()) < fewestForInterval)
        return std::nullopt;
    const std::optional<double> errorOfA = logMedianError(a);
    const std::optional<double> errorOfB = logMedianError(b);
    if (!errorOfA || !errorOfB)
        return std::nullopt;
    const double ratio = quantile(a, 0.5) / quantile(b, 0.5);
    const double reach = std::exp(normalQuantile(tail) * std::hypot(*errorOfA, *errorOfB));
    return Interval{ratio / reach, ratio * reach};
}

double shareWithin(std::span<const double> ascending, double value)
{
    const auto beyond = std::upper_bound(ascending.begin(), ascending.end(), value);
    return static_cast<double>(beyond - ascending.begin()) / static_cast<double>(ascending.size());
}

std::optional<BoxPlot> boxPlotOf(std::span<const double> ascending)
{
    constexpr double fence = 1.5; // interquartile ranges
    if (ascending.empty())
        return std::nullopt;
    BoxPlot box{.lowQuartile = quantile(ascending, 0.25),
                .median = quantile(ascending, 0.5),
                .highQuartile = quantile(ascending, 0.75)};
    const double reach = fence * (box.highQuartile - box.lowQuartile);
    const auto first = std::lower_bound(ascending.begin(), ascending.end(), box.lowQuartile - reach);
    const auto beyond = std::upper_bound(first, ascending.end(), box.highQuartile + reach);
    // Of few values, the last within reach may lie inside of the box: a whisker never points inwards.
    box.lowWhisker = std::min(*first, box.lowQuartile);
    box.highWhisker = std::max(*(beyond - 1), box.highQuartile);
    box.outliers.assign(ascending.begin(), first);
    box.outliers.insert(box.outliers.end(), beyond, ascending.end());
    return box;
}

} // namespace inferograph
