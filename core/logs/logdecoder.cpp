// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logdecoder.h"

#include "core/call/interned.h"
#include "core/logs/plaintext.h"
#include "core/logs/registry.h"
#include "core/logs/textsearch.h"

#include <simdjson.h>

namespace inferograph {

namespace {

constexpr qint64 maximumSkippedLines = 1000; // kept with their text; all are counted
constexpr qsizetype maximumSkippedText = 200;
constexpr std::size_t maximumStreams = 64;

const char *reasonForForeign(QByteArrayView line)
{
    if (!isPlainText(line))
        return "This is not text: binary data, or not UTF-8.";
    if (!line.startsWith('{'))
        return "This line is of no known log format.";
    simdjson::dom::parser parser;
    const bool valid = !parser.parse(line.data(), static_cast<std::size_t>(line.size())).error();
    return valid ? "This JSON is not a call of a known log format." : "This JSON is cut off or damaged.";
}

} // namespace

LogDecoder::LogDecoder(const QByteArray &source, std::shared_ptr<const LogFormat> format)
    : m_source(interned(source)), m_format(std::move(format))
{
    m_current = &streamOf({});
}

void LogDecoder::setFormat(std::shared_ptr<const LogFormat> format)
{
    m_streams.clear();
    m_current = nullptr;
    m_format = std::move(format);
    m_current = &streamOf({});
}

LogStream &LogDecoder::streamOf(QByteArrayView origin)
{
    if (m_current && isSame(m_current->origin(), origin))
        return *m_current;
    for (const auto &stream : m_streams) {
        if (stream->origin() == origin)
            return *stream;
    }
    if (m_streams.size() >= maximumStreams)
        return *m_streams.front();
    m_streams.push_back(std::make_unique<LogStream>(origin.toByteArray(), m_format.get(), m_calls, m_gauges));
    return *m_streams.back();
}

void LogDecoder::read(const LineFeed::Line &line, WallTime seenAt)
{
    putTogether();
    ++m_lines;
    QByteArrayView text(line.text.data(), static_cast<qsizetype>(line.text.size()));
    if (line.tooLong) {
        skip(line.number, text, "This line is longer than 16 MiB.");
        return;
    }
    const LineResult result = decode(plainLine(line.text, line.mayBeColoured), seenAt, text);
    switch (result.verdict) {
    case LineVerdict::Record:
    case LineVerdict::Context:
    case LineVerdict::Noise:
        break;
    case LineVerdict::Malformed:
        skip(line.number, text, result.reason);
        break;
    case LineVerdict::Foreign:
        if (!text.trimmed().isEmpty())
            skip(line.number, text, m_skipped < maximumSkippedLines ? reasonForForeign(text) : nullptr);
        break;
    }
}

// `shown` becomes the line inside what carried it.
LineResult LogDecoder::decode(std::span<char> plain, WallTime seenAt, QByteArrayView &shown)
{
    WallTime writtenAt = seenAt;
    shown = viewOf(plain);
    if (m_unwrapper.mayBeCarried(shown)) {
        const std::optional<Unwrapper::Line> line = m_unwrapper.unwrap(plain, seenAt);
        if (!line)
            return {LineVerdict::Context};
        const bool carried = line->text.data() != plain.data() || line->text.size() != plain.size();
        shown = viewOf(carried ? plainLine(line->text) : line->text);
        if (line->origin)
            m_current = &streamOf(*line->origin);
        writtenAt = line->time.value_or(seenAt);
    }
    const LineResult result = m_current->read(shown, writtenAt);
    if (result.verdict == LineVerdict::Foreign && shown.startsWith('{') && !m_format &&
        m_unwrapper.findJson(plain, seenAt))
        return decode(plain, seenAt, shown);
    return result;
}

void LogDecoder::settle()
{
    putTogether();
    for (const auto &stream : m_streams)
        stream->settle();
}

bool LogDecoder::hasPending() const
{
    return m_unwrapper.hasPart() || std::any_of(m_streams.begin(), m_streams.end(),
                                                [](const auto &stream) { return stream->hasPending(); });
}

void LogDecoder::forgetCalls()
{
    m_calls.clear();
    m_takenOver.clear();
    m_gauges.clear();
    m_skippedLines.clear();
    m_lines = 0;
    m_skipped = 0;
}

bool LogDecoder::isLineByLine() const
{
    return m_unwrapper.isIdle() && m_streams.size() == 1 && onlyStream().isLineByLine();
}

void LogDecoder::goOnBeside(const LogDecoder &first)
{
    if (m_format != first.m_format || !isLineByLine()) {
        m_unwrapper = {};
        setFormat(first.m_format);
    }
    onlyStream().learnFrom(first.onlyStream());
    m_unwrapper.clock().skipReadings();
    onlyStream().clock().skipReadings();
    forgetCalls();
}

bool LogDecoder::takeOver(LogDecoder &beside, qint64 linesBefore)
{
    LogStream &stream = onlyStream();
    LogStream &other = beside.onlyStream();
    const bool isCertain = isLineByLine() && beside.isLineByLine() && !other.foundMore() &&
                           stream.knowsAs(other) && !other.clock().isUnsure() &&
                           !beside.m_unwrapper.clock().isUnsure();
    if (!isCertain)
        return false;
    m_unwrapper.clock().goOnAfter(beside.m_unwrapper.clock());
    stream.clock().goOnAfter(other.clock());
    putTogether();
    m_takenOver.swap(beside.m_calls);
    m_gauges.append(std::move(beside.m_gauges));
    const qint64 mayBeKept = std::max<qint64>(0, maximumSkippedLines - m_skipped);
    for (SkippedLine &line : beside.m_skippedLines.first(std::min(beside.m_skippedLines.size(), mayBeKept))) {
        line.line += linesBefore;
        m_skippedLines.append(std::move(line));
    }
    m_lines += beside.m_lines;
    m_skipped += beside.m_skipped;
    return true;
}

void LogDecoder::skip(qint64 number, QByteArrayView text, const char *reason)
{
    if (m_skipped++ < maximumSkippedLines)
        m_skippedLines.append(
            {m_source, number, reason, text.first(std::min(text.size(), maximumSkippedText)).toByteArray()});
}

QList<CallRecord> LogDecoder::takeCalls()
{
    putTogether();
    QList<CallRecord> calls;
    calls.reserve(2 * m_calls.size());
    calls.swap(m_calls);
    m_callsSeen |= !calls.isEmpty();
    for (CallRecord &call : calls) {
        call.id = nextCallId();
        if (call.source.isEmpty())
            call.source = m_source;
    }
    return calls;
}

QList<GaugeSample> LogDecoder::takeGauges()
{
    m_gaugesSeen |= !m_gauges.isEmpty();
    for (GaugeSample &gauge : m_gauges)
        gauge.source = m_source;
    return std::exchange(m_gauges, {});
}

QList<SkippedLine> LogDecoder::takeSkipped()
{
    return std::exchange(m_skippedLines, {});
}

QByteArray LogDecoder::format() const
{
    QByteArray names;
    const auto add = [&](const LogFormat *format) {
        const bool hasRead = std::any_of(m_streams.begin(), m_streams.end(),
                                         [format](const auto &stream) { return stream->hasRead(format); });
        if (!hasRead)
            return;
        if (!names.isEmpty())
            names += ", ";
        names += format->id();
    };
    if (m_format)
        add(m_format.get());
    else
        std::ranges::for_each(logFormats(), add);
    return names;
}

} // namespace inferograph
