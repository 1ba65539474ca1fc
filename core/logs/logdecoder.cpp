// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logdecoder.h"

#include "core/logs/plaintext.h"
#include "core/logs/registry.h"

#include <simdjson.h>

namespace inferograph {

namespace {

constexpr qint64 maximumSkippedLines = 1000; // kept with their text; all are counted
constexpr qsizetype maximumSkippedText = 200;

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

LogDecoder::LogDecoder(const QByteArray &source) : m_source(source)
{
    for (const LogFormat *format : logFormats())
        m_candidates.push_back({.format = format, .parser = nullptr});
}

void LogDecoder::read(const LineFeed::Line &line, WallTime seenAt)
{
    ++m_lines;
    const QByteArrayView raw(line.text.data(), static_cast<qsizetype>(line.text.size()));
    if (line.tooLong) {
        skip(line.number, raw, "This line is longer than 16 MiB.");
        return;
    }
    const QByteArrayView text = plainLine(line.text);
    const qsizetype firstNew = m_calls.size();
    const LineResult result = decode(text, seenAt);
    switch (result.verdict) {
    case LineVerdict::Record:
        stamp(firstNew);
        break;
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

LineResult LogDecoder::decode(QByteArrayView line, WallTime seenAt)
{
    const auto readWith = [&](Candidate &candidate) {
        const LineResult result = candidate.parser->read(line, seenAt, m_calls);
        candidate.proven |= result.verdict != LineVerdict::Foreign;
        return result;
    };
    for (Candidate &candidate : m_candidates) {
        if (!candidate.parser)
            continue;
        if (const LineResult result = readWith(candidate); result.verdict != LineVerdict::Foreign)
            return result;
    }
    for (Candidate &candidate : m_candidates) {
        if (candidate.parser || !candidate.format->recognises(line))
            continue;
        candidate.parser = candidate.format->parser();
        if (const LineResult result = readWith(candidate); result.verdict != LineVerdict::Foreign)
            return result;
    }
    return {};
}

void LogDecoder::stamp(qsizetype firstNew)
{
    for (qsizetype i = firstNew; i < m_calls.size(); ++i) {
        CallRecord &call = m_calls[i];
        call.id = nextCallId();
        if (call.source.isEmpty())
            call.source = m_source;
    }
}

void LogDecoder::skip(qint64 number, QByteArrayView text, const char *reason)
{
    if (m_skipped++ < maximumSkippedLines)
        m_skippedLines.append(
            {m_source, number, reason, text.first(std::min(text.size(), maximumSkippedText)).toByteArray()});
}

QList<CallRecord> LogDecoder::takeCalls()
{
    QList<CallRecord> calls;
    calls.reserve(m_calls.size());
    calls.swap(m_calls);
    return calls;
}

QList<SkippedLine> LogDecoder::takeSkipped()
{
    return std::exchange(m_skippedLines, {});
}

QByteArray LogDecoder::format() const
{
    QByteArray names;
    for (const Candidate &candidate : m_candidates) {
        if (!candidate.proven)
            continue;
        if (!names.isEmpty())
            names += ", ";
        names += candidate.format->id();
    }
    return names;
}

} // namespace inferograph
