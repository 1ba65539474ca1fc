// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logstream.h"

#include "core/logs/plaintext.h"
#include "core/logs/registry.h"
#include "core/logs/textsearch.h"

#include <algorithm>

namespace inferograph {

LogStream::LogStream(QByteArray origin, const LogFormat *forced, QList<CallRecord> &calls,
                     QList<GaugeSample> &gauges)
    : m_origin(std::move(origin)), m_joiner(calls), m_sink{calls, gauges, m_joiner, m_clock}
{
    if (forced)
        add(0, *forced);
    else
        m_isRead.resize(logFormats().size());
}

LogStream::Reader &LogStream::add(std::size_t rank, const LogFormat &format)
{
    const auto place = std::find_if(m_readers.begin(), m_readers.end(),
                                    [rank](const Reader &reader) { return reader.rank > rank; });
    return *m_readers.insert(place, {.format = &format, .parser = format.parser(), .rank = rank});
}

void LogStream::prove(Reader &reader)
{
    reader.proven = m_foundMore = true;
    m_wholeOutput |= reader.format->isWholeOutput();
}

inline LineResult LogStream::readWith(Reader &reader, QByteArrayView line, WallTime at)
{
    const LineResult result = reader.parser->read(line, at, m_sink);
    if (result.verdict != LineVerdict::Foreign && !reader.proven)
        prove(reader);
    return result;
}

LineResult LogStream::read(QByteArrayView line, WallTime at)
{
    m_joiner.nextLine(at);
    for (Reader &reader : m_readers) {
        if (const LineResult result = readWith(reader, line, at); result.verdict != LineVerdict::Foreign)
            return result;
    }
    for (std::size_t rank = 0; rank < m_isRead.size(); ++rank) {
        const LogFormat &format = *logFormats()[rank];
        if (m_isRead[rank] || !format.recognises(line))
            continue;
        m_isRead[rank] = m_foundMore = true;
        if (const LineResult result = readWith(add(rank, format), line, at);
            result.verdict != LineVerdict::Foreign)
            return result;
        m_wholeOutput |= format.isWholeOutput();
    }
    const bool partOfOutput = m_wholeOutput && !beginsWith(line, "{\"") && isPlainText(line);
    return {partOfOutput ? LineVerdict::Context : LineVerdict::Foreign};
}

void LogStream::settle()
{
    m_joiner.settle();
    for (const Reader &reader : m_readers)
        reader.parser->settle(m_sink);
}

bool LogStream::hasPending() const
{
    return m_joiner.hasPending() || std::any_of(m_readers.begin(), m_readers.end(), [](const Reader &reader) {
               return reader.parser->hasPending();
           });
}

bool LogStream::hasRead(const LogFormat *format) const
{
    return std::any_of(m_readers.begin(), m_readers.end(),
                       [format](const Reader &reader) { return reader.format == format && reader.proven; });
}

bool LogStream::isLineByLine() const
{
    return std::all_of(m_readers.begin(), m_readers.end(),
                       [](const Reader &reader) { return reader.format->isLineByLine(); });
}

void LogStream::learnFrom(const LogStream &other)
{
    m_foundMore = false;
    if (knowsAs(other))
        return;
    m_readers.clear();
    for (const Reader &reader : other.m_readers)
        add(reader.rank, *reader.format).proven = reader.proven;
    m_isRead = other.m_isRead;
    m_wholeOutput = other.m_wholeOutput;
}

bool LogStream::knowsAs(const LogStream &other) const
{
    return std::equal(
        m_readers.begin(), m_readers.end(), other.m_readers.begin(), other.m_readers.end(),
        [](const Reader &a, const Reader &b) { return a.format == b.format && a.proven == b.proven; });
}

} // namespace inferograph
