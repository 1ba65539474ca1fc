// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/interned.h"
#include "core/call/modelname.h"
#include "core/logs/errorwords.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/textcursor.h"
#include "core/logs/textpool.h"

#include <cmath>

namespace inferograph {

namespace {

constexpr JsonKeys<1> keys({"resourceSpans"});

// One attribute's value, of whichever type; views are valid until the next line.
struct Attribute
{
    QByteArrayView text;
    std::optional<double> number;

    std::optional<qint64> count() const
    {
        constexpr double largest = 9e15;
        if (!number || *number < 0 || *number > largest)
            return std::nullopt;
        return std::llround(*number);
    }
};

// 64-bit numbers are texts in this encoding, and may be numbers all the same.
std::optional<double> numberOf(JsonValue &value)
{
    if (const std::optional<double> number = value.number())
        return number;
    const QByteArrayView text = value.text();
    return TextCursor(text).number();
}

std::optional<WallTime> timeOf(JsonValue &value)
{
    const std::optional<qint64> nanoseconds = TextCursor(value.text()).count();
    return nanoseconds && *nanoseconds > 0 ? std::optional(WallTime(Nanoseconds(*nanoseconds)))
                                           : std::nullopt;
}

struct Span
{
    QByteArrayView id;
    QByteArrayView operation;
    QByteArrayView provider;
    QByteArrayView requestModel;
    QByteArrayView responseModel;
    QByteArrayView errorType;
    QByteArrayView message;
    QByteArrayView address;
    std::optional<qint64> port;
    std::optional<qint64> inputTokens;
    std::optional<qint64> cachedTokens;
    std::optional<qint64> outputTokens;
    std::optional<double> ttft; // s
    std::optional<WallTime> start;
    std::optional<WallTime> end;
    bool failed = false;

    void take(QByteArrayView key, const Attribute &value)
    {
        if (key == "gen_ai.operation.name")
            operation = value.text;
        else if (key == "gen_ai.provider.name" || key == "gen_ai.system")
            provider = value.text;
        else if (key == "gen_ai.request.model")
            requestModel = value.text;
        else if (key == "gen_ai.response.model")
            responseModel = value.text;
        else if (key == "gen_ai.response.id")
            id = value.text;
        else if (key == "gen_ai.usage.input_tokens" || key == "gen_ai.usage.prompt_tokens")
            inputTokens = value.count();
        else if (key == "gen_ai.usage.output_tokens" || key == "gen_ai.usage.completion_tokens")
            outputTokens = value.count();
        else if (key == "gen_ai.usage.cache_read.input_tokens")
            cachedTokens = value.count();
        else if (key == "gen_ai.server.time_to_first_token" ||
                 key == "gen_ai.client.operation.time_to_first_chunk")
            ttft = value.number;
        else if (key == "error.type")
            errorType = value.text;
        else if (key == "server.address")
            address = value.text;
        else if (key == "server.port")
            port = value.count();
    }

    bool isCall() const { return start && end && *end >= *start && !operation.isEmpty() && operationKind(); }

