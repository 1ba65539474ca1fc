// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/timedsocket.h"
#include "core/protocols/registry.h"
#include "tests/support/caller.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

const TextProtocol sse(Framing::Sse);

} // namespace

class TestProber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAWholeCall();
    void timesTheFirstTokenAsTheServerSentIt();
    void sendsAProperRequest();
    void handsOnTheTextAndTheMomentsAsTheyCome();
    void countsTokenEventsWhereTheServerCountsNone();
    void tellsWhichTokensShareARead();
    void tellsReasoningFromContent();
    void readsEventsCutInTheMidstOfACharacter();
    void keepsWhatFollowsTheTerminalMarker();
    void doesNotWaitLongForAStreamThatStaysOpenAfterItsEnd();
    void readsAPrettyPrintedAnswer();
    void replaysARecordingWithItsTiming();
    void putsARequestOtherwiseWhereARefusalAsksForIt();
    void sendsALargePrompt();
    void finishesEachOfManyCallsOnce();
};

void TestProber::recordsAWholeCall()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    Caller caller;
#ifdef Q_OS_LINUX
    const Clock expectedClock = Clock::Kernel;
#else
    const Clock expectedClock = Clock::Client;
#endif
    CallSpec spec = specFor(server.url());
    spec.server = "text";
    const CallRecord record = caller.run(spec);

    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.error, QByteArray());
    QCOMPARE(record.source, QByteArray("probe"));
    QCOMPARE(record.server, QByteArray("text"));
    QCOMPARE(record.model, QByteArray("m"));
    QCOMPARE(record.operation, std::optional(Operation::Chat));
    QCOMPARE(record.endpoint, server.url().toEncoded() + "/stream");
    QCOMPARE(record.httpStatus, std::optional(200));
    QVERIFY(!record.errorKind);
    QCOMPARE(record.outputTokens, std::optional<qint64>(7));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Server));
    QVERIFY(record.connect && *record.connect > 0ns);
    QVERIFY(!record.tls);
    QVERIFY(record.ttft && *record.ttft > *record.connect);
    QCOMPARE(record.ttftContent, record.ttft);
    QVERIFY(record.total && *record.total >= *record.ttft);
    QVERIFY(record.clientDelay && *record.clientDelay >= 0ns);
    QVERIFY(wallNow() - record.startedAt < 60s);
    QCOMPARE(record.clock, std::optional(expectedClock));
    QCOMPARE(record.readDelay.has_value(), expectedClock == Clock::Kernel);
    // It may be longer than the total, which ends when the last bytes came, not when they were read.
    QVERIFY(record.readDelay.value_or(0ns) >= 0ns);
    QVERIFY(record.readDelay.value_or(0ns) < wallNow() - record.startedAt);
}

void TestProber::timesTheFirstTokenAsTheServerSentIt()
{
    FakeServer server;
    server.on("/stream", Script()
                             .head()
                             .chunk("ping\n")
                             .wait(50ms)
                             .chunk("t a\n")
                             .wait(50ms)
                             .chunk("t b\ndone\n")
                             .lastChunk());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.status, CallStatus::Ok);

    std::vector<Moment> received;
    for (const CallProgress &news : caller.progress)
        received.insert(received.end(), news.tokenMoments.begin(), news.tokenMoments.end());
    const std::vector<Moment> sent = server.sendMoments(); // head, ping, a, b, last
    QCOMPARE(received.size(), std::size_t(2));
    // Both clocks are one; the bound is generous, for machines that are busy with something else.
    for (const std::size_t i : {0, 1}) {
        QVERIFY(received[i] >= sent[i + 2]);
        QVERIFY(received[i] - sent[i + 2] < 100'000'000);
    }
    QVERIFY(*record.ttft >= 50ms);
    QCOMPARE(record.clientGeneration, OptionalDuration(Nanoseconds(received[1] - received[0])));
    QVERIFY(*record.clientGeneration >= 45ms);
}

