// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"

#include "core/store/callstore.h"

namespace inferograph::testing {

CallBuilder::CallBuilder()
{
    m_record.id = nextCallId();
    m_record.source = "test";
    m_record.model = "m";
    m_record.operation = Operation::Chat;
    m_record.startedAt = wallNow();
}

CallBuilder &CallBuilder::model(const char *name)
{
    m_record.model = name;
    return *this;
}

CallBuilder &CallBuilder::startedAtMs(qint64 sinceEpoch)
{
    m_record.startedAt = WallTime(std::chrono::milliseconds(sinceEpoch));
    return *this;
}

CallBuilder &CallBuilder::status(CallStatus status)
{
    m_record.status = status;
    return *this;
}

CallBuilder &CallBuilder::failed(ErrorKind kind, const char *error)
{
    m_record.status = CallStatus::Failed;
    m_record.errorKind = kind;
    m_record.error = error;
    return *this;
}

CallBuilder &CallBuilder::connectMs(double value)
{
    m_record.connect = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::ttftMs(double value)
{
    m_record.ttft = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::totalMs(double value)
{
    m_record.total = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::queueMs(double value)
{
    m_record.queue = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::loadMs(double value)
{
    m_record.load = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::promptEvalMs(double value)
{
    m_record.promptEval = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::generationMs(double value, GenerationSpan span)
{
    m_record.serverGeneration = fromMilliseconds(value);
    m_record.generationSpan = span;
    return *this;
}

CallBuilder &CallBuilder::clientGenerationMs(double value)
{
    m_record.clientGeneration = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::promptTokens(qint64 count)
{
    m_record.promptTokens = count;
    return *this;
}

CallBuilder &CallBuilder::cachedTokens(qint64 count)
{
    m_record.cachedTokens = count;
    return *this;
}

CallBuilder &CallBuilder::promptCache(PromptCache cache)
{
    m_record.promptCache = cache;
    return *this;
}

CallBuilder &CallBuilder::outputTokens(qint64 count, TokenCount from)
{
    m_record.outputTokens = count;
    m_record.tokenCount = from;
    return *this;
}

CallBuilder &CallBuilder::itlP50Ms(double value)
{
    m_record.itlP50 = fromMilliseconds(value);
    return *this;
}

CallBuilder &CallBuilder::start(StartKind kind)
{
    m_record.start = kind;
    return *this;
}

qint64 nowMs()
{
    return std::chrono::floor<std::chrono::milliseconds>(wallNow().time_since_epoch()).count();
}

SnapshotPtr snapshotOf(const QList<CallRecord> &calls, const QList<GaugeSample> &gauges)
{
    CallStore store;
    store.append(calls);
    store.appendGauges(gauges);
    store.publish();
    return store.snapshot();
}

} // namespace inferograph::testing
