// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "tests/support/logs.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

class TestLlmCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFigureOfACall();
    void zeroTimesAreUnknown();
    void failedCallKeepsItsWords();
    void errorWordsShowTheKind_data();
    void errorWordsShowTheKind();
    void aCountBelowZeroIsUnknown();
    void noticeBeforeAFailureIsNotASecondFailure();
    void textsThatLookLikeOtherFormatsDoNotConfuse();
    void readsCallsBehindALoggersPrefix();
    void damagedLinesAreSkippedWithAReason_data();
    void damagedLinesAreSkippedWithAReason();
    void keysMayComeInAnyOrder();
    void callsOfOneModelShareItsName();
};

void TestLlmCalls::readsEveryFigureOfACall()
{
    const DecodedLog log = decodeLog(
        R"({"event": "llm_call_metrics", "request_id": "req-1", "model": "registry.ollama.ai/library/gemma3:4b", )"
        R"("input_tokens": 210, "output_tokens": 101, "ttft_seconds": 0.5, "tlft_seconds": 3.0, )"
        R"("tps_overall": 33.67, "prompt_messages": [{"role": "user", "content": "a\nb"}], )"
        R"("response_content": "hello", "timestamp": 1730823274.25})"
        "\n");
    QCOMPARE(log.format, "llm-calls");
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QVERIFY(call.id > 0);
    QCOMPARE(call.source, "test.log");
    QCOMPARE(call.requestId, "req-1");
    QCOMPARE(call.model, "gemma3:4b");
    QCOMPARE(call.status, CallStatus::Ok);
    QVERIFY(!call.operation);
    QCOMPARE(call.ttft, fromMilliseconds(500));
    QCOMPARE(call.total, fromMilliseconds(3000));
    QCOMPARE(call.clientGeneration, fromMilliseconds(2500));
    QCOMPARE(msSinceEpoch(call.startedAt), 1730823271250);
    QCOMPARE(call.promptTokens, 210);
    QCOMPARE(call.outputTokens, 101);
    QCOMPARE(call.tokenCount, TokenCount::Estimate);
    QCOMPARE(call.clock, Clock::Log);
    QCOMPARE(decodeTps(call), 100 / 2.5);
    QCOMPARE(overallTps(call), 101 / 3.0);
}

void TestLlmCalls::zeroTimesAreUnknown()
{
    const DecodedLog log = decodeLog(
        R"({"event":"llm_call_metrics","request_id":"r","model":"m","input_tokens":5,"output_tokens":0,"ttft_seconds":0,"tlft_seconds":0.8,"tps_overall":0.0,"timestamp":100.0})"
        "\n"
        R"({"event":"llm_call_metrics","request_id":"r","model":"m","input_tokens":null,"output_tokens":3,"ttft_seconds":0,"tlft_seconds":0,"timestamp":100.0})");
    QCOMPARE(log.calls.size(), 2);
    QVERIFY(!log.calls[0].ttft);
    QCOMPARE(log.calls[0].total, fromMilliseconds(800));
    QVERIFY(!log.calls[0].clientGeneration);
    QCOMPARE(log.calls[0].outputTokens, 0);
    QVERIFY(!log.calls[1].total);
    QVERIFY(!log.calls[1].promptTokens);
    QVERIFY(!decodeTps(log.calls[1]));
    QCOMPARE(msSinceEpoch(log.calls[1].startedAt), 100'000);
}

void TestLlmCalls::failedCallKeepsItsWords()
{
    const DecodedLog log = decodeLog(
        R"({"event":"llm_call_failed","request_id":"r9","model":"m","error":"model \"x\" is \u00e9teint","timestamp":1730823274.5,"prompt_messages":[]})");
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.status, CallStatus::Failed);
    QCOMPARE(call.error, "model \"x\" is \xC3\xA9teint");
    QVERIFY(!call.errorKind);
    QVERIFY(!call.total);
    QCOMPARE(msSinceEpoch(call.startedAt), 1730823274500);
}

