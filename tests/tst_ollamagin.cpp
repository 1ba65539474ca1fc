// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/logs.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

class TestOllamaGin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACall();
    void latencies_data();
    void latencies();
    void operations_data();
    void operations();
    void statuses_data();
    void statuses();
    void prefixesAndPaddingDoNotMatter_data();
    void prefixesAndPaddingDoNotMatter();
    void wholeLogGivesItsCallsAndSkipsNothing();
    void damagedLinesAreSkipped_data();
    void damagedLinesAreSkipped();
    void quotedAccessLinesAreNotCalls();
};

namespace {

QByteArray accessLine(const QByteArray &status, const QByteArray &latency, const QByteArray &request)
{
    return "[GIN] 2025/11/05 - 16:14:34 | " + status + " | " + latency + " |       127.0.0.1 | " + request +
           "\n";
}

} // namespace

void TestOllamaGin::readsACall()
{
    const TimeZone zone("America/New_York");
    const DecodedLog log = decodeLog(
        "[GIN] 2025/11/05 - 16:14:34 | 200 |  1.250000001s |       127.0.0.1 | POST     \"/api/chat\"\n");
    QCOMPARE(log.format, "ollama");
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.startedAt, WallTime(1762377274s - 1250000001ns));
    QCOMPARE(call.total, Nanoseconds(1250000001));
    QCOMPARE(call.server, "ollama");
    QCOMPARE(call.operation, Operation::Chat);
    QCOMPARE(call.status, CallStatus::Ok);
    QCOMPARE(call.httpStatus, 200);
    QCOMPARE(call.clock, Clock::Log);
    QVERIFY(call.model.isEmpty());
    QVERIFY(!call.ttft && !call.load && !call.outputTokens && !call.tokenCount && !call.errorKind);
}

void TestOllamaGin::latencies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("nanoseconds");
    const auto row = [](const char *text, Nanoseconds value) {
        QTest::newRow(text) << QByteArray(text) << qint64(value.count());
    };
    row("12.650958875s", 12650958875ns);
    row("   512.3ms", 512300us);
    row("85.167\xC2\xB5s", 85167ns);
    row("85.167\xCE\xBCs", 85167ns);
    row("506.8us", 506800ns);
    row("842ns", 842ns);
    row("0s", 0ns);
    row("1m23s", 83s);
    row("2m38s", 158s);
    row("10m0s", 600s);
    row("1h2m3s", 3723s);
    row("18.1074617s", 18107461700ns);
    row("1.23456789s", 1234567890ns);
    row("1.2345678ms", 1234567ns);
    row("1m2.5s", 62500ms);
}

void TestOllamaGin::latencies()
{
    QFETCH(QByteArray, text);
    const DecodedLog log = decodeLog(accessLine("200", text, "POST     \"/api/chat\""));
    QCOMPARE(log.calls.size(), 1);
    QTEST(qint64(log.calls.first().total->count()), "nanoseconds");
}

void TestOllamaGin::operations_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<std::optional<Operation>>("operation");
    const auto row = [](const char *request, std::optional<Operation> operation) {
        QTest::newRow(request) << QByteArray(request) << operation;
    };
    row("POST     \"/api/chat\"", Operation::Chat);
    row("POST     \"/api/generate\"", Operation::Generate);
    row("POST     \"/api/embed\"", Operation::Embedding);
    row("POST     \"/api/embeddings\"", Operation::Embedding);
    row("POST     \"/v1/chat/completions\"", Operation::Chat);
    row("POST     \"/v1/completions\"", Operation::Completion);
    row("POST     \"/v1/embeddings\"", Operation::Embedding);
    row("POST     \"/v1/responses\"", Operation::Chat);
    row("POST     \"/v1/messages\"", Operation::Chat);
    row("POST     \"/api/chat?trace=1&x=2\"", Operation::Chat);
    row("GET      \"/api/tags\"", {});
    row("HEAD     \"/\"", {});
    row("GET      \"/api/ps\"", {});
    row("POST     \"/api/show\"", {});
    row("POST     \"/api/pull\"", {});
    row("GET      \"/api/version\"", {});
    row("DELETE   \"/api/delete\"", {});
    row("OPTIONS  \"/api/chat\"", {});
    row("GET      \"/api/chatter\"", {});
}

void TestOllamaGin::operations()
{
    QFETCH(QByteArray, request);
    QFETCH(std::optional<Operation>, operation);
    const DecodedLog log = decodeLog(accessLine("200", "1.5s", request));
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.calls.size(), operation ? 1 : 0);
    if (operation)
        QCOMPARE(log.calls.first().operation, operation);
}

void TestOllamaGin::statuses_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("latency");
    QTest::addColumn<CallStatus>("result");
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    const std::optional<ErrorKind> none;
    QTest::newRow("200") << QByteArray("200") << QByteArray("1s") << CallStatus::Ok << none;
    QTest::newRow("404") << QByteArray("404") << QByteArray("85us") << CallStatus::Failed
                         << std::optional(ErrorKind::Http);
    QTest::newRow("503") << QByteArray("503") << QByteArray("1s") << CallStatus::Failed
                         << std::optional(ErrorKind::Http);
    QTest::newRow("500") << QByteArray("500") << QByteArray("9m59s") << CallStatus::Failed
                         << std::optional(ErrorKind::Http);
    QTest::newRow("the server's time limit") << QByteArray("500") << QByteArray("10m0s") << CallStatus::Failed
                                             << std::optional(ErrorKind::Timeout);
    QTest::newRow("the client left") << QByteArray("499") << QByteArray("2.5s") << CallStatus::Cancelled
                                     << std::optional(ErrorKind::Aborted);
}

