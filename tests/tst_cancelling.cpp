// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/caller.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

class TestCancelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelsWhileConnecting();
    void cancelsWhileWaiting();
    void cancelsWhileStreaming();
    void ignoresACancelThatComesTooLate();
    void endsQuietlyWhenDestroyedInTheMidstOfCalls();
    void hangsUpOnceALimitHasPassed();
};

void TestCancelling::cancelsWhileConnecting()
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

void TestCancelling::cancelsWhileWaiting()
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

void TestCancelling::cancelsWhileStreaming()
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

void TestCancelling::ignoresACancelThatComesTooLate()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    Caller caller;
    const CallRecord first = caller.run(specFor(server.url()));
    caller.prober.cancel(first.id);
    caller.prober.cancel(12345);
    QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
    QCOMPARE(caller.finished.size(), 2);
}

void TestCancelling::endsQuietlyWhenDestroyedInTheMidstOfCalls()
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

void TestCancelling::hangsUpOnceALimitHasPassed()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\n").stall());
    Caller caller;
    CallSpec spec = specFor(server.url());
    spec.limits.idle = 100ms;
    QCOMPARE(caller.run(spec).errorKind, std::optional(ErrorKind::Timeout));
    QTRY_VERIFY_WITH_TIMEOUT(server.clientWentAway(), patienceMs);
}

QTEST_GUILESS_MAIN(TestCancelling)
#include "tst_cancelling.moc"
