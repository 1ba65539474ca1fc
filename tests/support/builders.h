// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/snapshot.h"

namespace inferograph::testing {

// Builds records for tests: `CallBuilder().model("qwen").ttftMs(120).outputTokens(40)`. Starts from an `ok`
// chat call of the model `m` from the source `test`.
class CallBuilder
{
public:
    CallBuilder();

    CallBuilder &model(const char *name);
    CallBuilder &startedAtMs(qint64 sinceEpoch);
    CallBuilder &status(CallStatus status);
    CallBuilder &failed(ErrorKind kind, const char *error = "");
    CallBuilder &connectMs(double value);
    CallBuilder &ttftMs(double value);
    CallBuilder &totalMs(double value);
    CallBuilder &queueMs(double value);
    CallBuilder &loadMs(double value);
    CallBuilder &promptEvalMs(double value);
    CallBuilder &generationMs(double value, GenerationSpan span);
    CallBuilder &clientGenerationMs(double value);
    CallBuilder &promptTokens(qint64 count);
    CallBuilder &cachedTokens(qint64 count);
    CallBuilder &promptCache(PromptCache cache);
    CallBuilder &outputTokens(qint64 count, TokenCount from = TokenCount::Server);
    CallBuilder &itlP50Ms(double value);
    CallBuilder &start(StartKind kind);

    operator CallRecord() const { return m_record; }
    CallRecord record() const { return m_record; }

private:
    CallRecord m_record;
};

// Milliseconds since 1970.
qint64 nowMs();

// These calls as a store would hand them on.
SnapshotPtr snapshotOf(const QList<CallRecord> &calls, const QList<GaugeSample> &gauges = {});

} // namespace inferograph::testing