void TestProber::sendsAProperRequest()
{
    FakeServer server;
    server.on("/base/stream", textAnswer());
    Caller caller;
    QUrl url = server.url();
    url.setPath(QStringLiteral("/base/"));
    CallSpec spec = specFor(url);
    spec.access.headers = {
        {"Authorization", "Bearer key\r\n"}, {"content-type", "x/y"}, {"Accept-Encoding", "gzip"}};
    QCOMPARE(caller.run(spec).status, CallStatus::Ok);

    const ReceivedRequest request = server.requests().constFirst();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/base/stream"));
    QCOMPARE(request.body, QByteArray("why?"));
    QCOMPARE(request.head.count("\r\n"), 8);
    QVERIFY(request.head.contains("\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n"));
    QVERIFY(request.head.contains("\r\nAuthorization: Bearer key\r\n"));
    QVERIFY(request.head.contains("\r\ncontent-type: x/y\r\n"));
    QVERIFY(request.head.contains("\r\nAccept-Encoding: identity\r\n"));
    QVERIFY(request.head.contains("\r\nContent-Length: 4\r\n"));
    QVERIFY(request.head.contains("\r\nUser-Agent: inferograph/" INFEROGRAPH_VERSION "\r\n"));
}

void TestProber::handsOnTheTextAndTheMomentsAsTheyCome()
{
    FakeServer server;
    server.on("/stream",
              Script().head().chunk("t one\n").waitForGate("seen").chunk("t two\ndone\n").lastChunk());
    Caller caller;
    const CallId id = caller.prober.call(specFor(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(caller.text(), QByteArray("one"), patienceMs);
    QVERIFY(caller.finished.isEmpty());
    QCOMPARE(caller.progress.constLast().phase, CallProgress::Phase::Answering);
    QVERIFY(caller.progress.constLast().ttft);
    server.openGate("seen");
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);

    QCOMPARE(caller.text(), QByteArray("onetwo"));
    QCOMPARE(caller.finished.constFirst().id, id);
    const CallProgress last = caller.progress.constLast();
    QCOMPARE(last.phase, CallProgress::Phase::Done);
    QCOMPARE(last.tokenEvents, 2);
    QCOMPARE(last.ttft, caller.finished.constFirst().ttft);
    for (const CallProgress &news : std::as_const(caller.progress))
        QCOMPARE(news.id, id);
}

void TestProber::countsTokenEventsWhereTheServerCountsNone()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\nping\nt b\nt c\ndone\n").lastChunk());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.outputTokens, std::optional<qint64>(3));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Chunks));
}

void TestProber::tellsWhichTokensShareARead()
{
    FakeServer server;
    server.on("/stream", Script()
                             .head()
                             .chunk("t a\nt b\nr c\n")
                             .waitForGate("the first three are here")
                             .chunk("t d\n")
                             .waitForGate("and the fourth")
                             .chunk("done\n")
                             .lastChunk());
    server.on("/stream", Script().head().chunk("ping\ndone\n").lastChunk());
    Caller caller;
    caller.prober.call(specFor(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(caller.text(), QByteArray("ab"), patienceMs);
    server.openGate("the first three are here");
    QTRY_COMPARE_WITH_TIMEOUT(caller.text(), QByteArray("abd"), patienceMs);
    server.openGate("and the fourth");
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);
    QCOMPARE(caller.finished.constFirst().coalescedTokens, std::optional<qint64>(2));

    const CallRecord withoutTokens = caller.run(specFor(server.url()));
    QCOMPARE(withoutTokens.status, CallStatus::Ok);
    QCOMPARE(withoutTokens.coalescedTokens, std::nullopt);
}

void TestProber::tellsReasoningFromContent()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("r hm\n").wait(20ms).chunk("t yes\ndone\n").lastChunk());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QVERIFY(*record.ttftContent - *record.ttft >= 15ms);
    QCOMPARE(caller.text(), QByteArray("yes"));
}

void TestProber::readsEventsCutInTheMidstOfACharacter()
{
    FakeServer server;
    server.on("/stream", Script()
                             .head()
                             .chunk("data: t caf\xC3")
                             .wait(10ms)
                             .chunk("\xA9\r")
                             .wait(10ms)
                             .chunk("\n\r\ndata: done\n\n")
                             .lastChunk());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url(), sse));
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(caller.text(), QByteArray("caf\xC3\xA9"));
}

void TestProber::keepsWhatFollowsTheTerminalMarker()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\ndone\n").wait(100ms).chunk("usage 42\n").lastChunk());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.outputTokens, std::optional<qint64>(42));
}

void TestProber::doesNotWaitLongForAStreamThatStaysOpenAfterItsEnd()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\nusage 5\ndone\n").stall());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.outputTokens, std::optional<qint64>(5));
    QVERIFY(*record.total < 2s);
}

