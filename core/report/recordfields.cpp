// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/recordfields.h"

#include "core/call/metrics.h"
#include "core/call/names.h"

#include <QDateTime>

#include <array>

namespace inferograph {

namespace {

using ColdRate = std::optional<double>;

FieldValue text(const QByteArray &value)
{
    return value.isEmpty() ? FieldValue() : FieldValue(value);
}

template<typename Enum>
FieldValue name(std::optional<Enum> value)
{
    return value ? FieldValue(QByteArray(nameOf(*value).data())) : FieldValue();
}

template<typename Integer>
FieldValue whole(std::optional<Integer> value)
{
    return value ? FieldValue(static_cast<qint64>(*value)) : FieldValue();
}

FieldValue number(std::optional<double> value)
{
    return value ? FieldValue(*value) : FieldValue();
}

FieldValue milliseconds(OptionalDuration value)
{
    return number(toMilliseconds(value));
}

// RFC 3339 in UTC with microseconds.
QByteArray timestamp(WallTime time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto microseconds = std::chrono::floor<std::chrono::microseconds>(time - seconds).count();
    const QDateTime whole = QDateTime::fromSecsSinceEpoch(seconds.time_since_epoch().count(), Qt::UTC);
    return whole.toString(u"yyyy-MM-ddTHH:mm:ss").toLatin1() + '.' +
           QByteArray::number(static_cast<qint64>(microseconds)).rightJustified(6, '0') + 'Z';
}

constexpr std::array fields{
    RecordField{"id", [](const CallRecord &r, ColdRate) { return FieldValue(static_cast<qint64>(r.id)); }},
    RecordField{"request_id", [](const CallRecord &r, ColdRate) { return text(r.requestId); }},
    RecordField{"source", [](const CallRecord &r, ColdRate) { return text(r.source); }},
    RecordField{"server", [](const CallRecord &r, ColdRate) { return text(r.server); }},
    RecordField{"endpoint", [](const CallRecord &r, ColdRate) { return text(r.endpoint); }},
    RecordField{"model", [](const CallRecord &r, ColdRate) { return text(r.model); }},
    RecordField{"operation", [](const CallRecord &r, ColdRate) { return name(r.operation); }},
    RecordField{"started_at",
                [](const CallRecord &r, ColdRate) { return FieldValue(timestamp(r.startedAt)); }},
    RecordField{"status", [](const CallRecord &r, ColdRate) { return name(std::optional(r.status)); }},
    RecordField{"http_status", [](const CallRecord &r, ColdRate) { return whole(r.httpStatus); }},
    RecordField{"error_kind", [](const CallRecord &r, ColdRate) { return name(r.errorKind); }},
    RecordField{"error", [](const CallRecord &r, ColdRate) { return text(r.error); }},
    RecordField{"connect_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.connect); }},
    RecordField{"tls_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.tls); }},
    RecordField{"ttft_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.ttft); }},
    RecordField{"ttft_content_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.ttftContent); }},
    RecordField{"total_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.total); }},
    RecordField{"queue_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.queue); }},
    RecordField{"load_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.load); }},
    RecordField{"prompt_eval_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.promptEval); }},
    RecordField{"generation_ms",
                [](const CallRecord &r, ColdRate) { return milliseconds(generationTime(r)); }},
    RecordField{"unexplained_ms",
                [](const CallRecord &r, ColdRate) { return milliseconds(unexplainedTime(r)); }},
    RecordField{"prompt_tokens", [](const CallRecord &r, ColdRate) { return whole(r.promptTokens); }},
    RecordField{"cached_tokens", [](const CallRecord &r, ColdRate) { return whole(r.cachedTokens); }},
    RecordField{"output_tokens", [](const CallRecord &r, ColdRate) { return whole(r.outputTokens); }},
    RecordField{"reasoning_tokens", [](const CallRecord &r, ColdRate) { return whole(r.reasoningTokens); }},
    RecordField{"token_count", [](const CallRecord &r, ColdRate) { return name(r.tokenCount); }},
    RecordField{"decode_tps", [](const CallRecord &r, ColdRate) { return number(decodeTps(r)); }},
    RecordField{"prompt_tps", [](const CallRecord &r, ColdRate cold) { return number(promptTps(r, cold)); }},
    RecordField{"overall_tps", [](const CallRecord &r, ColdRate) { return number(overallTps(r)); }},
    RecordField{"tpot_ms", [](const CallRecord &r, ColdRate) { return milliseconds(timePerOutputToken(r)); }},
    RecordField{"itl_p50_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.itlP50); }},
    RecordField{"itl_p99_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.itlP99); }},
    RecordField{"itl_max_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.itlMax); }},
    RecordField{"stalls", [](const CallRecord &r, ColdRate) { return whole(r.stalls); }},
    RecordField{"start", [](const CallRecord &r, ColdRate) { return name(r.start); }},
    RecordField{"prompt_cache", [](const CallRecord &r, ColdRate) { return name(r.promptCache); }},
    RecordField{"clock", [](const CallRecord &r, ColdRate) { return name(r.clock); }},
    RecordField{"joined", [](const CallRecord &r, ColdRate) { return name(r.joined); }},
    RecordField{"client_delay_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.clientDelay); }},
    RecordField{"read_delay_ms", [](const CallRecord &r, ColdRate) { return milliseconds(r.readDelay); }},
    RecordField{"coalesced_tokens", [](const CallRecord &r, ColdRate) { return whole(r.coalescedTokens); }},
    RecordField{"clock_error_us", [](const CallRecord &r, ColdRate) { return number(r.clockErrorUs); }},
    RecordField{"cost", [](const CallRecord &r, ColdRate) { return number(r.cost); }},
};

} // namespace

std::span<const RecordField> recordFields()
{
    return fields;
}

} // namespace inferograph
