// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/logs/logtime.h"

namespace inferograph {

// The fields of a call that a mapping can fill, by the names that records carry everywhere.
struct MappedCall
{
    CallRecord record;
    std::optional<WallTime> startedAt;
    std::optional<WallTime> endedAt;
    std::optional<CallStatus> status;
};

enum class MappedKind : quint8 { Text, Time, Duration, Count, Status };

// Unset for a name that is no field.
std::optional<MappedKind> mappedKind(QByteArrayView field);
QList<QByteArray> mappedFieldNames();

// Whether a field of that kind can have that unit: `s` `ms` `us` `ns` for times since 1970 and durations, `min`
// for durations, `iso` for times.
bool isMappedUnit(MappedKind kind, QByteArrayView unit);

// False where the text is no value of that field.
bool setMappedField(MappedCall &call, QByteArrayView field, QByteArrayView text, QByteArrayView unit,
                    LocalClock &localClock);

} // namespace inferograph
