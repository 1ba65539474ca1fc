// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"
#include "core/call/names.h"
#include "core/logs/errorwords.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/textpool.h"

namespace inferograph {

namespace {

// In the order in which the writer prints them; the second spelling of three of them last.
enum Key : std::size_t {
    Timestamp,
    Model,
    OperationName,
    TotalLatency,
    Success,
    Error,
    LoadTime,
    PromptEvalTime,
    GenerationTime,
    PromptTokens,
    GeneratedTokens,
    TokensPerSecond,
    PromptTokensPerSecond,
    LoadDuration,
    PromptEvalDuration,
    EvalDuration,
    Event,
    Status,
    RequestId,
    Latency,
    ModelLoad,
    WarmStart,
    ErrorMessage,
    ErrorType,
    KeyCount
};
constexpr JsonKeys<KeyCount> keys({"timestamp",
                                   "model",
                                   "operation",
                                   "total_latency_ms",
                                   "success",
                                   "error",
                                   "load_time_ms",
                                   "prompt_eval_time_ms",
                                   "generation_time_ms",
                                   "prompt_tokens",
                                   "generated_tokens",
                                   "tokens_per_second",
                                   "prompt_tokens_per_second",
                                   "load_duration_ms",
                                   "prompt_eval_duration_ms",
                                   "eval_duration_ms",
                                   "event",
                                   "status",
                                   "request_id",
                                   "latency_ms",
                                   "model_load_ms",
                                   "model_warm_start",
                                   "error_message",
                                   "error_type"});

struct Fields
{
    QByteArrayView timestamp;
    QByteArrayView model;
    QByteArrayView operation;
    QByteArrayView error;
    QByteArrayView event;
    QByteArrayView requestId;
    QByteArrayView status;    // of `api_request`
    QByteArrayView errorType; // of `api_request`
    std::optional<bool> success;
    std::optional<bool> warmStart;
    OptionalDuration total;
    OptionalDuration load;
    OptionalDuration promptEval;
    OptionalDuration generation;
    std::optional<qint64> promptTokens;
    std::optional<qint64> generatedTokens;
    std::optional<double> generationRate;
    std::optional<double> promptRate;
    bool hasOwnKey = false; // one that this format alone has

    void take(std::size_t key, JsonValue &value)
    {
        switch (key) {
        case Timestamp:
            timestamp = value.text();
            return;
        case Model:
            model = value.text();
            return;
        case OperationName:
            operation = value.text();
            return;
        case Success:
            success = value.boolean();
            return;
        case Error:
            error = value.text();
            return;
        case Event:
            event = value.text();
            return;
        case PromptTokens:
            promptTokens = value.count();
            return;
        case GeneratedTokens:
            generatedTokens = value.count();
            return;
        case TokensPerSecond:
            generationRate = value.number();
            return;
        case PromptTokensPerSecond:
            promptRate = value.number();
            return;
        case TotalLatency:
            total = value.milliseconds();
            break;
        case LoadTime:
        case LoadDuration:
            load = value.milliseconds();
            break;
        case PromptEvalTime:
        case PromptEvalDuration:
            promptEval = value.milliseconds();
            break;
        case GenerationTime:
        case EvalDuration:
            generation = value.milliseconds();
            break;
        default:
            takeRequest(key, value);
            return;
        }
        hasOwnKey = true;
    }

    // The keys that `api_request` alone has.
    void takeRequest(std::size_t key, JsonValue &value)
    {
        switch (key) {
        case Status:
            status = value.text();
            break;
        case RequestId:
            requestId = value.text();
            break;
        case WarmStart:
            warmStart = value.boolean();
            break;
        case ErrorMessage:
            error = value.text();
            break;
        case ErrorType:
            errorType = value.text();
            break;
        case Latency:
            total = value.milliseconds();
            break;
        case ModelLoad:
            load = value.milliseconds();
            break;
        default:
            break;
        }
    }
};

// The time that a count and a rate stand for, where the log gives no time.
OptionalDuration timeFor(std::optional<qint64> tokens, std::optional<double> rate)
{
    if (!tokens || *tokens <= 0 || !rate || *rate <= 0)
        return std::nullopt;
    return fromSeconds(static_cast<double>(*tokens) / *rate);
}

bool hasMark(QByteArrayView json)
{
    constexpr std::array marks{"\"total_latency_ms\"", "\"load_time_ms\"",     "\"generation_time_ms\"",
                               "\"load_duration_ms\"", "\"eval_duration_ms\"", "\"api_request\""};
    return std::any_of(marks.begin(), marks.end(), [json](const char *mark) { return contains(json, mark); });
}

class PerformanceParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime seenAt, LogSink &sink) override
    {
        const QByteArrayView json = jsonObjectIn(line);
        if (json.isEmpty())
            return {contains(line, "Performance: ") ? LineVerdict::Context : LineVerdict::Foreign};

