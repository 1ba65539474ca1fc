// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"

#include <array>

namespace inferograph {

namespace {

std::optional<double> ratePerSecond(double count, OptionalDuration time)
{
    if (!time || *time <= Nanoseconds(0))
        return std::nullopt;
    return count / toSeconds(*time);
}

Nanoseconds orZero(OptionalDuration duration)
{
    return duration.value_or(Nanoseconds(0));
}

} // namespace

OptionalDuration generationTime(const CallRecord &record)
{
    return record.serverGeneration ? record.serverGeneration : record.clientGeneration;
}

OptionalDuration unexplainedTime(const CallRecord &record)
{
    const OptionalDuration generation = generationTime(record);
    if (!record.total || !(record.queue || record.load || record.promptEval || generation))
        return std::nullopt;
    const Nanoseconds explained = orZero(record.connect) + orZero(record.tls) + orZero(record.queue) +
                                  orZero(record.load) + orZero(record.promptEval) + orZero(generation);
    return std::max(*record.total - explained, Nanoseconds(0));
}

std::optional<double> decodeTps(const CallRecord &record)
{
    if (!record.outputTokens || *record.outputTokens < 2)
        return std::nullopt;
    const auto tokens = static_cast<double>(*record.outputTokens);
    if (record.serverGeneration && record.generationSpan) {
        const bool withFirst = *record.generationSpan == GenerationSpan::IncludesFirstToken;
        return ratePerSecond(withFirst ? tokens : tokens - 1, record.serverGeneration);
    }
    return ratePerSecond(tokens - 1, record.clientGeneration);
}

std::optional<double> promptTps(const CallRecord &record, std::optional<double> coldRate)
{
    constexpr double cacheHitFactor = 5;
    if (!record.promptTokens)
        return std::nullopt;
    const qint64 uncached = *record.promptTokens - record.cachedTokens.value_or(0);
    if (uncached <= 0)
        return std::nullopt;
    const auto rate = ratePerSecond(static_cast<double>(uncached), record.promptEval);
    if (rate && !record.cachedTokens && coldRate && *rate > cacheHitFactor * *coldRate)
        return std::nullopt;
    return rate;
}

std::optional<double> overallTps(const CallRecord &record)
{
    if (!record.outputTokens || *record.outputTokens <= 0)
        return std::nullopt;
    return ratePerSecond(static_cast<double>(*record.outputTokens), record.total);
}

OptionalDuration timePerOutputToken(const CallRecord &record)
{
    if (!record.outputTokens || *record.outputTokens < 2 || !record.total || !record.ttft)
        return std::nullopt;
    return (*record.total - *record.ttft) / (*record.outputTokens - 1);
}

OptionalDuration inferenceTime(const CallRecord &record)
{
    const OptionalDuration generation = generationTime(record);
    if (!record.promptEval || !generation)
        return std::nullopt;
    return *record.promptEval + *generation;
}

std::optional<Breakdown> breakdown(const CallRecord &record)
{
    if (!record.total)
        return std::nullopt;
    Breakdown parts{.connect = orZero(record.connect) + orZero(record.tls),
                    .queue = orZero(record.queue),
                    .load = orZero(record.load),
                    .promptEval = orZero(record.promptEval),
                    .generation = orZero(generationTime(record)),
                    .total = *record.total};
    const std::array scaled{&parts.connect, &parts.queue, &parts.load, &parts.promptEval, &parts.generation};
    Nanoseconds explained{};
    for (const Nanoseconds *part : scaled)
        explained += *part;
    if (explained > parts.total) {
        const double scale =
            static_cast<double>(parts.total.count()) / static_cast<double>(explained.count());
        explained = Nanoseconds(0);
        for (Nanoseconds *part : scaled) {
            *part = Nanoseconds(static_cast<qint64>(static_cast<double>(part->count()) * scale));
            explained += *part;
        }
    }
    parts.unexplained = parts.total - explained;
    return parts;
}

} // namespace inferograph
