// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/arrivals.h"

#include <cmath>
#include <random>

namespace inferograph {

namespace {

// The gaps between the arrivals of a Poisson process. Not std::exponential_distribution: each library has its own.
class ExponentialGaps
{
public:
    ExponentialGaps(double rate, qint64 seed) : m_rate(rate), m_random(static_cast<quint64>(seed)) {}

    double nextSeconds()
    {
        const double uniform = static_cast<double>(m_random() >> 11) * 0x1p-53; // 0 <= u < 1
        return -std::log1p(-uniform) / m_rate;
    }

private:
    double m_rate;
    std::mt19937_64 m_random;
};

} // namespace

std::vector<Nanoseconds> arrivalTimes(int count, double rate, Arrivals arrivals, qint64 seed)
{
    ExponentialGaps gaps(rate, seed);
    std::vector<Nanoseconds> times;
    times.reserve(static_cast<std::size_t>(count));
    double seconds = 0;
    for (int i = 0; i < count; ++i) {
        times.push_back(fromSeconds(seconds));
        seconds = arrivals == Arrivals::Fixed ? (i + 1) / rate : seconds + gaps.nextSeconds();
    }
    return times;
}

} // namespace inferograph
