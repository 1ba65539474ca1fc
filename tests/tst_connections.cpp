// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/caller.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

// Where calls connect to, what they reuse, and what becomes of the credentials on the way.
class TestConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reusesAConnection();
    void opensAnotherWhereTheServerClosedTheIdleOne();
    void triesAgainWhereTheReusedConnectionDies();
    void doesNotTryAgainOnAFreshConnection();
    void fallsBackToIpv4ForLocalhost();
    void reportsAnUnusableAddress();
    void keepsCredentialsOutOfEverything();
    void keepsAKeyThatTheServerQuotesOutOfTheError_data();
    void keepsAKeyThatTheServerQuotesOutOfTheError();
};

void TestConnections::reusesAConnection()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    Caller caller;
    QVERIFY(*caller.run(specFor(server.url())).connect > 0ns);
    const CallRecord second = caller.run(specFor(server.url()));
    QCOMPARE(second.status, CallStatus::Ok);
    QCOMPARE(second.connect, OptionalDuration(0ns));
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.requests().size(), 2);
}

void TestConnections::opensAnotherWhereTheServerClosedTheIdleOne()
{
    FakeServer server;
    server.on("/stream", textAnswer().close());
    Caller caller;
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
        QCOMPARE(server.connections(), i);
    }
}

void TestConnections::triesAgainWhereTheReusedConnectionDies()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    server.on("/stream", Script().wait(10ms).reset());
    server.on("/stream", textAnswer());
    Caller caller;
    QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
    const CallRecord second = caller.run(specFor(server.url()));
    QCOMPARE(second.status, CallStatus::Ok);
    QVERIFY(*second.connect >= 10ms);
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(server.connections(), 2);
}

void TestConnections::doesNotTryAgainOnAFreshConnection()
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

void TestConnections::fallsBackToIpv4ForLocalhost()
{
    FakeServer server; // on 127.0.0.1 only
    server.on("/stream", textAnswer());
    Caller caller;
    QUrl url = server.url();
    url.setHost(QStringLiteral("localhost"));
    QCOMPARE(caller.run(specFor(url)).status, CallStatus::Ok);
    QVERIFY(server.requests().constFirst().head.contains("Host: localhost:"));
}

void TestConnections::reportsAnUnusableAddress()
{
    Caller caller;
    for (const char *address : {"", "ftp://localhost", "localhost:11434", "http://", "http://bad host"}) {
        const CallRecord record = caller.run(specFor(QUrl(QString::fromLatin1(address))));
        QCOMPARE(record.status, CallStatus::Failed);
        QCOMPARE(record.errorKind, std::optional(ErrorKind::Protocol));
        QVERIFY(record.error.contains("must begin with http://"));
    }
}

void TestConnections::keepsCredentialsOutOfEverything()
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

void TestConnections::keepsAKeyThatTheServerQuotesOutOfTheError_data()
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

void TestConnections::keepsAKeyThatTheServerQuotesOutOfTheError()
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
        spec.access.headers = {{"X-Api-Key", key}};
    QCOMPARE(caller.run(spec).error, QByteArray("Not known here: ***, try another."));
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