    std::optional<Operation> operationKind() const
    {
        if (operation == "chat" || operation == "generate_content")
            return Operation::Chat;
        if (operation == "text_completion")
            return Operation::Completion;
        if (operation == "embeddings")
            return Operation::Embedding;
        return std::nullopt; // agents and tools: their calls have spans of their own
    }
};

Attribute attributeValue(JsonValue &value)
{
    Attribute attribute;
    value.eachField([&](std::string_view type, JsonValue &content) {
        if (type == "stringValue")
            attribute.text = content.text();
        else if (type == "intValue" || type == "doubleValue")
            attribute.number = numberOf(content);
    });
    return attribute;
}

void readAttributes(JsonValue &list, Span &span)
{
    list.eachElement([&](JsonValue &element) {
        QByteArrayView key;
        Attribute attribute;
        element.eachField([&](std::string_view name, JsonValue &part) {
            if (name == "key")
                key = part.text();
            else if (name == "value")
                attribute = attributeValue(part);
        });
        span.take(key, attribute);
    });
}

Span readSpan(JsonValue &value)
{
    Span span;
    value.eachField([&](std::string_view name, JsonValue &field) {
        if (name == "startTimeUnixNano") {
            span.start = timeOf(field);
        } else if (name == "endTimeUnixNano") {
            span.end = timeOf(field);
        } else if (name == "attributes") {
            readAttributes(field, span);
        } else if (name == "status") {
            field.eachField([&](std::string_view part, JsonValue &content) {
                if (part == "message") {
                    span.message = content.text();
                } else if (part == "code") {
                    const std::optional<double> code = content.number();
                    span.failed = code ? *code == 2 : content.text() == "STATUS_CODE_ERROR";
                }
            });
        }
    });
    return span;
}

class OtlpParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        if (!line.startsWith('{') || !contains(line, "\"resourceSpans\""))
            return {};
        const qsizetype before = sink.calls.size();
        const bool whole = m_json.read(line, keys, [&](std::size_t, JsonValue &resources) {
            resources.eachElement([&](JsonValue &resource) { readResource(resource, sink); });
        });
        if (!whole) {
            sink.calls.resize(before);
            return {LineVerdict::Malformed, "The JSON of these spans is cut off or damaged."};
        }
        return {sink.calls.size() > before ? LineVerdict::Record : LineVerdict::Noise};
    }

private:
    void readResource(JsonValue &resource, LogSink &sink)
    {
        resource.eachField([&](std::string_view name, JsonValue &scopes) {
            if (name != "scopeSpans")
                return;
            scopes.eachElement([&](JsonValue &scope) {
                scope.eachField([&](std::string_view part, JsonValue &spans) {
                    if (part != "spans")
                        return;
                    spans.eachElement([&](JsonValue &value) {
                        const Span span = readSpan(value);
                        if (span.isCall())
                            fill(sink.calls.emplaceBack(), span);
                    });
                });
            });
        });
    }

    void fill(CallRecord &record, const Span &span)
    {
        record.requestId = span.id.toByteArray();
        record.server = m_servers.shared(span.provider);
        record.model = m_models.shared(span.responseModel.isEmpty() ? span.requestModel : span.responseModel);
        record.operation = span.operationKind();
        record.clock = Clock::Log;
        record.startedAt = *span.start;
        record.total = *span.end - *span.start;
        if (!span.address.isEmpty()) {
            record.endpoint = span.address.toByteArray();
            if (span.port)
                record.endpoint += ':' + QByteArray::number(*span.port);
        }
        record.promptTokens = span.inputTokens;
        record.cachedTokens = span.cachedTokens;
        record.outputTokens = span.outputTokens;
        if (record.outputTokens)
            record.tokenCount = TokenCount::Server;
        if (span.ttft && *span.ttft > 0 && fromSeconds(*span.ttft) <= *record.total) {
            record.ttft = fromSeconds(*span.ttft);
            record.clientGeneration = *record.total - *record.ttft;
        }
        if (span.failed || !span.errorType.isEmpty()) {
            setError(record, span.message.isEmpty() ? span.errorType : span.message);
            const std::optional<qint64> status = TextCursor(span.errorType).count();
            if (status && *status >= 400 && *status < 600) {
                record.httpStatus = static_cast<int>(*status);
                record.errorKind = ErrorKind::Http;
            }
        }
    }

    JsonLineReader m_json;
    TextPool m_models{normalisedModelName};
    TextPool m_servers{interned};
};

// OpenTelemetry's GenAI spans as the OTLP file exporter writes them: one JSON object a line, with many spans.
class OtlpFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "otlp"; }
    QByteArrayView title() const override { return "OpenTelemetry GenAI"; }

    bool recognises(QByteArrayView line) const override
    {
        return line.startsWith('{') && contains(line, "\"resourceSpans\"");
    }

    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<OtlpParser>(); }
};

} // namespace

const LogFormat &otlpFormat()
{
    static const OtlpFormat format;
    return format;
}

} // namespace inferograph
