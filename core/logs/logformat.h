// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logsink.h"

#include <memory>
#include <span>

namespace inferograph {

enum class LineVerdict : quint8 {
    Record,    // gave one or more calls
    Context,   // belongs to the format, says nothing of a call by itself
    Noise,     // belongs to the format, not a user's call (polling, start-up banners)
    Malformed, // meant to be of this format, but cannot be read: skipped, with the reason
    Foreign,   // not of this format
};

struct LineResult
{
    LineVerdict verdict = LineVerdict::Foreign;
    const char *reason = nullptr; // a static text in the user's words, for Malformed
};

// Reads the lines of one source in order. Hot path: no QString, no allocation for a line without a call.
class LogParser
{
public:
    virtual ~LogParser() = default;

    // `line` has no terminator and stays valid for the call only; simdjson-style padding (64 readable bytes
    // behind it) is guaranteed. `seenAt` is the wall time at which the line was read, for formats without a
    // time of their own.
    virtual LineResult read(QByteArrayView line, WallTime seenAt, LogSink &sink) = 0;

    // No line came for a while, or none will: what waits for more lines is handed on.
    virtual void settle(LogSink &sink) { Q_UNUSED(sink) }

    // Whether a call waits for more lines.
    virtual bool hasPending() const { return false; }
};

// A log format: one file each, listed in registry.h. Stateless and thread-safe.
class LogFormat
{
public:
    virtual ~LogFormat() = default;

    virtual QByteArrayView id() const = 0;

    // For people: the name of what writes such a log, the same in every language.
    virtual QByteArrayView title() const = 0;

    // Whether this line, alone, shows that the source has this format.
    virtual bool recognises(QByteArrayView line) const = 0;

    // Whether such a log is a server's whole output: any other text in it then belongs to it and is not skipped.
    virtual bool isWholeOutput() const { return false; }

    // Whether each line says by itself all that it gives: then any parser may read any of them.
    virtual bool isLineByLine() const { return false; }

    virtual std::unique_ptr<LogParser> parser() const = 0;
};

} // namespace inferograph
