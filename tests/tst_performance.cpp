// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "tests/support/logs.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

class TestPerformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFigureOfACall();
    void readsTheShortSpelling();
    void nullIsUnknown();
    void failureKeepsItsWords();
    void speedIsRecomputedFromCountAndTime();
    void timestampsAreLocalUnlessTheySayOtherwise_data();
    void timestampsAreLocalUnlessTheySayOtherwise();
    void hourThatTheClockShowsTwiceKeepsTheOrder();
    void requestLinesAreCallsAndHumanLinesAreNot();
    void damagedLinesAreSkipped_data();
    void damagedLinesAreSkipped();
};

void TestPerformance::readsEveryFigureOfACall()
{
    const DecodedLog log = decodeLog(
        R"({"timestamp": "2025-11-09T10:00:05.500000+00:00", "model": "qwen2.5vl:7b", "operation": "chat", "total_latency_ms": 5500.0, "success": true, "error": null, "load_time_ms": 1200.5, "prompt_eval_time_ms": 300.25, "generation_time_ms": 4000.0, "prompt_tokens": 60, "generated_tokens": 100, "tokens_per_second": 25.0, "prompt_tokens_per_second": 199.83})");
    QCOMPARE(log.format, "performance");
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.model, "qwen2.5vl:7b");
    QCOMPARE(call.server, "ollama");
    QCOMPARE(call.operation, Operation::Chat);
    QCOMPARE(call.status, CallStatus::Ok);
    QCOMPARE(msSinceEpoch(call.startedAt), 1762682400000); // the end less the total
    QCOMPARE(call.total, fromMilliseconds(5500));
    QCOMPARE(call.load, fromMilliseconds(1200.5));
    QCOMPARE(call.promptEval, fromMilliseconds(300.25));
    QCOMPARE(call.serverGeneration, fromMilliseconds(4000));
    QCOMPARE(call.promptTokens, 60);
    QCOMPARE(call.outputTokens, 100);
    QCOMPARE(call.tokenCount, TokenCount::Server);
    QCOMPARE(decodeTps(call), 25.0);
    QVERIFY(!call.ttft);
    QVERIFY(!call.start);
}

void TestPerformance::readsTheShortSpelling()
{
    const DecodedLog log = decodeLog(
        R"({"model": "m", "load_duration_ms": 12.0, "prompt_eval_duration_ms": 50, "eval_duration_ms": 2000.0, "tokens_per_second": 20.0, "prompt_tokens": 10, "generated_tokens": 40})");
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.status, CallStatus::Ok);
    QCOMPARE(call.startedAt, WallTime(std::chrono::seconds(1'700'000'000))); // when the line was read
    QVERIFY(!call.operation);
    QVERIFY(!call.total);
    QCOMPARE(call.load, fromMilliseconds(12));
    QCOMPARE(call.promptEval, fromMilliseconds(50));
    QCOMPARE(decodeTps(call), 20.0);
}

void TestPerformance::nullIsUnknown()
{
    const DecodedLog log = decodeLog(
        R"({"timestamp": "2025-11-09T10:00:05Z", "model": "m", "operation": "summarise", "total_latency_ms": null, "success": true, "error": null, "load_time_ms": null, "prompt_eval_time_ms": null, "generation_time_ms": null, "prompt_tokens": null, "generated_tokens": null, "tokens_per_second": null, "prompt_tokens_per_second": null})");
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.operation, Operation::Other);
    QVERIFY(!call.total && !call.load && !call.promptEval && !call.serverGeneration);
    QVERIFY(!call.promptTokens && !call.outputTokens && !call.tokenCount);
    QCOMPARE(call.status, CallStatus::Ok);
}

void TestPerformance::failureKeepsItsWords()
{
    const DecodedLog log = decodeLog(
        R"({"timestamp": "2025-11-09T10:00:05Z", "model": "m", "operation": "generate", "total_latency_ms": 30000.0, "success": false, "error": "Request timeout after 30s", "load_time_ms": null})"
        "\n"
        R"({"timestamp": "2025-11-09T10:00:06Z", "model": "m", "operation": "generate", "total_latency_ms": 3.5, "success": false, "error": null})");
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.calls[0].status, CallStatus::Failed);
    QCOMPARE(log.calls[0].errorKind, ErrorKind::Timeout);
    QCOMPARE(log.calls[0].error, "Request timeout after 30s");
    QCOMPARE(log.calls[1].status, CallStatus::Failed);
    QVERIFY(!log.calls[1].errorKind);
}

void TestPerformance::speedIsRecomputedFromCountAndTime()
{
    const DecodedLog log = decodeLog(
        R"({"model": "m", "eval_duration_ms": 1000, "generated_tokens": 40, "tokens_per_second": 999})"
        "\n"
        R"({"model": "m", "load_duration_ms": 1, "generated_tokens": 40, "tokens_per_second": 20, "prompt_tokens": 8, "prompt_tokens_per_second": 4})");
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(decodeTps(log.calls[0]), 40.0);
    QCOMPARE(decodeTps(log.calls[1]), 20.0); // the printed rate, where there is no time
    QCOMPARE(promptTps(log.calls[1]), 4.0);
}

