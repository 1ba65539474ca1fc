// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"
#include "tests/support/caller.h"
#include "tests/support/replies.h"
#include "tests/support/wire.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

const QByteArray said("Words of the server's own.");

// One thing that goes wrong, and how a call ends that meets it.
struct Fault
{
    QByteArray name;
    Script script;
    CallStatus status = CallStatus::Failed;
    std::optional<ErrorKind> kind;
    QByteArray words; // in the error; empty where there must be none
    CallLimits limits = {};
};
using Faults = QList<Fault>;

Fault whole(const QByteArray &name, const Script &script)
{
    return {.name = name, .script = script, .status = CallStatus::Ok, .kind = {}, .words = {}};
}

Fault failed(const QByteArray &name, const Script &script, ErrorKind kind, const QByteArray &words)
{
    return {.name = name, .script = script, .status = CallStatus::Failed, .kind = kind, .words = words};
}

// The answer ends as HTTP allows, but without the mark of its own protocol.
Fault unmarked(const QByteArray &name, const Script &script)
{
    return {.name = name,
            .script = script,
            .status = CallStatus::Incomplete,
            .kind = {},
            .words = "ended without the mark that says it is complete"};
}

Fault cut(const QByteArray &name, const Script &script)
{
    return {.name = name,
            .script = script,
            .status = CallStatus::Incomplete,
            .kind = ErrorKind::Reset,
            .words = "in the midst of its answer"};
}

Fault slow(const QByteArray &name, const Script &script, const CallLimits &limits, const QByteArray &words)
{
    return {.name = name,
            .script = script,
            .status = CallStatus::Failed,
            .kind = ErrorKind::Timeout,
            .words = words,
            .limits = limits};
}

Fault patient(const QByteArray &name, const Script &script, const CallLimits &limits)
{
    Fault fault = whole(name, script);
    fault.limits = limits;
    return fault;
}

Faults refusals(QByteArrayView protocol)
{
    const QList<std::pair<int, QByteArray>> adviceFor{
        {301, "a redirection to http://elsewhere/"},
        {400, "speak this protocol?"},
        {401, "want a key"},
        {403, "want a key"},
        {404, "has it this model?"},
        {408, "try again"},
        {413, "longer than it allows"},
        {418, "HTTP status 418."},
        {426, "another version of HTTP"},
        {429, "send fewer at once"},
        {500, "its own log may say why"},
        {501, "choose another protocol"},
        {502, "a proxy there"},
        {503, "try again in a moment"},
        {529, "try again in a moment"},
    };
    Faults faults;
    for (const auto &[status, advice] : adviceFor) {
        const QByteArray number = QByteArray::number(status);
        const QByteArray body = refusalOf(protocol, status, said);
        const QByteArray headers("Location: http://elsewhere/\r\nRetry-After: 1\r\n");
        faults += failed(number, Script().respond(status, {}, headers), ErrorKind::Http, advice);
        faults += failed(number + " with a page", Script().respond(status, "<html>No</html>", headers),
                         ErrorKind::Http, advice);
        faults += failed(number + " with words", Script().respond(status, body), ErrorKind::Http, said);
        faults += failed(number + " with words in chunks",
                         Script().head(status).chunk(body.first(9)).chunk(body.sliced(9)).lastChunk(),
                         ErrorKind::Http, said);
    }
    faults += failed("loading", Script().respond(503, refusalOf(protocol, 503, "Loading model")),
                     ErrorKind::Http, "Loading model: try again in a moment.");
    faults +=
        failed("a path that is not there", Script().respond(404, refusalOf(protocol, 404, "File Not Found")),
               ErrorKind::Http, ": does the server speak this protocol?");
    faults += failed("a refusal that is cut",
                     Script().send("HTTP/1.1 500 Oh\r\nContent-Length: 999\r\n\r\nit died").close(),
                     ErrorKind::Http, "it died");
    faults += failed("an endless refusal",
                     Script().send("HTTP/1.1 500 Oh\r\n\r\n" + QByteArray(1024 * 1024, 'x')).stall(),
                     ErrorKind::Http, "xxx");
    return faults;
}

