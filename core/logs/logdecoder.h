// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/linefeed.h"
#include "core/logs/logformat.h"
#include "core/logs/logsource.h"

#include <vector>

namespace inferograph {

// Turns one source's lines into calls: finds out from the lines which formats it has, also several in one
// stream, and keeps account of what could not be read.
class LogDecoder
{
public:
    explicit LogDecoder(const QByteArray &source);

    void read(const LineFeed::Line &line, WallTime seenAt);

    // What came since the last time. The list given back first is empty, with room for as many again.
    QList<CallRecord> takeCalls();
    QList<SkippedLine> takeSkipped();

    qsizetype waitingCalls() const { return m_calls.size(); }
    qint64 lines() const { return m_lines; }
    qint64 skipped() const { return m_skipped; }
    QByteArray format() const; // `llm-calls`, or several with commas; empty until found

private:
    struct Candidate
    {
        const LogFormat *format;
        std::unique_ptr<LogParser> parser; // from the first line that it recognises
        bool proven = false;               // has read a line
    };

    LineResult decode(QByteArrayView line, WallTime seenAt);
    void stamp(qsizetype firstNew);
    void skip(qint64 number, QByteArrayView text, const char *reason);

    QByteArray m_source;
    std::vector<Candidate> m_candidates;
    QList<CallRecord> m_calls;
    QList<SkippedLine> m_skippedLines;
    qint64 m_lines = 0;
    qint64 m_skipped = 0;
};

} // namespace inferograph
