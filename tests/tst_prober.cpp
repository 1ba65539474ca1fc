// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/prober.h"
#include "core/probe/timedsocket.h"
#include "core/protocols/registry.h"
#include "tests/fakeserver/fakeserver.h"
#include "tests/support/textprotocol.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

constexpr int patienceMs = 20000;

const TextProtocol ndjson(Framing::Ndjson);
const TextProtocol sse(Framing::Sse);

CallSpec specFor(const QUrl &url, const Protocol &protocol = ndjson)
{
    CallSpec spec;
    spec.baseUrl = url;
    spec.protocol = &protocol;
    spec.prompt.model = "m";
    spec.prompt.text = "why?";
    return spec;
}

// A prober and everything that it said.
class Caller
{
public:
    Caller()
    {
        QObject::connect(&prober, &Prober::callsFinished, &prober,
                         [this](const QList<CallRecord> &calls) { finished += calls; });
        QObject::connect(&prober, &Prober::callsProgressed, &prober,
                         [this](const QList<CallProgress> &calls) { progress += calls; });
    }

    CallRecord run(const CallSpec &spec)
    {
        const qsizetype before = finished.size();
        prober.call(spec);
        return QTest::qWaitFor([&] { return finished.size() > before; }, patienceMs) ? finished.last()
                                                                                     : CallRecord();
    }

    QByteArray text() const
    {
        QByteArray whole;
        for (const CallProgress &news : progress)
            whole += news.content;
        return whole;
    }

    Prober prober;
    QList<CallRecord> finished;
    QList<CallProgress> progress;
};

// The kernel begins to stamp a moment after a first socket has asked it to.
[[maybe_unused]] void awaitKernelStamps(Caller &caller)
{
    FakeServer server;
    server.on("/stream", Script().wait(5ms).head().chunk("t a\ndone\n").lastChunk());
    for (int attempt = 0; attempt < 100; ++attempt) {
        if (caller.run(specFor(server.url())).clock == Clock::Kernel)
            break;
    }
    caller.finished.clear();
    caller.progress.clear();
}

Script answer(const QByteArray &tokens = "t a\nt b\n")
{
    return Script().head().chunk(tokens).chunk("usage 7\ndone\n").lastChunk();
}

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
    void tellsReasoningFromContent();
    void readsEventsCutInTheMidstOfACharacter();
    void keepsWhatFollowsTheTerminalMarker();
    void doesNotWaitLongForAStreamThatStaysOpenAfterItsEnd();
    void skipsInterimResponses();
    void readsAnAnswerEndedByTheClose();
    void readsAPrettyPrintedAnswer();
    void replaysARecordingWithItsTiming();

    void reusesAConnection();
    void opensAnotherWhereTheServerClosedTheIdleOne();
    void triesAgainWhereTheReusedConnectionDies();
    void doesNotTryAgainOnAFreshConnection();
    void sendsALargePrompt();

    void reportsFailures_data();
    void reportsFailures();
    void reportsARefusedConnection();
    void reportsAnUnknownHost();
    void reportsAnUnusableAddress();
    void fallsBackToIpv4ForLocalhost();
    void keepsCredentialsOutOfEverything();
    void keepsAKeyThatTheServerQuotesOutOfTheError_data();
    void keepsAKeyThatTheServerQuotesOutOfTheError();
    void keepsItsLimits_data();
    void keepsItsLimits();
    void givesUpOnAServerThatDoesNotAccept();
    void boundsAnEndlessLine();

    void cancelsWhileConnecting();
    void cancelsWhileWaiting();
    void cancelsWhileStreaming();
    void ignoresACancelThatComesTooLate();
    void endsQuietlyWhenDestroyedInTheMidstOfCalls();
    void finishesEachOfManyCallsOnce();
};

