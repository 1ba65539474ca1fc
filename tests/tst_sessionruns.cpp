// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"
#include "tests/support/scriptedollama.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

Workload workloadFor(const FakeServer &server, const QList<QByteArray> &models)
{
    Workload workload;
    workload.servers = {{server.url(), {}, models}};
    workload.prompts = {{{}, {}, "Hello", 0}};
    return workload;
}

// A session that watches the server.
class WatchingSession : public Session
{
public:
    explicit WatchingSession(const FakeServer &server) : id(addSource(server.url().toString())) {}

    bool waitUntilLive() const
    {
        return QTest::qWaitFor([this] { return source(id)->state == SourceState::Live; }, patience);
    }
    bool waitUntilRunEnds()
    {
        return QTest::qWaitFor([this] { return !runs().isRunning(); }, patience);
    }
    QList<CallRecord> calls()
    {
        store().publish();
        QList<CallRecord> all;
        for (std::size_t row = 0; row < store().snapshot()->size(); ++row)
            all.append(store().snapshot()->call(row));
        return all;
    }

    SourceId id;
};

} // namespace

class TestSessionRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStoreHasTheRunsCallsButNoWarmUps();
    void callsAndRunsKeepTheSessionsLimits();
    void whatIsKnownOfAServerIsNotAskedAgain();
    void oneRunAtATime();
    void nothingToCallIsNoRun();
    void whatIsDoneStaysWhenARunIsCancelled();
    void removingAServerEndsTheRunThatCallsIt();
    void theDemosRunsSayThatTheyAre();
};

void TestSessionRuns::callsAndRunsKeepTheSessionsLimits()
{
    OllamaServer server;
    server.on("/api/chat", Script().stall());
    WatchingSession session(server);
    QVERIFY(session.waitUntilLive());
    CallLimits limits;
    limits.firstToken = std::chrono::milliseconds(100);
    session.setCallLimits(limits);
    Prompt prompt;
    prompt.model = "a";
    prompt.text = "Hello";
    QSignalSpy finished(&session, &Session::callFinished);
    QVERIFY(session.send(session.id, prompt));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(finished.at(0).at(0).value<CallRecord>().errorKind, ErrorKind::Timeout);
    QVERIFY(session.runs().start(workloadFor(server, {"a"})));
    QVERIFY(session.waitUntilRunEnds());
    QCOMPARE(session.calls().size(), 2);
    QCOMPARE(session.calls().at(1).errorKind, ErrorKind::Timeout);
}

void TestSessionRuns::theStoreHasTheRunsCallsButNoWarmUps()
{
    OllamaServer server;
    server.on("/api/chat", answer());
    server.on("/api/chat", Script().respond(404, R"x({"error":"model \"a\" not found"})x"));
    server.on("/api/chat", answer());
    WatchingSession session(server);
    QVERIFY(session.waitUntilLive());
    QSignalSpy ended(&session.runs(), &SessionRuns::finished);
    QSignalSpy progressed(&session, &Session::callsProgressed);
    QSignalSpy user(&session, &Session::callFinished);

    Workload workload = workloadFor(server, {"a", "b"});
    workload.repeats = 2;
    workload.warmUps = 1;
    QVERIFY(session.runs().start(workload));
    QVERIFY(session.waitUntilRunEnds());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(server.requestsFor("/api/chat"), 6);
    const QList<CallRecord> calls = session.calls();
    QCOMPARE(calls.size(), 4);
    for (const CallRecord &call : calls) {
        QCOMPARE(call.source, "probe");
        QCOMPARE(call.server, "ollama");
    }
    QCOMPARE(calls.first().status, CallStatus::Failed); // and the others were made all the same
    QCOMPARE(session.source(session.id)->calls, 6);
    QVERIFY(!progressed.isEmpty());
    QVERIFY(user.isEmpty());

    const SessionRun &run = session.runs().all().last();
    QCOMPARE(run.results.size(), 2);
    QCOMPARE(run.results.first().summary.failed, std::size_t(1));
    QCOMPARE(run.results.last().summary.ok, std::size_t(2));
    QVERIFY(run.clockError);
    QCOMPARE(calls.last().clockErrorUs.has_value(), calls.last().clock == run.clockError->clock);
}

