// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/names.h"

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

// Each table lists an enumeration's names in the order of its values.
template<typename Enum>
constexpr auto namesOf = nullptr;
template<>
constexpr std::array namesOf<CallStatus>{"ok", "failed", "cancelled", "incomplete"};
template<>
constexpr std::array namesOf<ErrorKind>{"refused", "dns",    "tls",      "timeout", "reset",
                                        "http",    "server", "protocol", "aborted"};
template<>
constexpr std::array namesOf<Operation>{"chat", "generate", "completion", "embedding",
                                        "load", "unload",   "other"};
template<>
constexpr std::array namesOf<TokenCount>{"server", "tokenizer", "chunks", "estimate"};
template<>
constexpr std::array namesOf<StartKind>{"cold", "warm"};
template<>
constexpr std::array namesOf<PromptCache>{"fresh", "repeated"};
template<>
constexpr std::array namesOf<Clock>{"kernel", "client", "server", "log"};
template<>
constexpr std::array namesOf<Joined>{"exact", "likely", "unjoined"};

template<typename Enum>
QLatin1StringView lookUp(Enum value)
{
    return QLatin1StringView(namesOf<Enum>.at(static_cast<std::size_t>(value)));
}

template<typename Enum>
std::optional<Enum> find(QByteArrayView name)
{
    const auto &names = namesOf<Enum>;
    const auto it =
        std::find_if(names.begin(), names.end(), [name](const char *candidate) { return name == candidate; });
    if (it == names.end())
        return std::nullopt;
    return static_cast<Enum>(it - names.begin());
}

} // namespace

QLatin1StringView nameOf(CallStatus value)
{
    return lookUp(value);
}
QLatin1StringView nameOf(ErrorKind value)
{
    return lookUp(value);
}
QLatin1StringView nameOf(Operation value)
{
    return lookUp(value);
}
QLatin1StringView nameOf(TokenCount value)
{
    return lookUp(value);
}
QLatin1StringView nameOf(StartKind value)
{
    return lookUp(value);
}
QLatin1StringView nameOf(PromptCache value)
{
    return lookUp(value);
}
QLatin1StringView nameOf(Clock value)
{
    return lookUp(value);
}
QLatin1StringView nameOf(Joined value)
{
    return lookUp(value);
}

template<>
std::optional<CallStatus> fromName(QByteArrayView name)
{
    return find<CallStatus>(name);
}
template<>
std::optional<ErrorKind> fromName(QByteArrayView name)
{
    return find<ErrorKind>(name);
}
template<>
std::optional<Operation> fromName(QByteArrayView name)
{
    return find<Operation>(name);
}
template<>
std::optional<TokenCount> fromName(QByteArrayView name)
{
    return find<TokenCount>(name);
}
template<>
std::optional<StartKind> fromName(QByteArrayView name)
{
    return find<StartKind>(name);
}
template<>
std::optional<PromptCache> fromName(QByteArrayView name)
{
    return find<PromptCache>(name);
}
template<>
std::optional<Clock> fromName(QByteArrayView name)
{
    return find<Clock>(name);
}
template<>
std::optional<Joined> fromName(QByteArrayView name)
{
    return find<Joined>(name);
}

} // namespace inferograph
