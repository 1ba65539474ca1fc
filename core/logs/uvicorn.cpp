// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logformat.h"

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

// `INFO:     127.0.0.1:45986 - "POST /v1/chat/completions HTTP/1.1" 200 OK`, and what it says when it starts.
bool isOwnLine(QByteArrayView line)
{
    constexpr std::array<QByteArrayView, 5> levels{
        "INFO:     ", "WARNING:  ", "ERROR:    ", "DEBUG:    ", "CRITICAL: "};
    return std::any_of(levels.begin(), levels.end(), [line](QByteArrayView level) {
        return line.startsWith(level) && line.size() > level.size() && line[level.size()] != ' ';
    });
}

class UvicornParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &) override
    {
        return {isOwnLine(line) ? LineVerdict::Noise : LineVerdict::Foreign};
    }
};

// The web server of vLLM, SGLang and others. Its access lines have no time and no duration, and are written
// when an answer starts: they tell nothing of a call.
class UvicornFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "uvicorn"; }
    QByteArrayView title() const override { return "Uvicorn"; }
    bool recognises(QByteArrayView line) const override { return isOwnLine(line); }
    bool isWholeOutput() const override { return true; }
    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<UvicornParser>(); }
};

} // namespace

const LogFormat &uvicornFormat()
{
    static const UvicornFormat format;
    return format;
}

} // namespace inferograph
