// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"
#include "core/logs/errorwords.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/textpool.h"

namespace inferograph {

namespace {

// In the order in which the writer prints them.
enum Key : std::size_t {
    Event,
    RequestId,
    Model,
    InputTokens,
    OutputTokens,
    Ttft,
    Tlft,
    Timestamp,
    Error,
    KeyCount
};
constexpr JsonKeys<KeyCount> keys({"event", "request_id", "model", "input_tokens", "output_tokens",
                                   "ttft_seconds", "tlft_seconds", "timestamp", "error"});

constexpr std::string_view eventMark = "llm_call_";
constexpr std::string_view failureNotice = "LLM API call failed:";

struct Fields
{
    QByteArrayView event;
    QByteArrayView requestId;
    QByteArrayView model;
    QByteArrayView error;
    std::optional<qint64> inputTokens;
    std::optional<qint64> outputTokens;
    OptionalDuration ttft; // zero where no token arrived
    OptionalDuration tlft;
    OptionalDuration timestamp; // since 1970, of the call's end

    void take(std::size_t key, JsonValue &value)
    {
        switch (key) {
        case Event:
            event = value.text();
            break;
        case RequestId:
            requestId = value.text();
            break;
        case Model:
            model = value.text();
            break;
        case InputTokens:
            inputTokens = value.count();
            break;
        case OutputTokens:
            outputTokens = value.count();
            break;
        case Ttft:
            ttft = value.seconds();
            break;
        case Tlft:
            tlft = value.seconds();
            break;
        case Timestamp:
            timestamp = value.epochSeconds();
            break;
        case Error:
            error = value.text();
            break;
        default:
            break;
        }
    }
};

bool hasMark(QByteArrayView json)
{
    return contains(json, "\"llm_call_metrics\"") || contains(json, "\"llm_call_failed\"");
}

OptionalDuration unlessZero(OptionalDuration duration)
{
    return duration && *duration > Nanoseconds(0) ? duration : std::nullopt;
}

class LlmCallParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime seenAt, LogSink &sink) override
    {
        const QByteArrayView json = jsonObjectIn(line);
        if (json.isEmpty() || !contains(json, eventMark))
            return {contains(line, failureNotice) ? LineVerdict::Context : LineVerdict::Foreign};

        Fields fields;
        const bool whole = m_json.read(
            json, keys, [&fields](std::size_t key, JsonValue &value) { fields.take(key, value); });
        if (!whole && hasMark(json))
            return {LineVerdict::Malformed, "The JSON of this call is cut off or damaged."};
        const bool finished = fields.event == "llm_call_metrics";
        const bool failed = fields.event == "llm_call_failed";
        if (!whole || (!finished && !failed))
            return {};

        CallRecord &record = sink.calls.emplaceBack();
        record.requestId = fields.requestId.toByteArray();
        record.model = m_models.shared(fields.model);
        record.clock = Clock::Log;
        const WallTime end = fields.timestamp ? WallTime(*fields.timestamp) : seenAt;
        if (failed) {
            record.startedAt = end;
            setError(record, fields.error);
        } else {
            fill(record, fields, end);
        }
        return {LineVerdict::Record};
    }

private:
    static void fill(CallRecord &record, const Fields &fields, WallTime end)
    {
        record.ttft = unlessZero(fields.ttft);
        record.total = unlessZero(fields.tlft);
        record.startedAt = end - record.total.value_or(Nanoseconds(0));
        if (record.ttft && record.total && *record.total >= *record.ttft)
            record.clientGeneration = *record.total - *record.ttft;
        record.promptTokens = fields.inputTokens;
        record.outputTokens = fields.outputTokens;
        if (record.outputTokens)
            record.tokenCount = TokenCount::Estimate;
    }

    JsonLineReader m_json;
    TextPool m_models{normalisedModelName};
};

// The events `llm_call_metrics` and `llm_call_failed`, one JSON object a line: a client's own timing, with
// token counts that it estimated.
class LlmCallFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "llm-calls"; }
    QByteArrayView title() const override { return "llm_call_metrics"; }

    bool recognises(QByteArrayView line) const override
    {
        return hasMark(line) || contains(line, failureNotice);
    }

    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<LlmCallParser>(); }
};

} // namespace

const LogFormat &llmCallFormat()
{
    static const LlmCallFormat format;
    return format;
}

} // namespace inferograph