        Fields fields;
        const bool whole = m_json.read(
            json, keys, [&fields](std::size_t key, JsonValue &value) { fields.take(key, value); });
        if (!whole && hasMark(json))
            return {LineVerdict::Malformed, "The JSON of this call is cut off or damaged."};
        const bool request = fields.event == "api_request";
        const bool known = request || (fields.hasOwnKey && fields.event.isEmpty());
        if (!whole || !known)
            return {};
        std::optional<WallTime> end = seenAt;
        if (!fields.timestamp.isEmpty())
            end = wallTimeFromIso(fields.timestamp, sink.clock);
        if (!end)
            return {LineVerdict::Malformed, "The timestamp of this call is not a date and time."};
        CallRecord &record = sink.calls.emplaceBack();
        fill(record, fields, *end);
        if (request)
            fillRequest(record, fields);
        return {LineVerdict::Record};
    }

private:
    // The writer stamps a call when it is over. A record without `success` has figures that only a complete
    // answer carries.
    void fill(CallRecord &record, const Fields &fields, WallTime end)
    {
        record.model = m_models.shared(fields.model);
        record.server = m_server;
        record.clock = Clock::Log;
        if (!fields.operation.isEmpty())
            record.operation = fromName<Operation>(fields.operation).value_or(Operation::Other);
        record.total = fields.total;
        record.startedAt = end - fields.total.value_or(Nanoseconds(0));
        record.load = fields.load;
        record.promptTokens = fields.promptTokens;
        record.promptEval =
            fields.promptEval ? fields.promptEval : timeFor(fields.promptTokens, fields.promptRate);
        record.outputTokens = fields.generatedTokens;
        if (record.outputTokens)
            record.tokenCount = TokenCount::Server;
        record.serverGeneration =
            fields.generation ? fields.generation : timeFor(fields.generatedTokens, fields.generationRate);
        if (record.serverGeneration)
            record.generationSpan = GenerationSpan::IncludesFirstToken;
        if (!fields.success.value_or(fields.error.isEmpty()))
            setError(record, fields.error);
    }

    // The service's own log of its API: its status says what became of the call.
    static void fillRequest(CallRecord &record, const Fields &fields)
    {
        record.requestId = fields.requestId.toByteArray();
        if (fields.warmStart)
            record.start = *fields.warmStart ? StartKind::Warm : StartKind::Cold;
        const bool failed = !fields.status.isEmpty() && fields.status != "success" && fields.status != "ok";
        if (failed)
            setError(record, fields.error.isEmpty() ? fields.errorType : fields.error);
    }

    JsonLineReader m_json;
    TextPool m_models{normalisedModelName};
    const QByteArray m_server = QByteArrayLiteral("ollama"); // no reference is counted
};

// `performance.jsonl` of a shared Ollama service, in both of its spellings: Ollama's own figures, in ms.
class PerformanceFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "performance"; }
    QByteArrayView title() const override { return "performance.jsonl"; }

    bool recognises(QByteArrayView line) const override
    {
        if (jsonObjectIn(line).isEmpty())
            return contains(line, "Performance: ") && contains(line, " tokens/sec");
        return hasMark(line);
    }

    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<PerformanceParser>(); }
};

} // namespace

const LogFormat &performanceFormat()
{
    static const PerformanceFormat format;
    return format;
}

} // namespace inferograph