void TestProber::recordsAWholeCall()
{
    FakeServer server;
    server.on("/stream", answer());
    Caller caller;
#ifdef Q_OS_LINUX
    const Clock expectedClock = Clock::Kernel;
    awaitKernelStamps(caller);
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
    server.on("/base/stream", answer());
    Caller caller;
    QUrl url = server.url();
    url.setPath(QStringLiteral("/base/"));
    CallSpec spec = specFor(url);
    spec.headers = {
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

void TestProber::skipsInterimResponses()
{
    FakeServer server;
    server.on(
        "/stream",
        Script().send("HTTP/1.1 100 Continue\r\n\r\n").wait(10ms).head().chunk("t a\ndone\n").lastChunk());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.httpStatus, std::optional(200));
}

void TestProber::readsAnAnswerEndedByTheClose()
{
    FakeServer server;
    server.on("/stream", Script().send("HTTP/1.0 200 OK\r\n\r\nt a\n").wait(10ms).send("done").close());
    Caller caller;
    QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
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

void TestProber::reusesAConnection()
{
    FakeServer server;
    server.on("/stream", answer());
    Caller caller;
    QVERIFY(*caller.run(specFor(server.url())).connect > 0ns);
    const CallRecord second = caller.run(specFor(server.url()));
    QCOMPARE(second.status, CallStatus::Ok);
    QCOMPARE(second.connect, OptionalDuration(0ns));
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.requests().size(), 2);
}

void TestProber::opensAnotherWhereTheServerClosedTheIdleOne()
{
    FakeServer server;
    server.on("/stream", answer().close());
    Caller caller;
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
        QCOMPARE(server.connections(), i);
    }
}

void TestProber::triesAgainWhereTheReusedConnectionDies()
{
    FakeServer server;
    server.on("/stream", answer());
    server.on("/stream", Script().wait(10ms).reset());
    server.on("/stream", answer());
    Caller caller;
    QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
    const CallRecord second = caller.run(specFor(server.url()));
    QCOMPARE(second.status, CallStatus::Ok);
    QVERIFY(*second.connect >= 10ms);
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(server.connections(), 2);
}

void TestProber::doesNotTryAgainOnAFreshConnection()
{
    FakeServer server;
    server.on("/stream", Script().close());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Reset));
    QVERIFY2(record.error.contains("before it answered"), record.error.constData());
    QCOMPARE(server.requests().size(), 1);
}

void TestProber::sendsALargePrompt()
{
    FakeServer server;
    server.on("/stream", answer());
    Caller caller;
    CallSpec spec = specFor(server.url());
    spec.prompt.text = QByteArray(20 * 1024 * 1024, 'p');
    QCOMPARE(caller.run(spec).status, CallStatus::Ok);
    QCOMPARE(server.requests().constFirst().body.size(), spec.prompt.text.size());
}