void TestPerformance::timestampsAreLocalUnlessTheySayOtherwise_data()
{
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("UTC") << QByteArray("2025-07-01T10:00:00.250+00:00") << qint64(1751364000250);
    QTest::newRow("Z") << QByteArray("2025-07-01T10:00:00Z") << qint64(1751364000000);
    QTest::newRow("offset") << QByteArray("2025-07-01T12:00:00+02:00") << qint64(1751364000000);
    QTest::newRow("offset without a colon")
        << QByteArray("2025-07-01T04:30:00-0530") << qint64(1751364000000);
    QTest::newRow("local in summer") << QByteArray("2025-07-01T12:00:00.123456") << qint64(1751364000123);
    QTest::newRow("local in winter") << QByteArray("2025-01-01T12:00:00") << qint64(1735729200000);
    QTest::newRow("space") << QByteArray("2025-01-01 12:00:00") << qint64(1735729200000);
    QTest::newRow("before the clock goes forward")
        << QByteArray("2025-03-30T01:59:59") << qint64(1743296399000);
    QTest::newRow("after the clock went forward")
        << QByteArray("2025-03-30T03:00:00") << qint64(1743296400000);
}

void TestPerformance::timestampsAreLocalUnlessTheySayOtherwise()
{
    QFETCH(QByteArray, timestamp);
    const TimeZone zone("Europe/Berlin");
    const DecodedLog log = decodeLog(R"({"timestamp": ")" + timestamp +
                                     R"(", "model": "m", "load_time_ms": 1, "success": true})");
    QCOMPARE(log.calls.size(), 1);
    QTEST(msSinceEpoch(log.calls.first().startedAt), "ms");
}

void TestPerformance::hourThatTheClockShowsTwiceKeepsTheOrder()
{
    const TimeZone zone("Europe/Berlin");
    QByteArray text;
    for (const char *time : {"01:50", "02:10", "02:50", "02:10", "02:50", "03:10"})
        text += QByteArray(R"({"timestamp": "2025-10-26T)") + time +
                R"(:00", "model": "m", "load_time_ms": 1, "success": true})"
                "\n";
    const DecodedLog log = decodeLog(text);
    QCOMPARE(log.calls.size(), 6);
    constexpr qint64 minute = 60'000;
    const qint64 first = msSinceEpoch(log.calls.first().startedAt);
    QCOMPARE(first, 1761436200000);
    const std::array offsets{0, 20, 60, 80, 120, 140};
    for (int i = 0; i < 6; ++i)
        QCOMPARE(msSinceEpoch(log.calls[i].startedAt) - first, offsets[static_cast<std::size_t>(i)] * minute);
}

void TestPerformance::requestLinesAreCallsAndHumanLinesAreNot()
{
    const DecodedLog log = decodeLog(logFixture("performance.jsonl"));
    QCOMPARE(log.calls.size(), 5);
    QCOMPARE(log.calls[2].requestId, "c0ffee");
    QCOMPARE(log.calls[2].total, OptionalDuration(1492100us));
    QCOMPARE(log.calls[2].start, std::optional(StartKind::Warm));
    QVERIFY2(log.skipped.isEmpty(), log.skipped.isEmpty() ? "" : log.skipped.first().text.constData());
    QCOMPARE(log.format, "performance");
}

void TestPerformance::damagedLinesAreSkipped_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("cut") << QByteArray(
        R"({"timestamp": "2025-11-09T10:00:05Z", "model": "m", "total_latency_ms": 3)");
    QTest::newRow("cut early") << QByteArray(R"({"timestamp": "2025-11-09T10)");
    QTest::newRow("no date") << QByteArray(
        R"({"timestamp": "yesterday", "model": "m", "total_latency_ms": 3})");
    QTest::newRow("impossible date") << QByteArray(
        R"({"timestamp": "2025-02-30T10:00:00", "model": "m", "total_latency_ms": 3})");
    QTest::newRow("another record") << QByteArray(R"({"model": "m", "price": 3})");
    QTest::newRow("a list") << QByteArray(R"([1, 2])");
}

void TestPerformance::damagedLinesAreSkipped()
{
    QFETCH(QByteArray, line);
    const QByteArray good = R"({"model": "m", "eval_duration_ms": 1000, "generated_tokens": 40})";
    const DecodedLog log = decodeLog(good + '\n' + line + '\n' + good);
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.skipped.size(), 1);
    QCOMPARE(log.skipped.first().line, 2);
    QVERIFY(!log.skipped.first().reason.isEmpty());
}

QTEST_GUILESS_MAIN(TestPerformance)
#include "tst_performance.moc"
