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
    bool hasPending() const { return m_joiner.hasPending() || m_unsettled; }
    bool hasRead(const LogFormat *format) const;

private:
    struct Candidate
    {
        const LogFormat *format;
        std::unique_ptr<LogParser> parser; // from the first line that it recognises
        bool proven = false;               // has read a line
    };

    LineResult readWith(Candidate &candidate, QByteArrayView line, WallTime at);

    QByteArray m_origin;
    CallJoiner m_joiner;
    LogSink m_sink;
    std::vector<Candidate> m_candidates;
    bool m_wholeOutput = false;
    bool m_unsettled = false; // lines came since the last settle()
};

} // namespace inferograph