void TestProber::reportsFailures_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<CallStatus>("status");
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    QTest::addColumn<QByteArray>("words");
    const auto kind = [](ErrorKind value) { return std::optional(value); };

    const auto failed = CallStatus::Failed;
    const auto incomplete = CallStatus::Incomplete;
    QTest::newRow("no such model") << Script().respond(404, "error model 'm' not found") << failed
                                   << kind(ErrorKind::Http) << QByteArray("model 'm' not found");
    QTest::newRow("500 with a body") << Script().respond(500, "error out of memory") << failed
                                     << kind(ErrorKind::Http) << QByteArray("out of memory");
    QTest::newRow("500, chunked") << Script().head(500).chunk("error out of").chunk(" memory").lastChunk()
                                  << failed << kind(ErrorKind::Http) << QByteArray("out of memory");
    QTest::newRow("502 with a page") << Script().respond(502, "<html>Bad gateway</html>") << failed
                                     << kind(ErrorKind::Http) << QByteArray("answered with HTTP status 502");
    QTest::newRow("503 without a body") << Script().respond(503, {}) << failed << kind(ErrorKind::Http)
                                        << QByteArray("answered with HTTP status 503");
    QTest::newRow("a redirection") << Script().respond(301, {}, "Location: http://elsewhere/\r\n") << failed
                                   << kind(ErrorKind::Http)
                                   << QByteArray("a redirection to http://elsewhere/");
    QTest::newRow("an error body that is cut")
        << Script().send("HTTP/1.1 500 Oh\r\nContent-Length: 99\r\n\r\nerror died").close() << failed
        << kind(ErrorKind::Http) << QByteArray("died");
    QTest::newRow("an endless error body")
        << Script().send("HTTP/1.1 500 Oh\r\n\r\nerror " + QByteArray(1024 * 1024, 'x')).stall() << failed
        << kind(ErrorKind::Http) << QByteArray("xxx");
    QTest::newRow("an error inside a 200")
        << Script().head().chunk("t a\n").chunk("error cannot go on\n").stall() << failed
        << kind(ErrorKind::Server) << QByteArray("cannot go on");
    QTest::newRow("an error after the end")
        << Script().head().chunk("t a\ndone\n").chunk("error too late\n").stall() << failed
        << kind(ErrorKind::Server) << QByteArray("too late");
    QTest::newRow("garbage for HTTP") << Script().send("\xFF\xFE garbage\r\n\r\n").stall() << failed
                                      << kind(ErrorKind::Protocol) << QByteArray("not HTTP");
    QTest::newRow("garbage for events") << Script().head().chunk("\x01\x02\x03\n").stall() << failed
                                        << kind(ErrorKind::Protocol) << QByteArray("something else");
    QTest::newRow("a bad chunk size") << Script().head().chunk("t a\n").send("nonsense\r\n").stall() << failed
                                      << kind(ErrorKind::Protocol) << QByteArray("chunk size");
    QTest::newRow("compressed") << Script().head(200, "Content-Encoding: gzip\r\n").stall() << failed
                                << kind(ErrorKind::Protocol) << QByteArray("compresses");
    QTest::newRow("cut mid-stream") << Script().head().chunk("t a\n").close() << incomplete
                                    << kind(ErrorKind::Reset) << QByteArray("in the midst of its answer");
    QTest::newRow("cut mid-character") << Script().head().chunk("t a\nt caf\xC3").close() << incomplete
                                       << kind(ErrorKind::Reset) << QByteArray("in the midst of its answer");
    QTest::newRow("shorter than it said")
        << Script().send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nt a\n").close() << incomplete
        << kind(ErrorKind::Reset) << QByteArray("in the midst of its answer");
    QTest::newRow("broken mid-stream") << Script().head().chunk("t a\n").wait(50ms).reset() << incomplete
                                       << kind(ErrorKind::Reset) << QByteArray("in the midst of its answer");
    QTest::newRow("closed in its header") << Script().send("HTTP/1.1 200 OK\r\nContent-").close() << failed
                                          << kind(ErrorKind::Reset) << QByteArray("before it answered");
    QTest::newRow("ended without a mark") << Script().head().chunk("t a\n").lastChunk() << incomplete
                                          << std::optional<ErrorKind>() << QByteArray("without the mark");
    QTest::newRow("cut, ended by the close")
        << Script().send("HTTP/1.1 200 OK\r\n\r\nt a\nto").close() << incomplete << std::optional<ErrorKind>()
        << QByteArray("without the mark");
    QTest::newRow("an empty answer") << Script().respond(200, {}) << incomplete << std::optional<ErrorKind>()
                                     << QByteArray("without the mark");
}

void TestProber::reportsFailures()
{
    QFETCH(Script, script);
    QFETCH(CallStatus, status);
    QFETCH(std::optional<ErrorKind>, kind);
    QFETCH(QByteArray, words);
    FakeServer server;
    server.on("/stream", script);
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.status, status);
    QCOMPARE(record.errorKind, kind);
    QVERIFY2(record.error.contains(words), record.error.constData());
    QVERIFY(record.error.size() <= 2000);
    QVERIFY(record.total);
    QCOMPARE(caller.finished.size(), 1);
}

void TestProber::reportsARefusedConnection()
{
    Caller caller;
    const QUrl url = refusingUrl();
    const CallRecord record = caller.run(specFor(url));
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Refused));
    QCOMPARE(record.error, "Connection refused at " + url.toEncoded() + ": is the server running there?");
    QVERIFY(!record.connect && !record.ttft && !record.outputTokens && !record.httpStatus);
}

