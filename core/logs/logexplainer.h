// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logdecoder.h"
#include "core/logs/mapping.h"

namespace inferograph {

// What one line of a log gives.
struct ExplainedLine
{
    qint64 number = 0; // 1-based; 0 for what has waited for more lines than there were
    QByteArray text;   // its beginning, without what carried it where a mapping reads it
    QList<CallRecord> calls;
    QList<GaugeSample> gauges;
    QByteArray reason;           // why it gives nothing; empty where it need not
    bool skipped = false;        // because it could not be read
    QList<Mapping::Taken> taken; // by a mapping
};

// Reads a log's lines as they are read in earnest, and tells of each what it gives.
class LogExplainer
{
public:
    // With `format`, every line is of that one; otherwise it is found from the lines.
    explicit LogExplainer(const std::shared_ptr<const LogFormat> &format);

    ExplainedLine read(const LineFeed::Line &line, WallTime seenAt);

    // After the last line: the calls that still wait for more of them, where there are any.
    std::optional<ExplainedLine> finish();

    QByteArray format() const { return m_decoder.format(); } // see LogDecoder

private:
    void addMapped(std::span<char> line, WallTime seenAt, ExplainedLine &explained);

    const std::shared_ptr<const LogFormat> m_format;
    const Mapping *m_mapping;
    LogDecoder m_decoder;
    Unwrapper m_unwrapper; // for the mapping
    LocalClock m_localClock;
};

} // namespace inferograph