void TestSessionRuns::whatIsKnownOfAServerIsNotAskedAgain()
{
    OllamaServer server;
    server.on("/api/chat", answer());
    WatchingSession session(server);
    session.setKey(session.id, "sk-secret");
    QVERIFY(session.waitUntilLive());
    const qsizetype questions = server.requestsFor("/api/version");
    QVERIFY(session.runs().start(workloadFor(server, {"a"})));
    QVERIFY(session.waitUntilRunEnds());
    QCOMPARE(server.requestsFor("/api/version"), questions);
    const ReceivedRequest call = server.requests().last();
    QCOMPARE(call.path, "/api/chat");
    QVERIFY(call.head.contains("Bearer sk-secret"));
}

void TestSessionRuns::oneRunAtATime()
{
    OllamaServer server;
    server.on("/api/chat", answerBehindGate("open"));
    WatchingSession session(server);
    QVERIFY(session.waitUntilLive());
    QVERIFY(session.runs().start(workloadFor(server, {"a"})));
    QVERIFY(!session.runs().start(workloadFor(server, {"b"})));
    QCOMPARE(session.runs().all().size(), 1);
    // The next one from the signal that says that the first has ended.
    connect(
        &session.runs(), &SessionRuns::finished, &session,
        [&] { QVERIFY(session.runs().start(workloadFor(server, {"b"}))); }, Qt::SingleShotConnection);
    server.openGate("open");
    QTRY_VERIFY_WITH_TIMEOUT(session.runs().all().size() == 2 && !session.runs().isRunning(), patience);
    QCOMPARE(session.calls().size(), 2);
    QCOMPARE(session.calls().last().model, "b");
}

void TestSessionRuns::nothingToCallIsNoRun()
{
    Session session;
    QVERIFY(!session.runs().start({}));
    QVERIFY(!session.runs().isRunning());
    QVERIFY(session.runs().all().isEmpty());
}

void TestSessionRuns::whatIsDoneStaysWhenARunIsCancelled()
{
    OllamaServer server;
    server.on("/api/chat", answer());
    server.on("/api/chat", answerBehindGate("open"));
    WatchingSession session(server);
    QVERIFY(session.waitUntilLive());
    Workload workload = workloadFor(server, {"a"});
    workload.repeats = 5;
    QVERIFY(session.runs().start(workload));
    QTRY_COMPARE_WITH_TIMEOUT(server.requestsFor("/api/chat"), 2, patience);
    session.runs().cancel();
    QVERIFY(session.waitUntilRunEnds());
    const QList<CallRecord> calls = session.calls();
    QCOMPARE(calls.size(), 2);
    QCOMPARE(calls.first().status, CallStatus::Ok);
    QCOMPARE(calls.last().status, CallStatus::Cancelled);
    QVERIFY(session.runs().all().last().results.last().cancelled);
}

void TestSessionRuns::removingAServerEndsTheRunThatCallsIt()
{
    OllamaServer server;
    server.on("/api/chat", answerBehindGate("open"));
    WatchingSession session(server);
    QVERIFY(session.waitUntilLive());
    QVERIFY(session.runs().start(workloadFor(server, {"a"})));
    QTRY_COMPARE_WITH_TIMEOUT(server.requestsFor("/api/chat"), 1, patience);
    session.removeSource(session.id);
    QVERIFY(session.waitUntilRunEnds());
    QCOMPARE(session.calls().last().status, CallStatus::Cancelled);
}

void TestSessionRuns::theDemosRunsSayThatTheyAre()
{
    Session session;
    const SourceId id = session.addDemo();
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
    Workload workload;
    workload.servers = {{session.source(id)->server.baseUrl, {}, {"swift:3b"}}};
    workload.prompts = {{{}, "short-answer", {}, 0}};
    QSignalSpy finished(&session.runs(), &SessionRuns::callFinished);
    QVERIFY(session.runs().start(workload));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(finished.first().first().value<RunCall>().record.source, "demo");
}

QTEST_GUILESS_MAIN(TestSessionRuns)
#include "tst_sessionruns.moc"