void TestProber::reportsAnUnknownHost()
{
    Caller caller;
    const CallRecord record = caller.run(specFor(QUrl(QStringLiteral("http://no-such-host.invalid:11434"))));
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Dns));
    QVERIFY2(record.error.contains("http://no-such-host.invalid:11434"), record.error.constData());
}

void TestProber::reportsAnUnusableAddress()
{
    Caller caller;
    for (const char *address : {"", "ftp://localhost", "localhost:11434", "http://", "http://bad host"}) {
        const CallRecord record = caller.run(specFor(QUrl(QString::fromLatin1(address))));
        QCOMPARE(record.status, CallStatus::Failed);
        QCOMPARE(record.errorKind, std::optional(ErrorKind::Protocol));
        QVERIFY(record.error.contains("must begin with http://"));
    }
}

void TestProber::fallsBackToIpv4ForLocalhost()
{
    FakeServer server; // on 127.0.0.1 only
    server.on("/stream", answer());
    Caller caller;
    QUrl url = server.url();
    url.setHost(QStringLiteral("localhost"));
    QCOMPARE(caller.run(specFor(url)).status, CallStatus::Ok);
    QVERIFY(server.requests().constFirst().head.contains("Host: localhost:"));
}

void TestProber::keepsCredentialsOutOfEverything()
{
    FakeServer server;
    server.on("/stream", Script().respond(500, {}));
    Caller caller;
    QUrl url = server.url();
    url.setUserInfo(QStringLiteral("me:secret"));
    const CallRecord record = caller.run(specFor(url));
    QCOMPARE(record.endpoint, server.url().toEncoded() + "/stream");
    QVERIFY(!record.error.contains("secret"));
    QVERIFY(server.requests().constFirst().head.contains("Authorization: Basic bWU6c2VjcmV0\r\n"));

    url = refusingUrl();
    url.setUserInfo(QStringLiteral("me:secret"));
    const CallRecord refused = caller.run(specFor(url));
    QVERIFY(!refused.error.contains("secret") && !refused.endpoint.contains("secret"));
}

void TestProber::keepsAKeyThatTheServerQuotesOutOfTheError_data()
{
    QTest::addColumn<QString>("userInfo");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("a key") << QString() << QByteArray("Bearer sk-1234567\n") << QByteArray("sk-1234567");
    QTest::newRow("a bare key") << QString() << QByteArray("sk-1234567") << QByteArray("sk-1234567");
    QTest::newRow("a password") << QStringLiteral("me:pass%20word") << QByteArray()
                                << QByteArray("pass word");
    QTest::newRow("a basic authorization")
        << QStringLiteral("me:secret") << QByteArray() << QByteArray("bWU6c2VjcmV0");
}

void TestProber::keepsAKeyThatTheServerQuotesOutOfTheError()
{
    QFETCH(QString, userInfo);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, said);
    FakeServer server;
    server.on("/stream", Script().respond(401, "error Not known here: " + said + ", try another."));
    Caller caller;
    QUrl url = server.url();
    url.setUserInfo(userInfo);
    CallSpec spec = specFor(url);
    if (!key.isEmpty())
        spec.headers = {{"X-Api-Key", key}};
    QCOMPARE(caller.run(spec).error, QByteArray("Not known here: ***, try another."));
}

void TestProber::keepsItsLimits_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<CallLimits>("limits");
    QTest::addColumn<QByteArray>("words");
    CallLimits first;
    first.firstByte = 100ms;
    CallLimits idle;
    idle.idle = 100ms;
    CallLimits total;
    total.total = 150ms;
    QTest::newRow("first byte") << Script().stall() << first << QByteArray("No answer from");
    QTest::newRow("idle, after the header") << Script().head().stall() << idle << QByteArray("stalled");
    QTest::newRow("idle, after a token")
        << Script().head().chunk("t a\n").stall() << idle << QByteArray("stalled");
    Script busy = Script().head();
    for (int i = 0; i < 200; ++i)
        busy.chunk("t a\n").wait(10ms);
    QTest::newRow("total") << busy << total << QByteArray("longer than its limit of 0.15 s");
}

