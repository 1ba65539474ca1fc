// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/calljoiner.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"

#include <vector>

namespace inferograph {

// The lines of one writer: finds out which formats they have, also several at once, and joins what belongs
// together. Two servers in one log are two streams, so that nothing of one gets into the other.
class LogStream
{
public:
    // With `forced`, every line is of that format.
    LogStream(QByteArray origin, const LogFormat *forced, QList<CallRecord> &calls,
              QList<GaugeSample> &gauges);

    const QByteArray &origin() const { return m_origin; }

    LineResult read(QByteArrayView line, WallTime at);
    void settle();
    bool hasPending() const;
    bool hasRead(const LogFormat *format) const;

    // For two that read parts of one writer's lines: whether the formats so far need nothing of other lines, ...
    bool isLineByLine() const;
    // ... what the other one has found out about formats, whether that is the same, and whether there was more.
    void learnFrom(const LogStream &other);
    bool knowsAs(const LogStream &other) const;
    bool foundMore() const { return m_foundMore; }
    LocalClock &clock() { return m_clock; }

private:
    struct Reader // of a format that a line was recognised as
    {
        const LogFormat *format;
        std::unique_ptr<LogParser> parser;
        std::size_t rank = 0; // the format's place in the registry
        bool proven = false;  // has read a line
    };

    void prove(Reader &reader);
    LineResult readWith(Reader &reader, QByteArrayView line, WallTime at);
    Reader &add(std::size_t rank, const LogFormat &format);

    QByteArray m_origin;
    CallJoiner m_joiner;
    LocalClock m_clock;
    LogSink m_sink;
    std::vector<Reader> m_readers; // the most specific first
    std::vector<bool> m_isRead;    // of each format, by rank; empty where the format is forced
    bool m_wholeOutput = false;
    bool m_foundMore = false; // than the other one
};

} // namespace inferograph