void TestLlmCalls::errorWordsShowTheKind_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    QTest::addColumn<std::optional<int>>("status");
    const auto row = [](const char *name, const char *words, std::optional<ErrorKind> kind,
                        std::optional<int> status = {}) {
        QTest::newRow(name) << QByteArray(words) << kind << status;
    };
    row("refused",
        "HTTPConnectionPool(host='localhost', port=11434): Max retries exceeded with url: /api/chat (Caused "
        "by "
        "NewConnectionError('Failed to establish a new connection: [Errno 111] Connection refused'))",
        ErrorKind::Refused);
    row("dns", "Failed to resolve 'nowhere.example' ([Errno -2] Name or service not known)", ErrorKind::Dns);
    row("read timeout", "HTTPConnectionPool(host='localhost', port=11434): Read timed out. (read timeout=30)",
        ErrorKind::Timeout);
    row("reset", "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
        ErrorKind::Reset);
    row("tls", "SSLError(SSLCertVerificationError(1, 'certificate verify failed'))", ErrorKind::Tls);
    row("not found", "404 Client Error: Not Found for url: http://localhost:11434/api/chat", ErrorKind::Http,
        404);
    row("server error", "500 Server Error: Internal Server Error for url: http://x/api", ErrorKind::Http,
        500);
    row("api client", "Error code: 429 - {'error': {'message': 'slow down'}}", ErrorKind::Http, 429);
    row("gateway timeout is an HTTP status", "504 Server Error: Gateway Timeout for url: http://x",
        ErrorKind::Http, 504);
    row("a port is no status", "refusing to work with http 50051", std::nullopt);
    row("no JSON", "Expecting value: line 1 column 1 (char 0)", ErrorKind::Protocol);
    row("unknown", "something else", std::nullopt);
    row("empty", "", std::nullopt);
}

void TestLlmCalls::aCountBelowZeroIsUnknown()
{
    const DecodedLog log = decodeLog(
        R"({"event":"llm_call_metrics","model":"m","input_tokens":-1,"output_tokens":-5,"tlft_seconds":2,"timestamp":9.5})");
    QCOMPARE(log.calls.size(), 1);
    QVERIFY(!log.calls.first().promptTokens);
    QVERIFY(!log.calls.first().outputTokens);
    QVERIFY(!log.calls.first().tokenCount);
}

void TestLlmCalls::errorWordsShowTheKind()
{
    QFETCH(QByteArray, words);
    const DecodedLog log =
        decodeLog(R"({"event":"llm_call_failed","model":"m","error":")" + words + R"(","timestamp":1.5})");
    QCOMPARE(log.calls.size(), 1);
    QTEST(log.calls.first().errorKind, "kind");
    QTEST(log.calls.first().httpStatus, "status");
    QCOMPARE(log.calls.first().error, words);
}

void TestLlmCalls::noticeBeforeAFailureIsNotASecondFailure()
{
    const DecodedLog log = decodeLog(logFixture("llm-calls.log"));
    QCOMPARE(log.calls.size(), 5);
    QCOMPARE(std::count_if(log.calls.begin(), log.calls.end(),
                           [](const CallRecord &call) { return call.status == CallStatus::Failed; }),
             2);
    QVERIFY(log.skipped.isEmpty());
}

void TestLlmCalls::textsThatLookLikeOtherFormatsDoNotConfuse()
{
    const DecodedLog log = decodeLog(
        R"({"event":"llm_call_metrics","request_id":"r","model":"m","prompt_messages":[{"role":"user","content":"{\"event\": \"llm_call_failed\", \"error\": \"no\"}\n[GIN] 2025/01/01 - 10:00:00 | 200 | 1s | ::1 | POST \"/api/chat\""}],"response_content":"{\"total_latency_ms\": 4, \"model\": \"x\"}","output_tokens":2,"tlft_seconds":1.5,"timestamp":9.5})"
        "\n"
        R"({"event": "shop_order", "note": "llm_call_metrics happened"})");
    QCOMPARE(log.calls.size(), 1);
    QCOMPARE(log.calls.first().status, CallStatus::Ok);
    QCOMPARE(log.calls.first().model, "m");
    QCOMPARE(log.skipped.size(), 1);
    QCOMPARE(log.skipped.first().line, 2);
}

