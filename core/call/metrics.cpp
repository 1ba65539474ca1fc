// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"

#include <QtNumeric>

#include <algorithm>
#include <initializer_list>

namespace inferograph {

namespace {

constexpr Nanoseconds noticeable = std::chrono::milliseconds(1); // of what is our own side's doing

std::optional<double> ratePerSecond(double count, OptionalDuration time)
{
    if (!time || *time <= Nanoseconds(0))
        return std::nullopt;
    return count / toSeconds(*time);
}

Nanoseconds orZero(OptionalDuration duration)
{
    return std::max(duration.value_or(Nanoseconds(0)), Nanoseconds(0));
}

// A log may claim any duration: the sum stays at the largest there is instead of overflowing.
Nanoseconds sum(std::initializer_list<Nanoseconds> durations)
{
    qint64 total = 0;
    for (Nanoseconds duration : durations) {
        if (qAddOverflow(total, static_cast<qint64>(duration.count()), &total))
            return Nanoseconds::max();
    }
    return Nanoseconds(total);
}

// Whether tokens were counted that were never shown: the client cannot have seen how long they took.
bool hidesReasoning(const CallRecord &record)
{
    return record.reasoningTokens.value_or(0) > 0 && record.ttft && record.ttft == record.ttftContent;
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
    const Nanoseconds explained = sum({orZero(record.connect), orZero(record.tls), orZero(record.queue),
                                       orZero(record.load), orZero(record.promptEval), orZero(generation)});
    return std::max(orZero(record.total) - explained, Nanoseconds(0));
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
    if (hidesReasoning(record))
        return std::nullopt;
    return ratePerSecond(tokens - 1, record.clientGeneration);
}

bool nothingWasCached(const CallRecord &record)
{
    if (record.cachedTokens)
        return *record.cachedTokens == 0;
    return record.start == StartKind::Cold || record.promptCache == PromptCache::Fresh;
}

std::optional<double> promptTps(const CallRecord &record, std::optional<double> coldRate)
{
    constexpr double cacheHitFactor = 5;
    const qint64 cached = record.cachedTokens.value_or(0);
    if (!record.promptTokens || cached < 0 || *record.promptTokens <= cached)
        return std::nullopt;
    if (!record.cachedTokens && record.promptCache == PromptCache::Repeated)
        return std::nullopt; // how much of it was left to evaluate, only the server knows
    const qint64 uncached = *record.promptTokens - cached;
    const auto rate = ratePerSecond(static_cast<double>(uncached), record.promptEval);
    const bool mayBeCached = !record.cachedTokens && !nothingWasCached(record);
    if (rate && mayBeCached && coldRate && *rate > cacheHitFactor * *coldRate)
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
    if (!record.outputTokens || *record.outputTokens < 2 || !record.total || !record.ttft ||
        hidesReasoning(record))
        return std::nullopt;
    if (*record.ttft < Nanoseconds(0) || *record.total < *record.ttft)
        return std::nullopt;
    return (*record.total - *record.ttft) / (*record.outputTokens - 1);
}

OptionalDuration inferenceTime(const CallRecord &record)
{
    const OptionalDuration generation = generationTime(record);
    if (!record.promptEval || !generation)
        return std::nullopt;
    return sum({orZero(record.promptEval), orZero(generation)});
}

bool wasSentLate(const CallRecord &record)
{
    return record.clientDelay > noticeable;
}

bool wasReadLate(const CallRecord &record)
{
    return record.readDelay > noticeable;
}

std::optional<Breakdown> breakdown(const CallRecord &record)
{
    if (!record.total)
        return std::nullopt;
    Breakdown parts{.connect = sum({orZero(record.connect), orZero(record.tls)}),
                    .queue = orZero(record.queue),
                    .load = orZero(record.load),
                    .promptEval = orZero(record.promptEval),
                    .generation = orZero(generationTime(record)),
                    .total = orZero(record.total)};
    const Nanoseconds explained =
        sum({parts.connect, parts.queue, parts.load, parts.promptEval, parts.generation});
    parts.unexplained = parts.total;
    const double scale = explained > parts.total ? static_cast<double>(parts.total.count()) /
                                                       static_cast<double>(explained.count())
                                                 : 1;
    for (Nanoseconds *part :
         {&parts.connect, &parts.queue, &parts.load, &parts.promptEval, &parts.generation}) {
        if (scale < 1)
            *part = Nanoseconds(static_cast<qint64>(static_cast<double>(part->count()) * scale));
        *part = std::min(*part, parts.unexplained);
        parts.unexplained -= *part;
    }
    return parts;
}

} // namespace inferograph
