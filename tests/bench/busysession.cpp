// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/busysession.h"

#include <algorithm>
#include <random>

namespace inferograph::bench {

namespace {

constexpr auto sessionSpan = std::chrono::hours(1);

QList<CallRecord> makeCalls(int count, WallTime from, Nanoseconds span)
{
    static std::mt19937 random(20261122);
    const auto between = [](qint64 low, qint64 high) {
        return std::uniform_int_distribution<qint64>(low, high)(random);
    };
    QList<CallRecord> calls(count);
    for (int i = 0; i < count; ++i) {
        CallRecord &call = calls[i];
        call.id = nextCallId();
        call.source = "bench";
        call.server = "ollama";
        call.model = "model-" + QByteArray::number(between(1, 10)) + ":7b";
        call.startedAt = from + span * i / count;
        call.ttft = std::chrono::microseconds(between(20'000, 900'000));
        call.load = std::chrono::microseconds(between(0, 9'000));
        call.promptEval = *call.ttft * 2 / 3;
        call.serverGeneration = std::chrono::microseconds(between(500'000, 9'000'000));
        call.generationSpan = GenerationSpan::IncludesFirstToken;
        call.total = *call.ttft + *call.serverGeneration;
        call.promptTokens = between(10, 4000);
        call.outputTokens = between(20, 800);
        call.tokenCount = TokenCount::Server;
        call.itlP50 = std::chrono::microseconds(between(8'000, 40'000));
        call.itlP99 = *call.itlP50 * 3;
        if (between(0, 99) == 0) {
            call.status = CallStatus::Failed;
            call.errorKind = ErrorKind::Http;
        }
    }
    return calls;
}

void fill(CallStore &store, int count)
{
    constexpr int batch = 4096;
    const WallTime begin = wallNow() - sessionSpan;
    for (int made = 0; made < count; made += batch) {
        const int size = std::min(batch, count - made);
        store.append(makeCalls(size, begin + Nanoseconds(sessionSpan) * made / count,
                               Nanoseconds(sessionSpan) * size / count));
    }
    store.publish();
}

} // namespace

BusySession::BusySession(int calls)
{
    fill(m_session.store(), calls);
    m_window.resize(pageSize);
    m_window.show();
    static constexpr std::chrono::milliseconds pace(50);
    m_traffic.setTimerType(Qt::PreciseTimer);
    m_traffic.setInterval(pace);
    QObject::connect(&m_traffic, &QTimer::timeout, &m_session, [this] {
        m_session.store().append(
            makeCalls(callsASecond * static_cast<int>(pace.count()) / 1000, wallNow() - pace, pace));
    });
}

void BusySession::startTraffic()
{
    m_traffic.start();
}

} // namespace inferograph::bench
