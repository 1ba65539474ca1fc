// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <tuple>
#include <utility>

namespace inferograph {

// Every field of a call, once: its numbers, then its texts, first those that many calls share.
inline constexpr std::tuple callNumbers{
    &CallRecord::id,
    &CallRecord::startedAt,
    &CallRecord::status,
    &CallRecord::operation,
    &CallRecord::httpStatus,
    &CallRecord::errorKind,
    &CallRecord::connect,
    &CallRecord::tls,
    &CallRecord::ttft,
    &CallRecord::ttftContent,
    &CallRecord::total,
    &CallRecord::clientGeneration,
    &CallRecord::queue,
    &CallRecord::load,
    &CallRecord::promptEval,
    &CallRecord::serverGeneration,
    &CallRecord::generationSpan,
    &CallRecord::promptTokens,
    &CallRecord::cachedTokens,
    &CallRecord::outputTokens,
    &CallRecord::reasoningTokens,
    &CallRecord::tokenCount,
    &CallRecord::itlP50,
    &CallRecord::itlP99,
    &CallRecord::itlMax,
    &CallRecord::stalls,
    &CallRecord::start,
    &CallRecord::promptCache,
    &CallRecord::clock,
    &CallRecord::joined,
    &CallRecord::clientDelay,
    &CallRecord::readDelay,
    &CallRecord::coalescedTokens,
    &CallRecord::clockErrorUs,
    &CallRecord::cost,
};
inline constexpr std::tuple callNames{&CallRecord::source, &CallRecord::server, &CallRecord::endpoint,
                                      &CallRecord::model};
inline constexpr std::tuple callWords{&CallRecord::error, &CallRecord::requestId};
inline constexpr auto callMembers = std::tuple_cat(callNumbers, callNames, callWords);

// Calls visit(place among callMembers, member) for each of `members`, the first of which stands at `first`; the
// compiler makes one straight piece of code of it.
template<typename Members, typename Visit>
constexpr void forEachMember(const Members &members, std::size_t first, Visit visit)
{
    std::apply([&](auto... member) { (visit(first++, member), ...); }, members);
}

// Some of the fields of a call: what a number is computed from, what has to be read.
class CallFields
{
public:
    constexpr CallFields() = default;
    template<typename... Value>
    constexpr explicit CallFields(Value CallRecord::*...members) : m_bits((bitOf(members) | ... | 0))
    {
    }

    static constexpr CallFields all()
    {
        CallFields fields;
        fields.m_bits = (quint64(1) << std::tuple_size_v<decltype(callMembers)>)-1;
        return fields;
    }

    constexpr bool has(std::size_t place) const { return (m_bits >> place & 1) != 0; }
    constexpr CallFields operator|(CallFields others) const
    {
        others.m_bits |= m_bits;
        return others;
    }

private:
    template<typename Value>
    static constexpr quint64 bitOf(Value CallRecord::*wanted)
    {
        quint64 bit = 0;
        forEachMember(callMembers, 0, [&](std::size_t place, auto member) {
            if constexpr (std::is_same_v<decltype(member), Value CallRecord::*>)
                bit |= quint64(member == wanted) << place;
        });
        return bit;
    }

    quint64 m_bits = 0;
};

} // namespace inferograph
