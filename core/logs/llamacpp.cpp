// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logformat.h"
#include "core/logs/runnerlines.h"

namespace inferograph {

namespace {

class LlamaCppParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        return {m_lines.read(line, sink.joiner) ? LineVerdict::Context : LineVerdict::Foreign};
    }

private:
    RunnerLines m_lines;
};

// A llama-server's text log of September 2024 or later, its own or inside Ollama's. The timing blocks of its
// tasks are the calls, unless Ollama's access lines are there.
class LlamaCppFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "llamacpp"; }
    QByteArrayView title() const override { return "llama.cpp"; }
    bool recognises(QByteArrayView line) const override { return RunnerLines::recognises(line); }
    bool isWholeOutput() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<LlamaCppParser>(); }
};

} // namespace

const LogFormat &llamaCppFormat()
{
    static const LlamaCppFormat format;
    return format;
}

} // namespace inferograph
