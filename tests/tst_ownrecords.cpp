// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "core/call/names.h"
#include "tests/support/logs.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

class TestOwnRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFieldOfARecord();
    void generationTimeIsTheClientsWhereItIsItsGap();
    void unknownStaysUnknown();
    void damagedRecordsAreSkipped_data();
    void damagedRecordsAreSkipped();
};

void TestOwnRecords::readsEveryFieldOfARecord()
{
    const DecodedLog log = decodeLog(logFixture("records.jsonl"));
    QCOMPARE(log.format, "inferograph");
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.calls.size(), 2);
    const CallRecord &call = log.calls.first();
    QVERIFY(call.id != 7);
    QCOMPARE(call.source, "probe");
    QCOMPARE(call.requestId, "chatcmpl-1");
    QCOMPARE(call.server, "ollama");
    QCOMPARE(call.endpoint, "http://localhost:11434/api/chat");
    QCOMPARE(call.model, "gemma3:4b");
    QCOMPARE(call.operation, Operation::Chat);
    QCOMPARE(msSinceEpoch(call.startedAt), 1762359274125);
    QCOMPARE(call.status, CallStatus::Ok);
    QCOMPARE(call.httpStatus, 200);
    QCOMPARE(call.connect, fromMilliseconds(0.25));
    QCOMPARE(call.tls, fromMilliseconds(0));
    QCOMPARE(call.ttft, fromMilliseconds(410.5));
    QCOMPARE(call.ttftContent, fromMilliseconds(900));
    QCOMPARE(call.total, fromMilliseconds(2500));
    QCOMPARE(call.queue, fromMilliseconds(1));
    QCOMPARE(call.load, fromMilliseconds(80));
    QCOMPARE(call.promptEval, fromMilliseconds(300));
    QCOMPARE(call.serverGeneration, fromMilliseconds(2000));
    QCOMPARE(call.generationSpan, GenerationSpan::IncludesFirstToken);
    QCOMPARE(decodeTps(call), 50.0);
    QCOMPARE(call.promptTokens, 30);
    QCOMPARE(call.cachedTokens, 4);
    QCOMPARE(call.outputTokens, 100);
    QCOMPARE(call.reasoningTokens, 20);
    QCOMPARE(call.tokenCount, TokenCount::Server);
    QCOMPARE(call.itlP50, fromMilliseconds(19.5));
    QCOMPARE(call.itlP99, fromMilliseconds(40));
    QCOMPARE(call.itlMax, fromMilliseconds(61));
    QCOMPARE(call.stalls, 1);
    QCOMPARE(call.start, StartKind::Warm);
    QCOMPARE(call.clock, Clock::Kernel);
    QCOMPARE(call.joined, Joined::Likely);
    QCOMPARE(call.clientDelay, fromMilliseconds(0.1));
    QCOMPARE(call.readDelay, fromMilliseconds(1.5));
    QCOMPARE(call.coalescedTokens, 3);
    QCOMPARE(call.clockErrorUs, 12.5);
    QCOMPARE(call.cost, 0.003);

    const CallRecord &failed = log.calls.last();
    QCOMPARE(failed.status, CallStatus::Failed);
    QCOMPARE(failed.errorKind, ErrorKind::Refused);
    QCOMPARE(failed.error, "Connection refused");
    QVERIFY(!failed.total && !failed.outputTokens && !failed.serverGeneration && !failed.httpStatus);
}

void TestOwnRecords::generationTimeIsTheClientsWhereItIsItsGap()
{
    const DecodedLog log = decodeLog(
        R"({"started_at":"2025-11-05T16:14:34.125Z","status":"ok","token_count":"server","ttft_ms":500.0,"total_ms":1500.0,"generation_ms":1000.0,"output_tokens":11,"decode_tps":10.0})"
        "\n"
        R"({"started_at":"2025-11-05T16:14:34.125Z","status":"ok","token_count":"server","generation_ms":1000.0,"output_tokens":11,"decode_tps":10.0})");
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.calls[0].clientGeneration, fromMilliseconds(1000));
    QVERIFY(!log.calls[0].serverGeneration);
    QCOMPARE(log.calls[1].generationSpan, GenerationSpan::ExcludesFirstToken);
    QCOMPARE(decodeTps(log.calls[0]), 10.0);
    QCOMPARE(decodeTps(log.calls[1]), 10.0);
}

void TestOwnRecords::unknownStaysUnknown()
{
    const DecodedLog log = decodeLog(
        R"({"started_at":"2025-11-05T16:14:34.125Z","status":"incomplete","token_count":null,"total_ms":null,"operation":"dance","stalls":null})");
    QCOMPARE(log.calls.size(), 1);
    CallRecord expected;
    expected.id = log.calls.first().id;
    expected.source = "test.log";
    expected.startedAt = log.calls.first().startedAt;
    expected.status = CallStatus::Incomplete;
    QVERIFY(log.calls.first() == expected);
}

void TestOwnRecords::damagedRecordsAreSkipped_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("cut") << QByteArray(
        R"({"started_at":"2025-11-05T16:14:34Z","status":"ok","token_count":nu)");
    QTest::newRow("no date") << QByteArray(R"({"started_at":"now","status":"ok","token_count":null})");
    QTest::newRow("no such status") << QByteArray(
        R"({"started_at":"2025-11-05T16:14:34Z","status":"great","token_count":null})");
}

void TestOwnRecords::damagedRecordsAreSkipped()
{
    QFETCH(QByteArray, line);
    const QByteArray good = R"({"started_at":"2025-11-05T16:14:34Z","status":"ok","token_count":null})";
    const DecodedLog log = decodeLog(good + '\n' + line + '\n' + good);
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.skipped.size(), 1);
    QCOMPARE(log.skipped.first().line, 2);
}

QTEST_GUILESS_MAIN(TestOwnRecords)
#include "tst_ownrecords.moc"