Faults errorsInside200(QByteArrayView protocol)
{
    const Wire wire = wireOf(protocol);
    Faults faults;
    for (const ErrorEvent &error : errorEventsOf(protocol, said)) {
        const auto name = [&error](const QByteArray &where) { return where + " error as " + error.shape; };
        faults +=
            failed(name("first"), Script().head().chunk(error.bytes).lastChunk(), ErrorKind::Server, said);
        faults += failed(name("later"), Script().head().chunk(wire.token).chunk(error.bytes).lastChunk(),
                         ErrorKind::Server, said);
        faults += failed(name("last"), Script().head().chunk(wire.answer() + error.bytes).stall(),
                         ErrorKind::Server, said);
        faults += failed(name("CRLF"), Script().head().chunk(withCarriageReturns(error.bytes)).lastChunk(),
                         ErrorKind::Server, said);
    }
    faults +=
        failed("error as a whole body",
               Script().respond(200, refusalOf(protocol, 500, said), "Content-Type: application/json\r\n"),
               ErrorKind::Server, said);
    return faults;
}

Faults streams(const Wire &wire)
{
    Faults faults{
        whole("a whole answer", Script().head().chunk(wire.answer()).lastChunk()),
        whole("no token at all", Script().head().chunk(wire.noToken + wire.end).lastChunk()),
        whole("CRLF", Script().head().chunk(withCarriageReturns(wire.answer())).lastChunk()),
        whole("open after its end", Script().head().chunk(wire.answer()).halfClose()),
        whole("cut after its end", Script().head().chunk(wire.answer()).close()),
        unmarked("no end", Script().head().chunk(wire.token + wire.token).lastChunk()),
        unmarked("[DONE] alone", Script().head().chunk("\n\n").lastChunk()),
        unmarked("an empty stream", Script().head().lastChunk()),
        unmarked("an empty body", Script().respond(200, {})),
        unmarked("no content", Script().send("HTTP/1.1 204 No Content\r\n\r\n")),
        unmarked("no token and no end", Script().head().chunk(wire.noToken).lastChunk()),
        unmarked("a last event that is cut",
                 Script().head().chunk(wire.token + wire.token.chopped(4)).lastChunk()),
        failed("a page", Script().respond(200, "<html>\n<body>Hello</body>\n"), ErrorKind::Protocol, "JSON"),
        failed("a page that says so",
               Script().respond(200, "<html>\n<body>Log in</body>\n", "Content-Type: text/html\r\n"),
               ErrorKind::Protocol, "web page"),
        whole("an answer that is called a page",
              Script().respond(200, wire.answer(), "Content-Type: text/html; charset=utf-8\r\n")),
        failed("binary", Script().head().chunk(QByteArray("\x01\x02\xff\n", 4)).stall(), ErrorKind::Protocol,
               "JSON"),
        failed("a line without end", Script().head().chunk(QByteArray(17 * 1024 * 1024, 'x')).stall(),
               ErrorKind::Protocol, "16 MiB"),
    };
    if (!wire.reasoning.isEmpty()) {
        faults += whole("only reasoning", Script().head().chunk(wire.reasoning + wire.end).lastChunk());
        faults += unmarked("only reasoning and no end", Script().head().chunk(wire.reasoning).lastChunk());
    }
    return faults;
}

Script byteByByte(const QByteArray &bytes, std::chrono::milliseconds pause = {})
{
    Script script = Script().head(200, {});
    for (const char &byte : bytes) {
        script.send(QByteArray(1, byte));
        if (pause > 0ms)
            script.wait(pause);
    }
    return script;
}

