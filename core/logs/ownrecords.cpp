// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/interned.h"
#include "core/call/metrics.h"
#include "core/call/names.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/textpool.h"

#include <cmath>

namespace inferograph {

namespace {

struct Reading
{
    CallRecord record;
    TextPool &texts;
    QByteArrayView startedAt;
    std::optional<CallStatus> status;
    OptionalDuration generation; // the server's or the client's: the file does not say
    std::optional<double> decodeTps;
};

struct Field
{
    std::string_view name;
    void (*take)(Reading &reading, JsonValue &value);
};

template<QByteArray CallRecord::*member>
void takeText(Reading &reading, JsonValue &value)
{
    reading.record.*member = reading.texts.shared(value.text());
}

template<OptionalDuration CallRecord::*member>
void takeDuration(Reading &reading, JsonValue &value)
{
    reading.record.*member = value.milliseconds();
}

template<std::optional<qint64> CallRecord::*member>
void takeCount(Reading &reading, JsonValue &value)
{
    reading.record.*member = value.count();
}

template<std::optional<int> CallRecord::*member>
void takeSmallCount(Reading &reading, JsonValue &value)
{
    if (const std::optional<qint64> count = value.count())
        reading.record.*member = static_cast<int>(std::clamp<qint64>(*count, 0, INT_MAX));
}

template<std::optional<double> CallRecord::*member>
void takeNumber(Reading &reading, JsonValue &value)
{
    reading.record.*member = value.number();
}

template<auto member, typename Enum>
void takeName(Reading &reading, JsonValue &value)
{
    reading.record.*member = fromName<Enum>(value.text());
}

void takeRequestId(Reading &reading, JsonValue &value)
{
    reading.record.requestId = value.text().toByteArray();
}

void takeError(Reading &reading, JsonValue &value)
{
    reading.record.error = value.text().toByteArray();
}

constexpr std::array fields{
    Field{"started_at", [](Reading &r, JsonValue &value) { r.startedAt = value.text(); }},
    Field{"status", [](Reading &r, JsonValue &value) { r.status = fromName<CallStatus>(value.text()); }},
    Field{"request_id", takeRequestId},
    Field{"source", takeText<&CallRecord::source>},
    Field{"server", takeText<&CallRecord::server>},
    Field{"endpoint", takeText<&CallRecord::endpoint>},
    Field{"model", takeText<&CallRecord::model>},
    Field{"operation", takeName<&CallRecord::operation, Operation>},
    Field{"http_status", takeSmallCount<&CallRecord::httpStatus>},
    Field{"error_kind", takeName<&CallRecord::errorKind, ErrorKind>},
    Field{"error", takeError},
    Field{"connect_ms", takeDuration<&CallRecord::connect>},
    Field{"tls_ms", takeDuration<&CallRecord::tls>},
    Field{"ttft_ms", takeDuration<&CallRecord::ttft>},
    Field{"ttft_content_ms", takeDuration<&CallRecord::ttftContent>},
    Field{"total_ms", takeDuration<&CallRecord::total>},
    Field{"queue_ms", takeDuration<&CallRecord::queue>},
    Field{"load_ms", takeDuration<&CallRecord::load>},
    Field{"prompt_eval_ms", takeDuration<&CallRecord::promptEval>},
    Field{"generation_ms", [](Reading &r, JsonValue &value) { r.generation = value.milliseconds(); }},
    Field{"prompt_tokens", takeCount<&CallRecord::promptTokens>},
    Field{"cached_tokens", takeCount<&CallRecord::cachedTokens>},
    Field{"output_tokens", takeCount<&CallRecord::outputTokens>},
    Field{"reasoning_tokens", takeCount<&CallRecord::reasoningTokens>},
    Field{"token_count", takeName<&CallRecord::tokenCount, TokenCount>},
    Field{"decode_tps", [](Reading &r, JsonValue &value) { r.decodeTps = value.number(); }},
    Field{"itl_p50_ms", takeDuration<&CallRecord::itlP50>},
    Field{"itl_p99_ms", takeDuration<&CallRecord::itlP99>},
    Field{"itl_max_ms", takeDuration<&CallRecord::itlMax>},
    Field{"stalls", takeSmallCount<&CallRecord::stalls>},
    Field{"start", takeName<&CallRecord::start, StartKind>},
    Field{"prompt_cache", takeName<&CallRecord::promptCache, PromptCache>},
    Field{"clock", takeName<&CallRecord::clock, Clock>},
    Field{"joined", takeName<&CallRecord::joined, Joined>},
    Field{"client_delay_ms", takeDuration<&CallRecord::clientDelay>},
    Field{"read_delay_ms", takeDuration<&CallRecord::readDelay>},
    Field{"coalesced_tokens", takeCount<&CallRecord::coalescedTokens>},
    Field{"clock_error_us", takeNumber<&CallRecord::clockErrorUs>},
    Field{"cost", takeNumber<&CallRecord::cost>},
};

constexpr JsonKeys<fields.size()> keys([] {
    std::array<std::string_view, fields.size()> names;
    for (std::size_t i = 0; i < fields.size(); ++i)
        names[i] = fields[i].name;
    return names;
}());

// The client's generation time is the gap between its first and its last token; everything else is the
// server's, and the decode speed tells whether that time holds the first token.
void placeGeneration(Reading &reading)
{
    CallRecord &record = reading.record;
    if (!reading.generation)
        return;
    constexpr Nanoseconds rounding = std::chrono::microseconds(2);
    if (record.ttft && record.total &&
        std::chrono::abs(*record.total - *record.ttft - *reading.generation) <= rounding) {
        record.clientGeneration = reading.generation;
        return;
    }
    record.serverGeneration = reading.generation;
    if (!reading.decodeTps || !record.outputTokens)
        return;
    const auto tokens = static_cast<double>(*record.outputTokens);
    const double counted = *reading.decodeTps * toSeconds(*reading.generation);
    record.generationSpan = std::abs(counted - tokens) < std::abs(counted - (tokens - 1))
                                ? GenerationSpan::IncludesFirstToken
                                : GenerationSpan::ExcludesFirstToken;
}

class OwnRecordParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        if (!line.startsWith('{') || !contains(line, "\"started_at\""))
            return {};
        Reading reading{
            .record = {}, .texts = m_texts, .startedAt = {}, .status = {}, .generation = {}, .decodeTps = {}};
        const bool whole = m_json.read(
            line, keys, [&reading](std::size_t key, JsonValue &value) { fields[key].take(reading, value); });
        if (!whole)
            return {LineVerdict::Malformed, "The JSON of this record is cut off or damaged."};
        if (!reading.status)
            return {};
        const std::optional<WallTime> startedAt = wallTimeFromIso(reading.startedAt, sink.clock);
        if (!startedAt)
            return {LineVerdict::Malformed, "The start of this record is not a date and time."};
        reading.record.startedAt = *startedAt;
        reading.record.status = *reading.status;
        placeGeneration(reading);
        sink.calls.append(std::move(reading.record));
        return {LineVerdict::Record};
    }

private:
    JsonLineReader m_json;
    TextPool m_texts{interned};
};

// The records that this program writes, one JSON object a line.
class OwnRecordFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "inferograph"; }
    QByteArrayView title() const override { return "Inferograph"; }

    bool recognises(QByteArrayView line) const override
    {
        return line.startsWith('{') && contains(line, "\"started_at\"") && contains(line, "\"status\"") &&
               contains(line, "\"token_count\"");
    }

    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<OwnRecordParser>(); }
};

} // namespace

const LogFormat &ownRecordFormat()
{
    static const OwnRecordFormat format;
    return format;
}

} // namespace inferograph
