// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/errorwords.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/textcursor.h"

#include <cmath>

namespace inferograph {

namespace {

// As Rust prints one: `4.06s`, `986.5ms`, `681.374µs`, `10ns`.
OptionalDuration rustDuration(QByteArrayView text)
{
    TextCursor cursor(text);
    const std::optional<double> value = cursor.number();
    if (!value || *value < 0)
        return std::nullopt;
    const QByteArrayView unit = cursor.rest();
    constexpr double longest = 1e9; // s
    double seconds = *value;
    if (unit == "ms")
        seconds *= 1e-3;
    else if (unit == "\xC2\xB5s" || unit == "\xCE\xBCs" || unit == "us")
        seconds *= 1e-6;
    else if (unit == "ns")
        seconds *= 1e-9;
    else if (unit != "s")
        return std::nullopt;
    return seconds < longest ? OptionalDuration(fromSeconds(seconds)) : std::nullopt;
}

Operation operationOf(QByteArrayView span)
{
    if (span.contains("chat_completions"))
        return Operation::Chat;
    return span.contains("completions") ? Operation::Completion : Operation::Generate;
}

struct Span
{
    QByteArrayView name;
    QByteArrayView time; // of its end, in UTC
    QByteArrayView words;
    QByteArrayView level;
    OptionalDuration total;
    OptionalDuration queue;
    OptionalDuration inference;
    OptionalDuration perToken;
};

void fill(CallRecord &record, const Span &span, WallTime end)
{
    record.server = "tgi";
    record.clock = Clock::Log;
    record.operation = operationOf(span.name);
    record.total = span.total;
    record.queue = span.queue;
    record.startedAt = end - span.total.value_or(Nanoseconds(0));
    // Each token's time is the whole inference divided by the tokens: the prompt's is in it.
    if (span.inference && span.perToken && *span.perToken > Nanoseconds(0)) {
        const double tokens = toSeconds(*span.inference) / toSeconds(*span.perToken);
        constexpr double most = 1e9;
        if (tokens < most && std::abs(tokens - std::round(tokens)) < 0.01 * std::max(1.0, tokens / 100)) {
            record.outputTokens = std::llround(tokens);
            record.tokenCount = TokenCount::Server;
        }
    }
    if (span.level == "ERROR")
        setError(record, span.words);
}

enum Key : std::size_t { Timestamp, Level, Message, Fields, SpanObject, Spans, KeyCount };
constexpr JsonKeys<KeyCount> keys({"timestamp", "level", "message", "fields", "span", "spans"});

class TgiParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        Span span;
        const LineVerdict verdict = line.startsWith('{') ? readJson(line, span) : readText(line, span);
        if (verdict != LineVerdict::Record)
            return {verdict, "The span of this call is cut off or damaged."};
        const std::optional<WallTime> end = wallTimeFromIso(span.time, sink.clock);
        if (!end)
            return {LineVerdict::Malformed, "The time of this call is not a date and time."};
        fill(sink.calls.emplaceBack(), span, *end);
        return {LineVerdict::Record};
    }

private:
    static LineVerdict readText(QByteArrayView line, Span &span)
    {
        if (!isOwnLine(line))
            return LineVerdict::Foreign;
        TextCursor cursor(line);
        span.time = cursor.until(' ');
        cursor.skipSpaces();
        span.level = cursor.until(' ');
        const qsizetype figures = cursor.rest().lastIndexOf("total_time=\"");
        if (figures < 0)
            return LineVerdict::Context;
        const QByteArrayView head = cursor.rest().first(figures);
        const qsizetype brace = head.lastIndexOf(":generate") >= 0 ? head.lastIndexOf(":generate") + 1 : 0;
        span.name = head.sliced(brace);
        span.name = span.name.first(std::max<qsizetype>(0, span.name.indexOf('{')));
        const QByteArrayView rest = cursor.rest().sliced(figures);
        const auto figure = [rest](std::string_view key) {
            TextCursor value(rest);
            return value.skipPast(key) ? rustDuration(value.until('"')) : std::nullopt;
        };
        span.total = figure("total_time=\"");
        span.queue = figure("queue_time=\"");
        span.inference = figure("inference_time=\"");
        span.perToken = figure("time_per_token=\"");
        TextCursor words(rest);
        if (words.skipPast("}: ") && words.skipPast(": "))
            span.words = words.rest().sliced(
                words.rest().lastIndexOf(": ") < 0 ? 0 : words.rest().lastIndexOf(": ") + 2);
        return span.total && span.inference && words.rest().size() > 0 ? LineVerdict::Record
                                                                       : LineVerdict::Malformed;
    }

    LineVerdict readJson(QByteArrayView line, Span &span)
    {
        if (!contains(line, "text_generation_router") && !contains(line, "\"total_time\""))
            return LineVerdict::Foreign;
        const bool whole = m_json.read(line, keys, [&](std::size_t key, JsonValue &value) {
            switch (key) {
            case Timestamp:
                span.time = value.text();
                break;
            case Level:
                span.level = value.text();
                break;
            case Message:
                span.words = value.text();
                break;
            case Fields:
                value.eachField([&](std::string_view name, JsonValue &field) {
                    if (name == "message")
                        span.words = field.text();
                });
                break;
            case SpanObject:
                takeSpan(value, span);
                break;
            case Spans:
                value.eachElement([&](JsonValue &element) { takeSpan(element, span); });
                break;
            default:
                break;
            }
        });
        if (!whole)
            return contains(line, "\"total_time\"") ? LineVerdict::Malformed : LineVerdict::Foreign;
        return span.total && span.inference ? LineVerdict::Record : LineVerdict::Context;
    }

    static void takeSpan(JsonValue &value, Span &span)
    {
        value.eachField([&](std::string_view name, JsonValue &field) {
            if (name == "name")
                span.name = field.text();
            else if (name == "total_time")
                span.total = rustDuration(field.text());
            else if (name == "queue_time")
                span.queue = rustDuration(field.text());
            else if (name == "inference_time")
                span.inference = rustDuration(field.text());
            else if (name == "time_per_token")
                span.perToken = rustDuration(field.text());
        });
    }

    friend class TgiFormat;
    static bool isOwnLine(QByteArrayView line)
    {
        return line.size() > 40 && line[4] == '-' && line[10] == 'T' && contains(line, "text_generation_");
    }

    JsonLineReader m_json;
};

// Text Generation Inference's router: one span for each call, as text or with `--json-output`. No model, no TTFT.
class TgiFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "tgi"; }
    QByteArrayView title() const override { return "TGI"; }

    bool recognises(QByteArrayView line) const override
    {
        return line.startsWith('{') ? contains(line, "\"text_generation_router") : TgiParser::isOwnLine(line);
    }

    bool isWholeOutput() const override { return true; }
    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<TgiParser>(); }
};

} // namespace

const LogFormat &tgiFormat()
{
    static const TgiFormat format;
    return format;
}

} // namespace inferograph