void TestProber::keepsItsLimits()
{
    QFETCH(Script, script);
    QFETCH(CallLimits, limits);
    QFETCH(QByteArray, words);
    FakeServer server;
    server.on("/stream", script);
    Caller caller;
    CallSpec spec = specFor(server.url());
    spec.limits = limits;
    const CallRecord record = caller.run(spec);
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Timeout));
    QVERIFY2(record.error.contains(words), record.error.constData());
    QTRY_VERIFY_WITH_TIMEOUT(server.clientWentAway(), patienceMs);
}

void TestProber::givesUpOnAServerThatDoesNotAccept()
{
#ifndef Q_OS_LINUX
    QSKIP("only Linux lets a full queue of connections hang");
#endif
    DeafServer server;
    Caller caller;
    CallSpec spec = specFor(server.url());
    spec.limits.connect = 100ms;
    const CallRecord record = caller.run(spec);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Timeout));
    QVERIFY2(record.error.contains("No connection to"), record.error.constData());
    QVERIFY(!record.connect);
}

void TestProber::boundsAnEndlessLine()
{
    FakeServer server;
    Script script = Script().send("HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < 256; ++i)
        script.send(QByteArray(1024 * 1024, 'x'));
    server.on("/stream", script.stall());
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url()));
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Protocol));
    QVERIFY2(record.error.contains("16 MiB"), record.error.constData());
    QTRY_VERIFY_WITH_TIMEOUT(server.clientWentAway(), patienceMs);
    QVERIFY(server.sendMoments().size() < 64);
}

void TestProber::cancelsWhileConnecting()
{
#ifndef Q_OS_LINUX
    QSKIP("only Linux lets a full queue of connections hang");
#endif
    DeafServer server;
    Caller caller;
    const CallId id = caller.prober.call(specFor(server.url()));
    QTRY_VERIFY_WITH_TIMEOUT(!caller.progress.isEmpty(), patienceMs);
    QCOMPARE(caller.progress.constFirst().phase, CallProgress::Phase::Connecting);
    caller.prober.cancel(id);
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);
    QCOMPARE(caller.finished.constFirst().status, CallStatus::Cancelled);
    QVERIFY(!caller.finished.constFirst().errorKind);
}

void TestProber::cancelsWhileWaiting()
{
    FakeServer server;
    server.on("/stream", Script().stall());
    Caller caller;
    const CallId id = caller.prober.call(specFor(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, patienceMs);
    caller.prober.cancel(id);
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);
    QCOMPARE(caller.finished.constFirst().status, CallStatus::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(server.clientWentAway(), patienceMs);
}

void TestProber::cancelsWhileStreaming()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\nt b\n").stall());
    Caller caller;
    const CallId id = caller.prober.call(specFor(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(caller.text(), QByteArray("ab"), patienceMs);
    caller.prober.cancel(id);
    caller.prober.cancel(id);
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);
    const CallRecord record = caller.finished.constFirst();
    QCOMPARE(record.status, CallStatus::Cancelled);
    QVERIFY(record.ttft);
    QCOMPARE(record.outputTokens, std::optional<qint64>(2));
    QTRY_VERIFY_WITH_TIMEOUT(server.clientWentAway(), patienceMs);
}

void TestProber::ignoresACancelThatComesTooLate()
{
    FakeServer server;
    server.on("/stream", answer());
    Caller caller;
    const CallRecord first = caller.run(specFor(server.url()));
    caller.prober.cancel(first.id);
    caller.prober.cancel(12345);
    QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
    QCOMPARE(caller.finished.size(), 2);
}

void TestProber::endsQuietlyWhenDestroyedInTheMidstOfCalls()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\n").stall());
    {
        Caller caller;
        for (int i = 0; i < 8; ++i)
            caller.prober.call(specFor(server.url()));
        QTRY_COMPARE_WITH_TIMEOUT(caller.text(), QByteArray("aaaaaaaa"), patienceMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(server.clientWentAway(), patienceMs);
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
    QTest::qWait(50); // nothing more may come
    QCOMPARE(caller.finished.size(), calls);
}

QTEST_GUILESS_MAIN(TestProber)
#include "tst_prober.moc"
