// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"
#include "core/logs/errorwords.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/textcursor.h"
#include "core/logs/textpool.h"

namespace inferograph {

namespace {

// In the order in which the writer prints them.
enum Key : std::size_t {
    Id,
    CallType,
    Status,
    StartTime,
    EndTime,
    FirstTokenTime,
    ResponseTime,
    Model,
    PromptTokens,
    CompletionTokens,
    ErrorText,
    ErrorInformation,
    KeyCount
};
constexpr JsonKeys<KeyCount> keys({"id", "call_type", "status", "startTime", "endTime", "completionStartTime",
                                   "response_time", "model", "prompt_tokens", "completion_tokens",
                                   "error_str", "error_information"});

struct Payload
{
    QByteArrayView id;
    QByteArrayView callType;
    QByteArrayView status;
    QByteArrayView model;
    QByteArrayView error;
    OptionalDuration start; // since 1970
    OptionalDuration end;
    OptionalDuration firstToken;
    OptionalDuration response;
    std::optional<qint64> promptTokens;
    std::optional<qint64> completionTokens;
    std::optional<int> httpStatus;

    void take(std::size_t key, JsonValue &value)
    {
        switch (key) {
        case Id:
            id = value.text();
            break;
        case CallType:
            callType = value.text();
            break;
        case Status:
            status = value.text();
            break;
        case StartTime:
            start = value.epochSeconds();
            break;
        case EndTime:
            end = value.epochSeconds();
            break;
        case FirstTokenTime:
            firstToken = value.epochSeconds();
            break;
        case ResponseTime:
            response = value.seconds();
            break;
        case Model:
            model = value.text();
            break;
        case PromptTokens:
            promptTokens = value.count();
            break;
        case CompletionTokens:
            completionTokens = value.count();
            break;
        case ErrorText:
            error = value.text();
            break;
        case ErrorInformation:
            value.eachField([this](std::string_view name, JsonValue &field) {
                if (name != "error_code")
                    return;
                const std::optional<qint64> code = TextCursor(field.text()).count();
                if (code && *code >= 100 && *code < 600)
                    httpStatus = static_cast<int>(*code);
            });
            break;
        default:
            break;
        }
    }

    bool failed() const { return status == "failure" || (status.isEmpty() && !error.isEmpty()); }
};

std::optional<Operation> operationOf(QByteArrayView callType)
{
    if (callType.isEmpty())
        return std::nullopt;
    if (callType.startsWith('a') && callType != "anthropic_messages")
        callType = callType.sliced(1);
    if (callType == "completion" || callType == "responses" || callType == "anthropic_messages")
        return Operation::Chat;
    if (callType == "text_completion")
        return Operation::Completion;
    return callType == "embedding" ? Operation::Embedding : Operation::Other;
}

bool hasMark(QByteArrayView json)
{
    return contains(json, "\"completion_tokens\"") &&
           (contains(json, "\"completionStartTime\"") || contains(json, "\"error_str\"") ||
            contains(json, "\"model_group\""));
}

class LiteLlmParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime seenAt, LogSink &sink) override
    {
        const QByteArrayView json = jsonObjectIn(line);
        if (json.isEmpty() || !hasMark(json))
            return {};
        Payload payload;
        const bool whole = m_json.read(
            json, keys, [&payload](std::size_t key, JsonValue &value) { payload.take(key, value); });
        if (!whole)
            return {LineVerdict::Malformed, "The JSON of this call is cut off or damaged."};
        if (payload.status.isEmpty() && payload.error.isEmpty())
            return {};
        fill(sink.calls.emplaceBack(), payload, seenAt);
        return {LineVerdict::Record};
    }

private:
    void fill(CallRecord &record, const Payload &payload, WallTime seenAt)
    {
        record.requestId = payload.id.toByteArray();
        record.server = m_server;
        record.clock = Clock::Log;
        record.model = m_models.shared(payload.model);
        record.operation = operationOf(payload.callType);
        if (payload.start && payload.end && *payload.end >= *payload.start)
            record.total = *payload.end - *payload.start;
        else
            record.total = payload.response;
        record.startedAt = payload.start ? WallTime(*payload.start) : seenAt;
        // Without a stream, the first token's time is the end's.
        const bool streamed = payload.start && payload.end && payload.firstToken &&
                              *payload.firstToken > *payload.start && *payload.firstToken < *payload.end;
        if (payload.failed()) {
            setError(record, payload.error);
            if (payload.httpStatus) {
                record.httpStatus = payload.httpStatus;
                record.errorKind = ErrorKind::Http;
            }
            return; // its zeros are no counts
        }
        if (streamed) {
            record.ttft = *payload.firstToken - *payload.start;
            record.clientGeneration = *payload.end - *payload.firstToken;
        }
        if (payload.promptTokens && *payload.promptTokens > 0)
            record.promptTokens = payload.promptTokens;
        record.outputTokens = payload.completionTokens;
        if (record.outputTokens)
            record.tokenCount = TokenCount::Server;
    }

    JsonLineReader m_json;
    TextPool m_models{normalisedModelName};
    const QByteArray m_server = "litellm";
};

// LiteLLM's StandardLoggingPayload, one JSON object a line.
class LiteLlmFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "litellm"; }
    QByteArrayView title() const override { return "LiteLLM"; }
    bool recognises(QByteArrayView line) const override { return hasMark(line); }
    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<LiteLlmParser>(); }
};

} // namespace

const LogFormat &liteLlmFormat()
{
    static const LiteLlmFormat format;
    return format;
}

} // namespace inferograph
