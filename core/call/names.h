// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QLatin1StringView>

namespace inferograph {

// The names that records carry in every JSON, CSV and table. nameOf() is never empty; fromName() is unset
// for a name that the enumeration does not have.
QLatin1StringView nameOf(CallStatus value);
QLatin1StringView nameOf(ErrorKind value);
QLatin1StringView nameOf(Operation value);
QLatin1StringView nameOf(TokenCount value);
QLatin1StringView nameOf(StartKind value);
QLatin1StringView nameOf(PromptCache value);
QLatin1StringView nameOf(Clock value);
QLatin1StringView nameOf(Joined value);

template<typename Enum>
std::optional<Enum> fromName(QByteArrayView name);

template<>
std::optional<CallStatus> fromName<CallStatus>(QByteArrayView name);
template<>
std::optional<ErrorKind> fromName<ErrorKind>(QByteArrayView name);
template<>
std::optional<Operation> fromName<Operation>(QByteArrayView name);
template<>
std::optional<TokenCount> fromName<TokenCount>(QByteArrayView name);
template<>
std::optional<StartKind> fromName<StartKind>(QByteArrayView name);
template<>
std::optional<PromptCache> fromName<PromptCache>(QByteArrayView name);
template<>
std::optional<Clock> fromName<Clock>(QByteArrayView name);
template<>
std::optional<Joined> fromName<Joined>(QByteArrayView name);

} // namespace inferograph
