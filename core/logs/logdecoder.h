// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/linefeed.h"
#include "core/logs/logsource.h"
#include "core/logs/logstream.h"
#include "core/logs/unwrapper.h"

namespace inferograph {

// Turns one source's lines into calls: takes off what carried them, finds out which formats they have, joins
// what belongs together, and keeps account of what could not be read.
class LogDecoder
{
public:
    // With `format`, every line is of that one; otherwise it is found from the lines.
    explicit LogDecoder(const QByteArray &source, std::shared_ptr<const LogFormat> format = {});

    // For the lines from now on. What the lines before told of servers and models is forgotten; settle() before.
    void setFormat(std::shared_ptr<const LogFormat> format);

    void read(const LineFeed::Line &line, WallTime seenAt);

    // No line came for a while, or none will: the calls that wait for more lines are decided.
    void settle();
    bool hasPending() const;

    // Leaves off what the lines have given so far and keeps what they told of servers and models.
    void forgetCalls();

    // For two decoders that read parts of one log: whether its lines so far need nothing of each other.
    bool isLineByLine() const;
    // Makes this one go on as `first` would, which is line by line.
    void goOnBeside(const LogDecoder &first);
    // What `beside` has read since then comes next, numbered from 1 behind `linesBefore`. False, and nothing is
    // taken over, where this one might have made anything else of those lines.
    bool takeOver(LogDecoder &beside, qint64 linesBefore);

    // What came since the last time. The list of calls given back first is empty, with room for twice as many.
    QList<CallRecord> takeCalls();
    QList<GaugeSample> takeGauges();
    QList<SkippedLine> takeSkipped();

    qsizetype waitingCalls() const { return m_calls.size() + m_takenOver.size(); }
    // Figures of the whole server were read, and no call.
    bool hasGaugesOnly() const
    {
        return (m_gaugesSeen || !m_gauges.isEmpty()) && !m_callsSeen && waitingCalls() == 0;
    }
    qint64 lines() const { return m_lines; }
    qint64 skipped() const { return m_skipped; }
    QByteArray format() const; // `llm-calls`, or several with commas; empty until found

private:
    LogStream &streamOf(QByteArrayView origin);
    LogStream &onlyStream() const { return *m_streams.front(); }
    LineResult decode(std::span<char> text, WallTime seenAt, QByteArrayView &shown);
    void putTogether()
    {
        if (m_takenOver.isEmpty())
            return;
        m_calls.append(std::move(m_takenOver));
        m_takenOver.clear();
    }
    void skip(qint64 number, QByteArrayView text, const char *reason);

    QByteArray m_source;
    std::shared_ptr<const LogFormat> m_format;
    Unwrapper m_unwrapper;
    std::vector<std::unique_ptr<LogStream>> m_streams;
    LogStream *m_current = nullptr;
    QList<CallRecord> m_calls;
    QList<CallRecord> m_takenOver; // which come next: to move them takes time that the taking over has not
    QList<GaugeSample> m_gauges;
    bool m_callsSeen = false;
    bool m_gaugesSeen = false;
    QList<SkippedLine> m_skippedLines;
    qint64 m_lines = 0;
    qint64 m_skipped = 0;
};

} // namespace inferograph
