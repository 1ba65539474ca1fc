// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/runnerlines.h"
#include "core/logs/textcursor.h"

namespace inferograph {

namespace {

constexpr qsizetype stampLength = 19;

// `2025-11-18 14:26:51  [INFO]`, `2025-11-18 14:26:51 [DEBUG]`: alone on its line; the words follow below.
bool isHeader(QByteArrayView line)
{
    if (line.size() < stampLength + 6 || line.size() > stampLength + 12 || line[4] != '-' ||
        line[10] != ' ' || line[13] != ':' || !line.endsWith(']'))
        return false;
    const QByteArrayView level = line.sliced(stampLength).trimmed();
    return level == "[INFO]" || level == "[DEBUG]" || level == "[WARN]" || level == "[ERROR]";
}

QByteArrayView trimmedLeft(QByteArrayView text)
{
    TextCursor cursor(text);
    cursor.skipSpaces();
    return cursor.rest();
}

// The figures of the one request that is being answered, from several entries.
struct Request
{
    WallTime start;
    WallTime last; // entry that spoke of it
    std::optional<Operation> operation;
    QByteArray model;
    std::optional<qint64> promptTokens;
    std::optional<qint64> uncachedTokens;
    std::optional<qint64> outputTokens;
    TimingLine promptEval;
    TimingLine generation;
    OptionalDuration total;
    bool disconnected = false;
    bool hasFigures = false;
};

class LmStudioParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        if (isHeader(line)) {
            const std::optional<WallTime> time = wallTimeFromIso(line.first(stampLength), sink.clock);
            if (!time)
                return {LineVerdict::Malformed, "The time of this entry is not a date and time."};
            m_time = *time;
            m_inPrediction = false;
            m_firstLine = true;
            return {LineVerdict::Context};
        }
        const bool first = std::exchange(m_firstLine, false);
        if (m_inPrediction)
            return readPrediction(line, sink);
        if (first && line.startsWith(' '))
            readEntry(line.sliced(1), sink);
        else if (m_request)
            readFigures(line);
        return {LineVerdict::Context};
    }

    void settle(LogSink &sink) override
    {
        if (m_request && m_request->hasFigures && !m_inPrediction)
            finish(sink);
    }

    bool hasPending() const override { return m_request && m_request->hasFigures; }

private:
    void readEntry(QByteArrayView text, LogSink &sink)
    {
        if (text.startsWith("Received request: POST to ")) {
            begin(text, sink);
        } else if (!m_request) {
            return;
        } else if (text.startsWith("[LM STUDIO SERVER] Client disconnected")) {
            m_request->disconnected = true;
            m_request->last = m_time;
        } else if (text.startsWith('[')) {
            const qsizetype end = text.indexOf("] ");
            if (end < 0 || text.startsWith("[LM STUDIO"))
                return;
            m_request->model = normalisedModelName(text.sliced(1, end - 1));
            m_request->last = m_time;
            m_inPrediction = text.sliced(end + 2).startsWith("Generated prediction:");
        } else {
            readFigures(text);
        }
    }

    void begin(QByteArrayView text, LogSink &sink)
    {
        if (m_request && m_request->hasFigures)
            finish(sink);
        const bool overlaps = m_request.has_value();
        TextCursor cursor(text);
        cursor.skipPast(" to ");
        m_request.emplace();
        m_request->start = m_request->last = m_time;
        m_request->operation = runnerOperation("POST", cursor.until(' '));
        // With two at once, the entries do not say whose figures they hold.
        m_overlap = overlaps;
    }

    void readFigures(QByteArrayView line)
    {
        if (m_overlap)
            return;
        if (line.startsWith("Total prompt tokens: "))
            m_request->promptTokens = TextCursor(line.sliced(21)).count();
        else if (line.startsWith("Prompt tokens to decode: "))
            m_request->uncachedTokens = TextCursor(line.sliced(25)).count();
        else if (line.startsWith("llama_perf_context_print:"))
            readPerformance(line.sliced(25));
    }

    // The load time in this block is the model's, again with each request: no call's.
    void readPerformance(QByteArrayView text)
    {
        const std::optional<TimingLine> timing = runnerTiming(text);
        if (!timing)
            return;
        m_request->hasFigures = true;
        m_request->last = m_time;
        if (timing->kind == TimingLine::Kind::PromptEval)
            m_request->promptEval = *timing;
        else if (timing->kind == TimingLine::Kind::Generation)
            m_request->generation = *timing;
        else
            m_request->total = timing->time;
    }

    // The answer as indented JSON: one key a line, its texts on one line each.
    LineResult readPrediction(QByteArrayView line, LogSink &sink)
    {
        const QByteArrayView text = trimmedLeft(line);
        const auto count = [text](QByteArrayView key) {
            return text.startsWith(key) ? TextCursor(text.sliced(key.size())).count() : std::nullopt;
        };
        if (const auto tokens = count("\"prompt_tokens\": "))
            m_request->promptTokens = tokens;
        if (const auto tokens = count("\"completion_tokens\": "))
            m_request->outputTokens = tokens;
        if (line != "}")
            return {LineVerdict::Context};
        m_inPrediction = false;
        finish(sink);
        return {LineVerdict::Record};
    }

    void finish(LogSink &sink)
    {
        const Request request = *std::exchange(m_request, std::nullopt);
        m_overlap = false;
        CallRecord &record = sink.calls.emplaceBack();
        record.server = "lmstudio";
        record.clock = Clock::Log;
        record.startedAt = request.start;
        record.operation = request.operation;
        record.model = request.model;
        record.promptTokens = request.promptTokens;
        if (request.promptTokens && request.uncachedTokens &&
            *request.uncachedTokens <= *request.promptTokens)
            record.cachedTokens = *request.promptTokens - *request.uncachedTokens;
        record.outputTokens = request.outputTokens;
        if (record.outputTokens)
            record.tokenCount = TokenCount::Server;
        record.total = request.total;
        if (!record.total && request.last > request.start)
            record.total = request.last - request.start; // whole seconds
        if (request.promptEval.time && *request.promptEval.time > Nanoseconds(0))
            record.promptEval = request.promptEval.time; // 0.00 where it was cached
        record.serverGeneration = request.generation.time;
        if (record.serverGeneration && request.generation.tokens && request.outputTokens)
            record.generationSpan = *request.generation.tokens >= *request.outputTokens
                                        ? GenerationSpan::IncludesFirstToken
                                        : GenerationSpan::ExcludesFirstToken;
        if (request.disconnected) { // which the answer does not say: it ends with "stop" all the same
            record.status = CallStatus::Cancelled;
            record.errorKind = ErrorKind::Aborted;
        }
    }

    WallTime m_time;
    std::optional<Request> m_request;
    bool m_overlap = false;
    bool m_firstLine = false;
    bool m_inPrediction = false;
};

// LM Studio's log: entries of several lines, in local time and whole seconds.
class LmStudioFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "lmstudio"; }
    QByteArrayView title() const override { return "LM Studio"; }
    bool recognises(QByteArrayView line) const override { return isHeader(line); }
    bool isWholeOutput() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<LmStudioParser>(); }
};

} // namespace

const LogFormat &lmStudioFormat()
{
    static const LmStudioFormat format;
    return format;
}

} // namespace inferograph
