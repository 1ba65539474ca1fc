// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/filterfields.h"

#include "core/call/metrics.h"
#include "core/call/names.h"

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

template<typename Enum>
QByteArrayView viewOf(Enum value)
{
    const QLatin1StringView name = nameOf(value);
    return {name.data(), name.size()};
}

template<auto Member>
QByteArrayView nameIn(const CallRecord &call)
{
    return call.*Member ? viewOf(*(call.*Member)) : QByteArrayView();
}

QByteArrayView statusName(const CallRecord &call)
{
    return viewOf(call.status);
}

// The names of an enumeration up to its last value.
template<auto Last>
QByteArrayList namesUpTo()
{
    QByteArrayList names;
    for (int value = 0; value <= static_cast<int>(Last); ++value)
        names << viewOf(static_cast<decltype(Last)>(value)).toByteArray();
    return names;
}

template<auto Member, auto Last>
FilterChoice choice()
{
    return {nameIn<Member>, namesUpTo<Last>, CallFields(Member)};
}

template<auto Member>
std::optional<double> timeIn(const CallRecord &call)
{
    return toMilliseconds(call.*Member);
}

template<auto Member>
FilterNumber time()
{
    return {FilterNumber::Unit::Milliseconds, timeIn<Member>, CallFields(Member)};
}

template<auto Function>
FilterNumber timeBy(CallFields reads)
{
    return {FilterNumber::Unit::Milliseconds,
            [](const CallRecord &call) { return toMilliseconds(Function(call)); }, reads};
}

template<auto Member>
std::optional<double> countIn(const CallRecord &call)
{
    return call.*Member ? std::optional(static_cast<double>(*(call.*Member))) : std::nullopt;
}

template<auto Member>
FilterNumber count()
{
    return {FilterNumber::Unit::None, countIn<Member>, CallFields(Member)};
}

FilterNumber rate(std::optional<double> (*number)(const CallRecord &), CallFields reads)
{
    return {FilterNumber::Unit::TokensPerSecond, number, reads};
}

std::optional<double> promptRate(const CallRecord &call)
{
    return promptTps(call);
}

} // namespace

std::span<const FilterField> filterFields()
{
    static const std::array fields{
        FilterField{"model", FilterText{&CallRecord::model}},
        FilterField{"source", FilterText{&CallRecord::source}},
        FilterField{"server", FilterText{&CallRecord::server}},
        FilterField{"endpoint", FilterText{&CallRecord::endpoint}},
        FilterField{"request", FilterText{&CallRecord::requestId}},
        FilterField{"error", FilterText{&CallRecord::error}},
        FilterField{"status", FilterChoice{statusName, namesUpTo<CallStatus::Incomplete>,
                                           CallFields(&CallRecord::status)}},
        FilterField{"start", choice<&CallRecord::start, StartKind::Warm>()},
        FilterField{"op", choice<&CallRecord::operation, Operation::Other>()},
        FilterField{"reason", choice<&CallRecord::errorKind, ErrorKind::Aborted>()},
        FilterField{"clock", choice<&CallRecord::clock, Clock::Log>()},
        FilterField{"joined", choice<&CallRecord::joined, Joined::Unjoined>()},
        FilterField{"ttft", time<&CallRecord::ttft>()},
        FilterField{"total", time<&CallRecord::total>()},
        FilterField{"connect", time<&CallRecord::connect>()},
        FilterField{"queue", time<&CallRecord::queue>()},
        FilterField{"load", time<&CallRecord::load>()},
        FilterField{"prompt", time<&CallRecord::promptEval>()},
        FilterField{"generation", timeBy<generationTime>(generationTimeFields)},
        FilterField{"unexplained", timeBy<unexplainedTime>(unexplainedTimeFields)},
        FilterField{"itl", time<&CallRecord::itlP50>()},
        FilterField{"delay", time<&CallRecord::clientDelay>()},
        FilterField{"decode", rate(decodeTps, decodeTpsFields)},
        FilterField{"prefill", rate(promptRate, promptTpsFields)},
        FilterField{"overall", rate(overallTps, overallTpsFields)},
        FilterField{"in", count<&CallRecord::promptTokens>()},
        FilterField{"out", count<&CallRecord::outputTokens>()},
        FilterField{"cached", count<&CallRecord::cachedTokens>()},
        FilterField{"stalls", count<&CallRecord::stalls>()},
        FilterField{"http", count<&CallRecord::httpStatus>()},
    };
    return fields;
}

const FilterField *filterField(QByteArrayView name)
{
    const auto field = std::ranges::find_if(filterFields(), [&](const FilterField &candidate) {
        return name.compare(candidate.name, Qt::CaseInsensitive) == 0;
    });
    return field != filterFields().end() ? &*field : nullptr;
}

} // namespace inferograph
