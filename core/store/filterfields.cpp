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

template<auto Member>
std::optional<double> timeIn(const CallRecord &call)
{
    return toMilliseconds(call.*Member);
}

template<auto Function>
std::optional<double> timeBy(const CallRecord &call)
{
    return toMilliseconds(Function(call));
}

template<auto Member>
std::optional<double> countIn(const CallRecord &call)
{
    return call.*Member ? std::optional(static_cast<double>(*(call.*Member))) : std::nullopt;
}

std::optional<double> promptRate(const CallRecord &call)
{
    return promptTps(call);
}

constexpr auto ms = FilterNumber::Unit::Milliseconds;
constexpr auto rate = FilterNumber::Unit::TokensPerSecond;
constexpr auto none = FilterNumber::Unit::None;

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
        FilterField{"status", FilterChoice{statusName, namesUpTo<CallStatus::Incomplete>}},
        FilterField{"start", FilterChoice{nameIn<&CallRecord::start>, namesUpTo<StartKind::Warm>}},
        FilterField{"op", FilterChoice{nameIn<&CallRecord::operation>, namesUpTo<Operation::Other>}},
        FilterField{"reason", FilterChoice{nameIn<&CallRecord::errorKind>, namesUpTo<ErrorKind::Aborted>}},
        FilterField{"clock", FilterChoice{nameIn<&CallRecord::clock>, namesUpTo<Clock::Log>}},
        FilterField{"joined", FilterChoice{nameIn<&CallRecord::joined>, namesUpTo<Joined::Unjoined>}},
        FilterField{"ttft", FilterNumber{ms, timeIn<&CallRecord::ttft>}},
        FilterField{"total", FilterNumber{ms, timeIn<&CallRecord::total>}},
        FilterField{"connect", FilterNumber{ms, timeIn<&CallRecord::connect>}},
        FilterField{"queue", FilterNumber{ms, timeIn<&CallRecord::queue>}},
        FilterField{"load", FilterNumber{ms, timeIn<&CallRecord::load>}},
        FilterField{"prompt", FilterNumber{ms, timeIn<&CallRecord::promptEval>}},
        FilterField{"generation", FilterNumber{ms, timeBy<generationTime>}},
        FilterField{"unexplained", FilterNumber{ms, timeBy<unexplainedTime>}},
        FilterField{"itl", FilterNumber{ms, timeIn<&CallRecord::itlP50>}},
        FilterField{"delay", FilterNumber{ms, timeIn<&CallRecord::clientDelay>}},
        FilterField{"decode", FilterNumber{rate, decodeTps}},
        FilterField{"prefill", FilterNumber{rate, promptRate}},
        FilterField{"overall", FilterNumber{rate, overallTps}},
        FilterField{"in", FilterNumber{none, countIn<&CallRecord::promptTokens>}},
        FilterField{"out", FilterNumber{none, countIn<&CallRecord::outputTokens>}},
        FilterField{"cached", FilterNumber{none, countIn<&CallRecord::cachedTokens>}},
        FilterField{"stalls", FilterNumber{none, countIn<&CallRecord::stalls>}},
        FilterField{"http", FilterNumber{none, countIn<&CallRecord::httpStatus>}},
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