void TestOllamaGin::statuses()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, latency);
    const DecodedLog log = decodeLog(accessLine(status, latency, "POST     \"/api/chat\""));
    QCOMPARE(log.calls.size(), 1);
    QTEST(log.calls.first().status, "result");
    QTEST(log.calls.first().errorKind, "kind");
    QCOMPARE(log.calls.first().httpStatus, status.toInt());
}

void TestOllamaGin::prefixesAndPaddingDoNotMatter_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray access =
        "[GIN] 2025/11/05 - 16:14:34 | 200 |  1.5s |             ::1 | POST     \"/api/chat\"";
    QTest::newRow("bare") << access;
    QTest::newRow("collapsed padding")
        << QByteArray("[GIN] 2025/11/05 - 16:14:34 | 200 | 1.5s | ::1 | POST \"/api/chat\"");
    QTest::newRow("no padding") << QByteArray("[GIN] 2025/11/05 - 16:14:34 |200|1.5s|::1|POST \"/api/chat\"");
    QTest::newRow("journald") << "Nov 05 16:14:34 host ollama[123]: " + access;
    QTest::newRow("syslog, single-digit day") << "Nov  5 16:14:34 my-host ollama[123]: " + access;
    QTest::newRow("compose") << "ollama-1  | " + access;
    QTest::newRow("compose with a time") << "2025-11-05 16:14:34 ollama | " + access;
    QTest::newRow("something else in front") << "2025-11-05T16:14:34.5Z stdout F " + access;
    QTest::newRow("carriage return") << access + '\r';
    QTest::newRow("colours") << QByteArray("[GIN] 2025/11/05 - 16:14:34 |\x1b[97;42m 200 \x1b[0m|  1.5s | "
                                           "127.0.0.1 |\x1b[97;46m POST    \x1b[0m "
                                           "\"/api/chat\"");
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + access;
    QTest::newRow("hole of a truncated file") << QByteArray(1000, '\0') + access;
}

void TestOllamaGin::prefixesAndPaddingDoNotMatter()
{
    QFETCH(QByteArray, line);
    const DecodedLog log = decodeLog(line + '\n' + line);
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.calls.first().total, Nanoseconds(1500ms));
    QCOMPARE(log.calls.first().operation, Operation::Chat);
}

void TestOllamaGin::wholeLogGivesItsCallsAndSkipsNothing()
{
    const DecodedLog log = decodeLog(logFixture("ollama.log"));
    QCOMPARE(log.format, "ollama-server, ollama");
    QVERIFY2(log.skipped.isEmpty(), log.skipped.isEmpty() ? "" : log.skipped.first().text.constData());
    QCOMPARE(log.calls.size(), 4);
    const auto loads = std::count_if(log.calls.begin(), log.calls.end(),
                                     [](const CallRecord &call) { return call.load.has_value(); });
    QCOMPARE(loads, 1);
    const auto loading = std::find_if(log.calls.begin(), log.calls.end(),
                                      [](const CallRecord &call) { return call.load.has_value(); });
    QCOMPARE(loading->load, OptionalDuration(3620ms));
    QCOMPARE(loading->total, OptionalDuration(6911420233ns));
    QCOMPARE(loading->start, StartKind::Cold);
}

void TestOllamaGin::damagedLinesAreSkipped_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("cut in the time") << QByteArray("[GIN] 2025/11/05 - 16:1");
    QTest::newRow("no such month")
        << accessLine("200", "1s", "POST \"/api/chat\"").replace("/11/", "/13/").chopped(1);
    QTest::newRow("cut after the status") << QByteArray("[GIN] 2025/11/05 - 16:14:34 | 200 |");
    QTest::newRow("cut in the path") << QByteArray(
        "[GIN] 2025/11/05 - 16:14:34 | 200 | 1s | ::1 | POST \"/api/ch");
    QTest::newRow("no duration") << accessLine("200", "soon", "POST \"/api/chat\"").chopped(1);
    QTest::newRow("endless duration")
        << accessLine("200", "99999999999999999999h", "POST \"/api/chat\"").chopped(1);
    QTest::newRow("a duration of many parts")
        << accessLine("200", QByteArray("999999s").repeated(20000), "POST \"/api/chat\"").chopped(1);
    QTest::newRow("no status") << accessLine("OK", "1s", "POST \"/api/chat\"").chopped(1);
    QTest::newRow("binary") << QByteArray("\x01\x02\x00\xff", 4);
}

void TestOllamaGin::damagedLinesAreSkipped()
{
    QFETCH(QByteArray, line);
    const QByteArray good = accessLine("200", "1s", "POST \"/api/chat\"");
    const DecodedLog log = decodeLog(good + line + '\n' + good);
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.skipped.size(), 1);
    QCOMPARE(log.skipped.first().line, 2);
    QVERIFY(!log.skipped.first().reason.isEmpty());
}

void TestOllamaGin::quotedAccessLinesAreNotCalls()
{
    const QByteArray access = "[GIN] 2025/11/05 - 16:14:34 | 200 |  1.5s | ::1 | POST \"/api/chat\"";
    const DecodedLog log =
        decodeLog(access + "\ntime=2025-11-05T16:14:35Z level=INFO source=routes.go:1 msg=\"" + access +
                  "\"\n" + R"({"function":"print_timings","msg":")" + access + "\"}\n");
    QCOMPARE(log.calls.size(), 1);
}

QTEST_GUILESS_MAIN(TestOllamaGin)
#include "tst_ollamagin.moc"