void TestProber::readsAPrettyPrintedAnswer()
{
    FakeServer server;
    server.on("/v1/chat/completions", Script().respond(200,
                                                       R"({
  "choices": [
    { "message": { "role": "assistant", "content": "hello" }, "finish_reason": "stop" }
  ],
  "usage": { "prompt_tokens": 5, "completion_tokens": 2 }
})",
                                                       "Content-Type: application/json\r\n"));
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url(), *protocolById("openai")));
    QCOMPARE(record.error, QByteArray());
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.outputTokens, std::optional<qint64>(2));
    QCOMPARE(caller.text(), QByteArray("hello"));
}

void TestProber::replaysARecordingWithItsTiming()
{
    QTemporaryDir directory;
    const QString base = directory.filePath(QStringLiteral("exchange"));
    QFile http(base + QStringLiteral(".http"));
    QFile times(base + QStringLiteral(".ts"));
    QVERIFY(http.open(QIODevice::WriteOnly) && times.open(QIODevice::WriteOnly));
    http.write("HTTP/1.1 200 OK\r\n\r\nt a\ndone\n");
    times.write("[[30.5, 23], [80.0, 5]]");
    http.close();
    times.close();

    FakeServer server;
    server.on("/stream", Script::replay(base));
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.status, CallStatus::Ok);
    QVERIFY(*record.ttft >= 30ms);
    const std::vector<Moment> sent = server.sendMoments();
    QVERIFY(sent[1] - sent[0] >= 49'000'000);
}

// Once, and timed from the second request alone.
void TestProber::putsARequestOtherwiseWhereARefusalAsksForIt()
{
    const QByteArray refusal(R"({"error":{"message":"Use 'max_completion_tokens' instead."}})");
    FakeServer server;
    server.on("/v1/chat/completions", Script().wait(200ms).respond(400, refusal));
    server.on("/v1/chat/completions",
              Script().respond(200, R"({"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]})",
                               "Content-Type: application/json\r\n"));
    server.on("/v1/chat/completions", Script().respond(400, refusal));
    Caller caller;
    CallSpec spec = specFor(server.url(), *protocolById("openai"));
    spec.prompt.maxTokens = 9;
    const CallRecord answered = caller.run(spec);
    QCOMPARE(answered.status, CallStatus::Ok);
    QCOMPARE(answered.httpStatus, std::optional(200));
    QVERIFY(*answered.ttft < 200ms);
    QVERIFY(server.requests().constFirst().body.contains(R"("max_tokens":9)"));
    QVERIFY(server.requests().constLast().body.contains(R"("max_completion_tokens":9)"));

    const CallRecord refused = caller.run(spec);
    QCOMPARE(refused.status, CallStatus::Failed);
    QCOMPARE(refused.error, "Use 'max_completion_tokens' instead.");
    QCOMPARE(server.requests().size(), 4);
    QCOMPARE(caller.finished.size(), 2);
}

void TestProber::sendsALargePrompt()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    Caller caller;
    CallSpec spec = specFor(server.url());
    spec.prompt.text = QByteArray(20 * 1024 * 1024, 'p');
    QCOMPARE(caller.run(spec).status, CallStatus::Ok);
    QCOMPARE(server.requests().constFirst().body.size(), spec.prompt.text.size());
}

void TestProber::finishesEachOfManyCallsOnce()
{
    constexpr int calls = 64;
    FakeServer server;
    Script script = Script().head();
    for (int i = 0; i < 20; ++i)
        script.chunk("t x\n").wait(5ms);
    server.on("/stream", script.chunk("done\n").lastChunk());
    Caller caller;
    QSet<CallId> started;
    for (int i = 0; i < calls; ++i)
        started.insert(caller.prober.call(specFor(server.url())));
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), calls, 2 * patienceMs);
    for (const CallRecord &record : std::as_const(caller.finished)) {
        QCOMPARE(record.status, CallStatus::Ok);
        QCOMPARE(record.outputTokens, std::optional<qint64>(20));
        QVERIFY(started.remove(record.id));
    }
    QCOMPARE(caller.text().size(), calls * 20);
    const CallId later = caller.prober.call(specFor(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.constLast().id, later, patienceMs);
    QCOMPARE(caller.finished.size(), calls + 1); // none came once more
}

QTEST_GUILESS_MAIN(TestProber)
#include "tst_prober.moc"