void TestLlmCalls::readsCallsBehindALoggersPrefix()
{
    const QByteArray call = R"({"event":"llm_call_metrics","model":"m","output_tokens":2,"timestamp":9.5})";
    const DecodedLog log =
        decodeLog("INFO:root:" + call + "\r\n" + "api-1  | " + call + "\n" +
                  "Nov 05 16:14:34 host app[123]: " + call + "\n" + "\x1b[32mINFO\x1b[0m " + call + "\n");
    QCOMPARE(log.calls.size(), 4);
    QVERIFY(log.skipped.isEmpty());
}

void TestLlmCalls::damagedLinesAreSkippedWithAReason_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reason");
    const char *cut = "The JSON of this call is cut off or damaged.";
    QTest::newRow("cut in a text") << QByteArray(R"({"event": "llm_call_metrics", "request_id": "abc)")
                                   << QByteArray(cut);
    QTest::newRow("cut after a comma")
        << QByteArray(R"({"event": "llm_call_metrics", "model": "m",)") << QByteArray(cut);
    QTest::newRow("no end") << QByteArray(R"({"event": "llm_call_failed", "model": "m")") << QByteArray(cut);
    QTest::newRow("two on a line")
        << QByteArray(R"({"event": "llm_call_metrics", "timestamp": 1.0}{"event": "llm_call_metrics"})")
        << QByteArray(cut);
    QTest::newRow("cut before the event")
        << QByteArray(R"({"eve)") << QByteArray("This JSON is cut off or damaged.");
    QTest::newRow("binary") << QByteArray("\x7f\x45LF\x00\x01\x02\xff", 8)
                            << QByteArray("This is not text: binary data, or not UTF-8.");
    QTest::newRow("words") << QByteArray("hello there") << QByteArray("This line is of no known log format.");
}

void TestLlmCalls::damagedLinesAreSkippedWithAReason()
{
    QFETCH(QByteArray, line);
    const QByteArray good = R"({"event":"llm_call_metrics","model":"m","output_tokens":2,"timestamp":9.5})";
    const DecodedLog log = decodeLog(good + '\n' + line + '\n' + good + '\n');
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.skipped.size(), 1);
    QCOMPARE(log.skipped.first().source, "test.log");
    QCOMPARE(log.skipped.first().line, 2);
    QTEST(log.skipped.first().reason, "reason");
    QCOMPARE(log.skipped.first().text, line);
}

void TestLlmCalls::keysMayComeInAnyOrder()
{
    const DecodedLog log = decodeLog(
        R"({"tlft_seconds": 2, "timestamp": 12, "unknown": {"model": "no"}, "ttft_seconds": 1, "output_tokens": 11, "model": "m", "event": "llm_call_metrics"})");
    QCOMPARE(log.calls.size(), 1);
    QCOMPARE(log.calls.first().model, "m");
    QCOMPARE(decodeTps(log.calls.first()), 10.0);
    QCOMPARE(msSinceEpoch(log.calls.first().startedAt), 10'000);
}

void TestLlmCalls::callsOfOneModelShareItsName()
{
    const QByteArray call = R"({"event":"llm_call_metrics","model":"m","output_tokens":2,"timestamp":9.5})";
    const DecodedLog log = decodeLog(call + '\n' + call + '\n');
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.calls[0].model.constData(), log.calls[1].model.constData());
    QVERIFY(log.calls[0].id < log.calls[1].id);
}

QTEST_GUILESS_MAIN(TestLlmCalls)
#include "tst_llmcalls.moc"
