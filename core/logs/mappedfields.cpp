// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/mappedfields.h"

#include "core/call/modelname.h"
#include "core/call/names.h"
#include "core/logs/textcursor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

bool setModel(MappedCall &call, QByteArrayView text)
{
    call.record.model = normalisedModelName(text);
    return !call.record.model.isEmpty();
}

bool setOperation(MappedCall &call, QByteArrayView text)
{
    call.record.operation = fromName<Operation>(text).value_or(Operation::Other);
    return true;
}

bool setErrorText(MappedCall &call, QByteArrayView text)
{
    call.record.error = clippedError(text);
    return true;
}

template<QByteArray CallRecord::*member>
bool setText(MappedCall &call, QByteArrayView text)
{
    call.record.*member = text.toByteArray();
    return true;
}

struct Field
{
    QByteArrayView name;
    MappedKind kind;
    bool (*setText)(MappedCall &, QByteArrayView) = nullptr;
    OptionalDuration CallRecord::*duration = nullptr;
    std::optional<qint64> CallRecord::*count = nullptr;
};

constexpr Field duration(QByteArrayView name, OptionalDuration CallRecord::*member)
{
    return {.name = name, .kind = MappedKind::Duration, .duration = member};
}

constexpr Field count(QByteArrayView name, std::optional<qint64> CallRecord::*member)
{
    return {.name = name, .kind = MappedKind::Count, .count = member};
}

constexpr std::array fields{
    Field{.name = "started_at", .kind = MappedKind::Time},
    Field{.name = "ended_at", .kind = MappedKind::Time},
    Field{.name = "status", .kind = MappedKind::Status},
    Field{.name = "http_status", .kind = MappedKind::Count},
    Field{.name = "request_id", .kind = MappedKind::Text, .setText = setText<&CallRecord::requestId>},
    Field{.name = "server", .kind = MappedKind::Text, .setText = setText<&CallRecord::server>},
    Field{.name = "model", .kind = MappedKind::Text, .setText = setModel},
    Field{.name = "operation", .kind = MappedKind::Text, .setText = setOperation},
    Field{.name = "error", .kind = MappedKind::Text, .setText = setErrorText},
    duration("ttft_ms", &CallRecord::ttft),
    duration("ttft_content_ms", &CallRecord::ttftContent),
    duration("total_ms", &CallRecord::total),
    duration("queue_ms", &CallRecord::queue),
    duration("load_ms", &CallRecord::load),
    duration("prompt_eval_ms", &CallRecord::promptEval),
    duration("generation_ms", &CallRecord::serverGeneration),
    count("prompt_tokens", &CallRecord::promptTokens),
    count("cached_tokens", &CallRecord::cachedTokens),
    count("output_tokens", &CallRecord::outputTokens),
    count("reasoning_tokens", &CallRecord::reasoningTokens),
};

const Field *find(QByteArrayView name)
{
    const auto it =
        std::find_if(fields.begin(), fields.end(), [name](const Field &field) { return field.name == name; });
    return it == fields.end() ? nullptr : &*it;
}

double secondsOf(QByteArrayView unit)
{
    if (unit == "s")
        return 1;
    if (unit == "min")
        return 60;
    return unit == "us" ? 1e-6 : unit == "ns" ? 1e-9 : 1e-3;
}

std::optional<double> wholeNumber(QByteArrayView text)
{
    TextCursor cursor(text.trimmed());
    const std::optional<double> value = cursor.number();
    return value && *value >= 0 && cursor.atEnd() ? value : std::nullopt;
}

std::optional<WallTime> timeOf(QByteArrayView text, QByteArrayView unit, LocalClock &localClock)
{
    if (unit.isEmpty() || unit == "iso")
        return wallTimeFromIso(text, localClock);
    const std::optional<double> value = wholeNumber(text);
    constexpr double latest = 9e9;
    const double seconds = value.value_or(0) * secondsOf(unit);
    if (!value || seconds <= 0 || seconds > latest)
        return std::nullopt;
    const double whole = std::floor(seconds);
    return WallTime(std::chrono::seconds(static_cast<qint64>(whole)) + fromSeconds(seconds - whole));
}

} // namespace

std::optional<MappedKind> mappedKind(QByteArrayView name)
{
    const Field *field = find(name);
    return field ? std::optional(field->kind) : std::nullopt;
}

QList<QByteArray> mappedFieldNames()
{
    QList<QByteArray> names;
    for (const Field &field : fields)
        names.append(field.name.toByteArray());
    return names;
}

bool isMappedUnit(MappedKind kind, QByteArrayView unit)
{
    if (unit.isEmpty())
        return true;
    const bool epoch = unit == "s" || unit == "ms" || unit == "us" || unit == "ns";
    if (kind == MappedKind::Time)
        return epoch || unit == "iso";
    return kind == MappedKind::Duration && (epoch || unit == "min");
}

bool setMappedField(MappedCall &call, QByteArrayView name, QByteArrayView text, QByteArrayView unit,
                    LocalClock &localClock)
{
    const Field *field = find(name);
    if (!field)
        return false;
    if (field->setText)
        return field->setText(call, text);
    if (field->kind == MappedKind::Time) {
        std::optional<WallTime> &time = name == "started_at" ? call.startedAt : call.endedAt;
        time = timeOf(text, unit, localClock);
        return time.has_value();
    }
    if (field->kind == MappedKind::Status) {
        call.status = fromName<CallStatus>(text);
        return call.status.has_value();
    }
    const std::optional<double> value = wholeNumber(text);
    constexpr double largest = 9e15;
    if (!value || *value > largest)
        return false;
    if (field->duration) {
        constexpr double longest = 1e9; // s
        const double seconds = *value * secondsOf(unit);
        if (seconds >= longest)
            return false;
        call.record.*(field->duration) = fromSeconds(seconds);
    } else if (field->count) {
        call.record.*(field->count) = std::llround(*value);
    } else {
        if (*value < 100 || *value > 599)
            return false;
        call.record.httpStatus = static_cast<int>(*value);
    }
    return true;
}

} // namespace inferograph