Script eachByteAChunk(const QByteArray &bytes)
{
    Script script;
    QByteArray chunks("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (const char &byte : bytes)
        chunks += QByteArray("1;x=y\r\n") + byte + "\r\n";
    return script.send(chunks + "0\r\nTrailer: x\r\n\r\n");
}

Faults framings(const Wire &wire)
{
    const QByteArray body = wire.answer();
    const auto length = [&body](qsizetype more) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size() + more) + "\r\n\r\n";
    };
    return {
        whole("each byte alone", byteByByte(body).close()),
        whole("each byte a chunk", eachByteAChunk(body)),
        whole("each byte a chunk, CRLF", eachByteAChunk(withCarriageReturns(body))),
        whole("interim responses",
              Script().send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hint\r\n\r\n" + length(0) + body)),
        whole("HTTP/1.0", Script().send("HTTP/1.0 200 OK\r\n\r\n" + body).close()),
        whole("HTTP/1.0 with a length", Script().send(length(0).replace("1.1", "1.0") + body)),
        whole("too short a length, after the end", Script().send(length(0) + body + "more")),
        unmarked("too short a length", Script().send(length(-body.size() / 2) + body).close()),
        unmarked("HTTP/1.0, cut", Script().send("HTTP/1.0 200 OK\r\n\r\n" + wire.token).close()),
        cut("too long a length", Script().send(length(9) + wire.token).close()),
        failed("two lengths",
               Script().send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab").stall(),
               ErrorKind::Protocol, "content length"),
        failed("a length that is no number",
               Script().send("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n").stall(), ErrorKind::Protocol,
               "content length"),
        failed("a chunk size that is no number", Script().head().chunk(wire.token).send("zz\r\n").stall(),
               ErrorKind::Protocol, "chunk size"),
        failed("a chunk size beyond all bounds", Script().head().send("fffffffffffffffffff\r\n").stall(),
               ErrorKind::Protocol, "chunk size"),
        failed("gzip", Script().head(200, "Content-Encoding: gzip\r\n").send("\x1f\x8b\x08").stall(),
               ErrorKind::Protocol, "compresses its answer (gzip)"),
        failed("an endless header",
               Script().send("HTTP/1.1 200 OK\r\nX: " + QByteArray(200'000, 'x')).stall(),
               ErrorKind::Protocol, "longer than 64 KiB"),
        failed("endless interim responses",
               Script().send(QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(10'000)).stall(),
               ErrorKind::Protocol, "longer than 64 KiB"),
        failed("another protocol", Script().send("HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n").stall(),
               ErrorKind::Protocol, "switched to another protocol"),
    };
}

Faults brokenConnections(const Wire &wire)
{
    const QByteArray words("before it answered: did the server stop?");
    const auto nothing = [&words](const QByteArray &name, const Script &script) {
        return failed(name, script, ErrorKind::Reset, words);
    };
    return {
        nothing("closed without an answer", Script().close()),
        nothing("half-closed without an answer", Script().halfClose().stall()),
        nothing("reset without an answer", Script().reset()),
        nothing("closed in the header", Script().send("HTTP/1.1 200 OK\r\nContent-").close()),
        nothing("reset in the header", Script().send("HTTP/1.1 200 OK\r\nContent-").wait(30ms).reset()),
        cut("closed after the header", Script().head().close()),
        cut("reset after the header", Script().head().wait(30ms).reset()),
        cut("closed after a token", Script().head().chunk(wire.token).close()),
        cut("half-closed after a token", Script().head().chunk(wire.token).halfClose().stall()),
        cut("reset after a token", Script().head().chunk(wire.token).wait(30ms).reset()),
        cut("closed in an event", Script().head().chunk(wire.token + wire.token.chopped(5)).close()),
        cut("closed in a chunk", Script().head().send("ff\r\n" + wire.token).close()),
        whole("reset after the end", Script().head().chunk(wire.answer()).wait(30ms).reset()),
    };
}

Faults silences(const Wire &wire)
{
    CallLimits first;
    first.firstToken = 150ms;
    CallLimits idle;
    idle.idle = 150ms;
    CallLimits total;
    total.total = 300ms;
    return {
        slow("silence", Script().stall(), first, "No answer from"),
        slow("silence after the header", Script().head().stall(), first, "stalled"),
        slow("silence after a token", Script().head().chunk(wire.token).stall(), idle, "stalled"),
        slow("silence in an event", Script().head().chunk(wire.token + wire.token.first(20)).stall(), idle,
             "stalled"),
        slow("silence in the first event", Script().head().chunk(wire.token.first(20)).stall(), first,
             "stalled"),
        patient("a pause before the first token",
                Script().head().wait(300ms).chunk(wire.answer()).lastChunk(), idle),
        slow("silence in a refusal", Script().head(500).stall(), idle, "stalled"),
        slow("a byte at a time", byteByByte(wire.answer(), 20ms), total, "longer than its limit of 0.3 s"),
        slow(
            "a byte of the header at a time",
            [] {
                Script script;
                for (const char &byte : QByteArray("HTTP/1.1 200 OK\r\nX-Long: header\r\n\r\n"))
                    script.send(QByteArray(1, byte)).wait(20ms);
                return script;
            }(),
            total, "longer than its limit of 0.3 s"),
    };
}

Faults strangers()
{
    const QByteArray settings("\0\0\0\4\0\0\0\0\0", 9);
    const QByteArray goAway("\0\0\x08\7\0\0\0\0\0\0\0\0\0\0\0\0\1", 17);
    const auto stranger = [](const QByteArray &name, const QByteArray &bytes, const QByteArray &words) {
        return failed(name, Script().send(bytes).stall(), ErrorKind::Protocol, words);
    };
    return {
        stranger("HTTP/2 only", settings + goAway, "in HTTP/2 only"),
        stranger("HTTP/2 that goes away", goAway, "in HTTP/2 only"),
        stranger("TLS", QByteArray("\x15\3\1\0\2\2\x46", 7), "use https://"),
        stranger("SSH", "SSH-2.0-OpenSSH_9.2\r\n", "not HTTP"),
        stranger("mail", "220 mail.example ESMTP\r\n500 what?\r\n", "not HTTP"),
        stranger("a database", "-ERR unknown command 'POST'\r\n", "not HTTP"),
        stranger("garbage", "\xff\xfe garbage\r\n\r\n", "not HTTP"),
        stranger("nearly HTTP", "HTTP/x 200 OK\r\n\r\n", "not HTTP"),
    };
}

Faults faultsOf(QByteArrayView protocol)
{
    const Wire wire = wireOf(protocol);
    return refusals(protocol) + errorsInside200(protocol) + streams(wire) + framings(wire) +
           brokenConnections(wire) + silences(wire) + strangers();
}

struct Case
{
    const Protocol *protocol;
    Fault fault;
    CallId id = 0;
    CallRecord record = {};
    qint64 tookMs = 0;
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

// Of this process, in MiB; `VmRSS`, or `VmHWM` for the most there was since forgetPeak().
[[maybe_unused]] double memory(const QByteArray &name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(name + ':') + name.size() + 1;
    return text.mid(at, text.indexOf("kB", at) - at).trimmed().toDouble() / 1024;
}

[[maybe_unused]] bool forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1;
}

} // namespace

// Everything that can go wrong behind an address, in every protocol: each call ends in the right status and kind,
// with words that a person can act on, within its limit, while its caller goes on.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsAsItMust_data();
    void endsAsItMust();
    void neverHoldsItsCallerUp();

    void readsAnAnswerCutAtEveryByte_data();
    void readsAnAnswerCutAtEveryByte();
    void keepsMemoryBounded_data();
    void keepsMemoryBounded();
    void meetsNobody_data();
    void meetsNobody();
    void isGreetedByAStranger_data();
    void isGreetedByAStranger();

private:
    std::vector<Case> m_cases;
    qint64 m_longestPauseMs = 0; // of the caller's event loop, while all the calls ran
};

// All calls of the table, many at a time through one prober.
void TestFaults::initTestCase()
{
    constexpr std::size_t atOnce = 64;
    for (const Protocol *protocol : protocols()) {
        for (const Fault &fault : faultsOf(protocol->id()))
            m_cases.push_back({.protocol = protocol, .fault = fault});
    }
    FakeServer server;
    Caller caller;
    QTimer heartbeat;
    QElapsedTimer sinceBeat;
    connect(&heartbeat, &QTimer::timeout, this,
            [&] { m_longestPauseMs = std::max(m_longestPauseMs, sinceBeat.restart()); });
    sinceBeat.start();
    heartbeat.start(5);
    for (std::size_t first = 0; first < m_cases.size(); first += atOnce) {
        const std::size_t end = std::min(first + atOnce, m_cases.size());
        QElapsedTimer clock;
        clock.start();
        for (std::size_t i = first; i < end; ++i) {
            Case &made = m_cases[i];
            CallSpec spec = specFor(server.url(), *made.protocol);
            spec.baseUrl.setPath(QStringLiteral("/%1").arg(i)); // its own script
            spec.limits = made.fault.limits;
            server.on(requestTarget(spec.baseUrl.path().toUtf8(), made.protocol->request(spec.prompt).path),
                      made.fault.script);
            made.id = caller.prober.call(spec);
        }
        const auto allEnded = [&] { return caller.finished.size() >= static_cast<qsizetype>(end); };
        QVERIFY(QTest::qWaitFor(allEnded, patienceMs));
        for (std::size_t i = first; i < end; ++i)
            m_cases[i].tookMs = clock.elapsed();
    }
    QCOMPARE(caller.finished.size(), static_cast<qsizetype>(m_cases.size()));
    QHash<CallId, CallRecord> records;
    for (const CallRecord &record : std::as_const(caller.finished))
        records.insert(record.id, record);
    for (Case &made : m_cases)
        made.record = records.value(made.id);
}

void TestFaults::endsAsItMust_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::addRow("%s: %s", m_cases[i].protocol->id().data(), m_cases[i].fault.name.constData())
            << static_cast<int>(i);
}

void TestFaults::endsAsItMust()
{
    QFETCH(int, index);
    const auto &[protocol, fault, id, record, tookMs] = m_cases.at(static_cast<std::size_t>(index));
    QCOMPARE(record.id, id);
    QVERIFY2(record.error.contains(fault.words), record.error);
    QCOMPARE(record.error.isEmpty(), fault.words.isEmpty());
    QCOMPARE(record.status, fault.status);
    QCOMPARE(record.errorKind, fault.kind);
    QVERIFY(record.error.size() <= 2000);
    QVERIFY(record.total);
    QVERIFY(!record.ttft || record.ttft <= record.total);
    QVERIFY(record.endpoint.endsWith(protocol->request({}).path));
    QVERIFY2(tookMs < 10'000, "a call took far longer than its limits allow");
    if (fault.status == CallStatus::Ok && fault.name.contains("only reasoning"))
        QVERIFY(record.ttft && !record.ttftContent);
    if (fault.status == CallStatus::Ok && fault.name != "no token at all")
        QCOMPARE(record.outputTokens, std::optional<qint64>(2));
}

// The bound is far beyond what one turn takes, and far below what one call takes that blocks.
void TestFaults::neverHoldsItsCallerUp()
{
    QVERIFY(m_longestPauseMs > 0);
    QVERIFY2(m_longestPauseMs < 2000, qPrintable(QString::number(m_longestPauseMs)));
}

void TestFaults::readsAnAnswerCutAtEveryByte_data()
{
    QTest::addColumn<const Protocol *>("protocol");
    for (const Protocol *protocol : protocols())
        QTest::newRow(protocol->id().data()) << protocol;
}

void TestFaults::readsAnAnswerCutAtEveryByte()
{
    QFETCH(const Protocol *, protocol);
    const Wire wire = wireOf(protocol->id());
    for (const QByteArray &body :
         {wire.noToken + wire.reasoning + wire.answer(), withCarriageReturns(wire.noToken + wire.answer())}) {
        const QByteArray size = QByteArray::number(body.size(), 16);
        const QByteArray response =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + body + "\r\n0\r\n\r\n";
        const ReadReply atOnce = readResponse(protocol->id(), response, response.size(), response.size());
        QCOMPARE(atOnce.content, "aa");
        QVERIFY(atOnce.terminal && atOnce.complete && !atOnce.error && !atOnce.violation);
        for (qsizetype at = 1; at < response.size(); ++at)
            QVERIFY2(readResponse(protocol->id(), response, at, response.size()) == atOnce,
                     QByteArray::number(at));
    }
}

void TestFaults::keepsMemoryBounded_data()
{
    QTest::addColumn<const Protocol *>("protocol");
    QTest::addColumn<QByteArray>("beginning");
    for (const Protocol *protocol : protocols()) {
        const auto row = [protocol](const char *name, const QByteArray &beginning) {
            QTest::addRow("%s: %s", protocol->id().data(), name) << protocol << beginning;
        };
        row("a line without end", "HTTP/1.1 200 OK\r\n\r\n");
        row("a document without end", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":\"");
        row("a refusal without end", "HTTP/1.1 500 No\r\n\r\n");
        row("a header without end", "HTTP/1.1 200 OK\r\nX: ");
    }
}

// 100 MB of it, in a process that also plays the server: that one shares a single megabyte.
void TestFaults::keepsMemoryBounded()
{
    QFETCH(const Protocol *, protocol);
    QFETCH(QByteArray, beginning);
#ifndef Q_OS_LINUX
    QSKIP("only Linux tells how much memory a process had");
#endif
    constexpr double mostMiB = 64;
    const QByteArray megabyte(1024 * 1024, 'x');
    Script script = Script().send(beginning);
    for (int i = 0; i < 100; ++i)
        script.send(megabyte);
    FakeServer server;
    server.on(protocol->request({}).path, script.stall());
    Caller caller;
    const bool canMeasure = forgetPeak();
    const double before = memory("VmRSS");
    const CallRecord record = caller.run(specFor(server.url(), *protocol));
    const double grown = memory("VmHWM") - before;
    QCOMPARE(record.status, CallStatus::Failed);
    QTRY_VERIFY_WITH_TIMEOUT(server.clientWentAway(), patienceMs);
    QVERIFY(server.sendMoments().size() < 60);
    if (canMeasure && !isSanitized) // sanitizers keep what was freed
        QVERIFY2(grown < mostMiB, QByteArray::number(grown));
}

void TestFaults::meetsNobody_data()
{
    readsAnAnswerCutAtEveryByte_data();
}

void TestFaults::meetsNobody()
{
    QFETCH(const Protocol *, protocol);
    const DeafServer deaf;
    CallSpec toDeaf = specFor(deaf.url(), *protocol);
    toDeaf.limits.connect = 100ms;
    const QUrl nowhere(QStringLiteral("http://no-such-host.invalid:11434"));
    const QUrl refusing = refusingUrl();
    const QList<std::pair<CallSpec, std::pair<ErrorKind, QByteArray>>> calls{
        {specFor(refusing, *protocol),
         {ErrorKind::Refused,
          "Connection refused at " + refusing.toEncoded() + ": is the server running there?"}},
        {specFor(nowhere, *protocol),
         {ErrorKind::Dns, "No machine of that name was found for " + nowhere.toEncoded()}},
        {toDeaf, {ErrorKind::Timeout, "No connection to " + deaf.url().toEncoded() + " within 0.1 s"}}};
    Caller caller;
    for (const auto &[spec, expected] : calls) {
        const CallRecord record = caller.run(spec);
        QCOMPARE(record.status, CallStatus::Failed);
        QCOMPARE(record.errorKind, std::optional(expected.first));
        QVERIFY2(record.error.startsWith(expected.second), record.error);
        QVERIFY(!record.connect && !record.ttft && !record.outputTokens && !record.httpStatus);
    }
}

void TestFaults::isGreetedByAStranger_data()
{
    readsAnAnswerCutAtEveryByte_data();
}

// What speaks, closes or breaks before it has read a word.
void TestFaults::isGreetedByAStranger()
{
    QFETCH(const Protocol *, protocol);
    const QList<std::pair<Script, QByteArray>> greetings{
        {Script().close(), "before it answered"},
        {Script().reset(), "before it answered"},
        {Script().send("SSH-2.0-OpenSSH_9.2\r\n").stall(), "not HTTP"},
        {Script().send(QByteArray("\0\0\0\4\0\0\0\0\0", 9)).stall(), "HTTP/2 only"}};
    for (const auto &[greeting, words] : greetings) {
        FakeServer server;
        server.onConnection(greeting);
        Caller caller;
        const CallRecord record = caller.run(specFor(server.url(), *protocol));
        QCOMPARE(record.status, CallStatus::Failed);
        QVERIFY2(record.error.contains(words), record.error);
    }
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
