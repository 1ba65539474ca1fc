// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logstream.h"

#include "core/logs/plaintext.h"
#include "core/logs/registry.h"

namespace inferograph {

LogStream::LogStream(QByteArray origin, const LogFormat *forced, QList<CallRecord> &calls,
                     QList<GaugeSample> &gauges)
    : m_origin(std::move(origin)), m_joiner(calls), m_sink{calls, gauges, m_joiner}
{
    if (forced) {
        m_candidates.push_back({.format = forced, .parser = forced->parser()});
        return;
    }
    for (const LogFormat *format : logFormats())
        m_candidates.push_back({.format = format, .parser = nullptr});
}

LineResult LogStream::readWith(Candidate &candidate, QByteArrayView line, WallTime at)
{
    const LineResult result = candidate.parser->read(line, at, m_sink);
    if (result.verdict != LineVerdict::Foreign && !candidate.proven) {
        candidate.proven = true;
        m_wholeOutput |= candidate.format->isWholeOutput();
    }
    return result;
}

LineResult LogStream::read(QByteArrayView line, WallTime at)
{
    m_unsettled = true;
    m_joiner.nextLine(at);
    for (Candidate &candidate : m_candidates) {
        if (!candidate.parser)
            continue;
        if (const LineResult result = readWith(candidate, line, at); result.verdict != LineVerdict::Foreign)
            return result;
    }
    for (Candidate &candidate : m_candidates) {
        if (candidate.parser || !candidate.format->recognises(line))
            continue;
        candidate.parser = candidate.format->parser();
        if (const LineResult result = readWith(candidate, line, at); result.verdict != LineVerdict::Foreign)
            return result;
        m_wholeOutput |= candidate.format->isWholeOutput();
    }
    const bool partOfOutput = m_wholeOutput && !line.startsWith("{\"") && isPlainText(line);
    return {partOfOutput ? LineVerdict::Context : LineVerdict::Foreign};
}

void LogStream::settle()
{
    m_unsettled = false;
    m_joiner.settle();
    for (const Candidate &candidate : m_candidates) {
        if (candidate.parser)
            candidate.parser->settle(m_sink);
    }
}

bool LogStream::hasRead(const LogFormat *format) const
{
    return std::any_of(m_candidates.begin(), m_candidates.end(), [format](const Candidate &candidate) {
        return candidate.format == format && candidate.proven;
    });
}

} // namespace inferograph
