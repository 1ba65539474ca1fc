// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/timedsocket.h"
#include "tests/support/caller.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

CallSpec specAt(const QUrl &url, Moment sendAt)
{
    CallSpec spec = specFor(url);
    spec.sendAt = sendAt;
    return spec;
}

Moment fromNow(std::chrono::nanoseconds time)
{
    return monotonicNow() + time.count();
}

std::optional<Moment> firstToken(const Caller &caller, CallId id)
{
    for (const CallProgress &news : caller.progress) {
        if (news.id == id && !news.tokenMoments.empty())
            return news.tokenMoments.front();
    }
    return std::nullopt;
}

} // namespace

class TestSendAt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFromItsMoment();
    void callsOfOneMomentLeaveNoneBeforeIt();
    void reusesAConnection();
    void tellsHowLateItIs();
    void opensAnotherConnectionWhereTheServerClosedTheWaitingOne();
    void failsAheadOfItsMomentWhereNothingListens();
    void neverBeginsOnceCancelled_data();
    void neverBeginsOnceCancelled();
};

void TestSendAt::countsFromItsMoment()
{
    FakeServer server;
    server.on("/stream", textAnswer("t a\n"));
    Caller caller;
    const Moment sendAt = fromNow(200ms);
    const WallTime wallSendAt = wallNow() + 200ms;
    const CallRecord record = caller.run(specAt(server.url(), sendAt));

    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.connect, OptionalDuration(0ns));
    QVERIFY(!record.tls);
    QVERIFY(server.requests().constFirst().readAt >= sendAt);
    QVERIFY(record.clientDelay && *record.clientDelay >= 0ns);
    QVERIFY(*record.clientDelay <= Nanoseconds(server.requests().constFirst().readAt - sendAt));
    QCOMPARE(record.ttft, OptionalDuration(Nanoseconds(*firstToken(caller, record.id) - sendAt)));
    QCOMPARE(record.total, record.ttft);
    QVERIFY(std::chrono::abs(record.startedAt - wallSendAt) < 100ms);
}

void TestSendAt::callsOfOneMomentLeaveNoneBeforeIt()
{
    constexpr int calls = 32;
    FakeServer server;
    server.on("/stream", textAnswer("t a\n"));
    Caller caller;
    const Moment sendAt = fromNow(300ms);
    for (int i = 0; i < calls; ++i)
        caller.prober.call(specAt(server.url(), sendAt));
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), calls, patienceMs);

    QCOMPARE(server.connections(), calls);
    const QList<ReceivedRequest> requests = server.requests();
    QCOMPARE(requests.size(), calls);
    for (const ReceivedRequest &request : requests)
        QVERIFY(request.readAt >= sendAt);
    for (const CallRecord &record : std::as_const(caller.finished)) {
        QCOMPARE(record.status, CallStatus::Ok);
        QVERIFY(record.clientDelay);
        QCOMPARE(record.ttft, OptionalDuration(Nanoseconds(*firstToken(caller, record.id) - sendAt)));
    }
}

void TestSendAt::reusesAConnection()
{
    FakeServer server;
    server.on("/stream", textAnswer("t a\n"));
    Caller caller;
    for (int i = 0; i < 3; ++i) {
        const CallRecord record = caller.run(specAt(server.url(), fromNow(20ms)));
        QCOMPARE(record.status, CallStatus::Ok);
        QCOMPARE(record.connect, OptionalDuration(0ns));
    }
    QCOMPARE(server.connections(), 1);
}

void TestSendAt::tellsHowLateItIs()
{
    FakeServer server;
    server.on("/stream", textAnswer("t a\n"));
    Caller caller;
    const Moment sendAt = fromNow(-50ms);
    const CallRecord record = caller.run(specAt(server.url(), sendAt));
    QCOMPARE(record.status, CallStatus::Ok);
    QVERIFY(*record.clientDelay >= 50ms);
    QVERIFY(record.connect && *record.connect > 0ns);
    QCOMPARE(record.ttft, OptionalDuration(Nanoseconds(*firstToken(caller, record.id) - sendAt)));
    // Connecting and our delay are two parts of the whole, not one told twice.
    QVERIFY(*record.clientDelay + *record.connect <= *record.ttft);
}

void TestSendAt::opensAnotherConnectionWhereTheServerClosedTheWaitingOne()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *client = server.nextPendingConnection();
        if (++connections == 1) {
            client->disconnectFromHost();
            return;
        }
        connect(client, &QTcpSocket::readyRead, client,
                [client] { client->write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nt a\ndone\n"); });
    });
    Caller caller;
    const QUrl url(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
    const CallRecord record = caller.run(specAt(url, fromNow(200ms)));
    QCOMPARE(record.error, QByteArray());
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(connections, 2);
    QVERIFY(*record.connect > 0ns); // this time it is a part of the call
    QVERIFY(*record.clientDelay < *record.ttft);
}

void TestSendAt::failsAheadOfItsMomentWhereNothingListens()
{
    Caller caller;
    const Moment sendAt = fromNow(400ms);
    const CallRecord record = caller.run(specAt(refusingUrl(), sendAt));
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Refused));
    QVERIFY(record.total && *record.total >= 0ns);
    QVERIFY(!record.clientDelay && !record.ttft);
}

void TestSendAt::neverBeginsOnceCancelled_data()
{
    QTest::addColumn<int>("secondsAhead");
    QTest::newRow("connected already") << 0;
    QTest::newRow("long before") << 3600;
}

void TestSendAt::neverBeginsOnceCancelled()
{
    QFETCH(int, secondsAhead);
    FakeServer server;
    server.on("/stream", textAnswer("t a\n"));
    Caller caller;
    const bool connectsAtOnce = secondsAhead == 0;
    const CallId id =
        caller.prober.call(specAt(server.url(), fromNow(450ms + std::chrono::seconds(secondsAhead))));
    if (connectsAtOnce)
        QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, patienceMs);
    caller.prober.cancel(id);
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);
    const CallRecord record = caller.finished.constFirst();
    QCOMPARE(record.status, CallStatus::Cancelled);
    QVERIFY(!record.connect && !record.ttft && !record.total && !record.clientDelay);
    QCOMPARE(server.connections(), connectsAtOnce ? 1 : 0);
    QVERIFY(server.requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestSendAt)
#include "tst_sendat.moc"
