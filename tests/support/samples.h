// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

namespace inferograph::testing {

// An Ollama at localhost:11434 that answers, with the models qwen2.5:14b and llama3.2:3b.
SourceInfo liveServer(SourceId id, bool demo = false);

// A log of the format `performance` that is followed.
SourceInfo followedLog(SourceId id, qint64 skippedLines);

// Twelve calls of these two models in turn, one a second up to now, the newest first: 400 to 411 ms to the first token,
// 1,000 prompt tokens, then 100 tokens in 2 s.
QList<CallRecord> twelveCalls();

// A call of a second.
CallRecord callOf(const char *model, double ttftMs, qint64 startedAtMs);

// In the order of their ends: two alike in TTFT, and one that failed without.
QList<CallRecord> fourCalls();

} // namespace inferograph::testing
