// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/randomcalls.h"

namespace inferograph::testing {

namespace {

int below(int end, std::mt19937 &random)
{
    return std::uniform_int_distribution(0, end - 1)(random);
}

template<typename Value>
void setRandomly(Value &value, std::mt19937 &random)
{
    if constexpr (std::is_same_v<Value, QByteArray>)
        value = below(2, random) == 0 ? QByteArray() : "text " + QByteArray::number(below(5, random));
    else if constexpr (std::is_enum_v<Value>)
        value = static_cast<Value>(below(2, random));
    else if constexpr (std::is_arithmetic_v<Value>)
        value = static_cast<Value>(below(5, random));
    else
        value = Value(std::chrono::milliseconds(below(5, random)));
}

template<typename Value>
void setRandomly(std::optional<Value> &value, std::mt19937 &random)
{
    value.reset();
    if (below(2, random) == 0)
        setRandomly(value.emplace(), random);
}

} // namespace

CallRecord randomCall(std::mt19937 &random)
{
    CallRecord call;
    forEachMember(callMembers, 0, [&](std::size_t, auto member) { setRandomly(call.*member, random); });
    return call;
}

CallRecord withFieldsOf(const CallRecord &call, CallFields fields, std::mt19937 &random)
{
    CallRecord other = randomCall(random);
    forEachMember(callMembers, 0, [&](std::size_t place, auto member) {
        if (fields.has(place))
            other.*member = call.*member;
    });
    return other;
}

} // namespace inferograph::testing
