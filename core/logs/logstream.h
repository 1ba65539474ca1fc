// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/calljoiner.h"
#include "core/logs/logformat.h"

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

private:
    struct Reader // of a format that a line was recognised as
    {
        const LogFormat *format;
        std::unique_ptr<LogParser> parser;
        std::size_t rank = 0; // the format's place in the registry
        bool proven = false;  // has read a line
    };

    LineResult readWith(Reader &reader, QByteArrayView line, WallTime at);
    Reader &add(std::size_t rank, const LogFormat &format);

    QByteArray m_origin;
    CallJoiner m_joiner;
    LogSink m_sink;
    std::vector<Reader> m_readers; // the most specific first
    std::vector<bool> m_isRead;    // of each format, by rank; empty where the format is forced
    bool m_wholeOutput = false;
};

} // namespace inferograph
