// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/samples.h"

#include "tests/support/builders.h"

namespace inferograph::testing {

SourceInfo liveServer(SourceId id, bool demo)
{
    SourceInfo source;
    source.id = id;
    source.kind = SourceKind::Server;
    source.state = SourceState::Live;
    source.demo = demo;
    source.label = QStringLiteral("Ollama");
    source.location = QStringLiteral("localhost:11434");
    source.server.models = {"qwen2.5:14b", "llama3.2:3b"};
    return source;
}

SourceInfo followedLog(SourceId id, qint64 skippedLines)
{
    SourceInfo source;
    source.id = id;
    source.kind = SourceKind::Log;
    source.state = SourceState::Live;
    source.label = QStringLiteral("performance.jsonl");
    source.location = QStringLiteral("/var/log/performance.jsonl");
    source.skippedLines = skippedLines;
    source.foundFormat = "performance";
    return source;
}

QList<CallRecord> twelveCalls()
{
    const qint64 now = nowMs();
    QList<CallRecord> calls;
    for (int i = 0; i < 12; ++i)
        calls << CallBuilder()
                     .model(i % 2 ? "qwen2.5:14b" : "llama3.2:3b")
                     .startedAtMs(now - 1000 * i)
                     .ttftMs(400 + i)
                     .totalMs(2400 + i)
                     .loadMs(20)
                     .generationMs(2000, GenerationSpan::IncludesFirstToken)
                     .promptTokens(1000)
                     .outputTokens(100);
    return calls;
}

CallRecord callOf(const char *model, double ttftMs, qint64 startedAtMs)
{
    return CallBuilder().model(model).ttftMs(ttftMs).totalMs(1000).startedAtMs(startedAtMs);
}

QList<CallRecord> fourCalls()
{
    CallRecord failed =
        CallBuilder().model("gemma3:12b").startedAtMs(3'900).failed(ErrorKind::Refused, "no, thanks");
    return {callOf("qwen2.5:14b", 600, 1'000), callOf("llama3.2:3b", 140, 2'000),
            callOf("qwen2.5:14b", 140, 3'000), failed};
}

} // namespace inferograph::testing
