// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/rawexchange.h"
#include "tests/support/caller.h"

#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

CallSpec keptSpecFor(const QUrl &url)
{
    CallSpec spec = specFor(url);
    spec.keepRaw = true;
    return spec;
}

std::shared_ptr<const RawExchange> rawOf(const Caller &caller)
{
    return caller.progress.isEmpty() ? nullptr : caller.progress.constLast().raw;
}

} // namespace

class TestRawExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatWentOverTheWire();
    void isKeptOnlyWhereItIsWanted();
    void tellsWhenEachPartCame();
    void holdsNoSecret_data();
    void holdsNoSecret();
    void aWordThatBeginsAsAnotherHidesNoneOfIt();
    void holdsNoCookie_data();
    void holdsNoCookie();
    void tellsWhetherTheRequestWasSent();
    void isCutAndSaysSo();
    void isThatOfTheRequestThatWasAnswered();
};

void TestRawExchange::isWhatWentOverTheWire()
{
    FakeServer server;
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nX-Own: yes\r\n\r\n";
    server.on("/stream", Script().send(head + "t a\ndone\n"));
    Caller caller;
    QCOMPARE(caller.run(keptSpecFor(server.url())).status, CallStatus::Ok);
    const auto raw = rawOf(caller);
    QVERIFY(raw);
    const ReceivedRequest request = server.requests().constFirst();
    QCOMPARE(raw->request, request.head + request.body);
    QCOMPARE(raw->requestSize, raw->request.size());
    QCOMPARE(raw->response, head + "t a\ndone\n");
    QCOMPARE(raw->responseSize, raw->response.size());
    QCOMPARE(raw->reads.back().end, raw->response.size());
}

void TestRawExchange::isKeptOnlyWhereItIsWanted()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    Caller caller;
    QCOMPARE(caller.run(specFor(server.url())).status, CallStatus::Ok);
    QVERIFY(!caller.progress.isEmpty());
    QVERIFY(!rawOf(caller));
}

void TestRawExchange::tellsWhenEachPartCame()
{
    FakeServer server;
    server.on("/stream", Script().head().waitForGate("begun").chunk("t a\n").chunk("done\n").lastChunk());
    Caller caller;
    caller.prober.call(keptSpecFor(server.url()));
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().isEmpty(), patienceMs);
    server.openGate("begun");
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);
    const auto raw = rawOf(caller);
    QVERIFY(raw);
    const qsizetype token = raw->response.indexOf("t a\n");
    const auto read =
        std::ranges::find_if(raw->reads, [token](const auto &each) { return each.end > token; });
    QCOMPARE(OptionalDuration(read->at), caller.finished.constFirst().ttft);
    QVERIFY(std::ranges::is_sorted(raw->reads, {}, &RawExchange::Read::at));
}

void TestRawExchange::holdsNoSecret_data()
{
    QTest::addColumn<QString>("userInfo");
    QTest::addColumn<QList<HttpHeader>>("headers");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("a key") << QString() << QList<HttpHeader>{{"Authorization", "Bearer sk-12345678"}}
                           << QByteArray("sk-12345678");
    QTest::newRow("a header of the user's own")
        << QString() << QList<HttpHeader>{{"X-Token", "abcdefgh"}} << QByteArray("abcdefgh");
    QTest::newRow("a short one") << QString() << QList<HttpHeader>{{"X-Pin", "1234"}} << QByteArray("1234");
    QTest::newRow("a password") << QStringLiteral("user:open sesame") << QList<HttpHeader>()
                                << QByteArray("user:open sesame").toBase64();
}

// Neither in what was sent, nor where the server gives it back.
void TestRawExchange::holdsNoSecret()
{
    QFETCH(const QString, userInfo);
    QFETCH(const QList<HttpHeader>, headers);
    QFETCH(const QByteArray, secret);
    FakeServer server;
    const bool isLong = secret.size() > 5; // a shorter one cannot be told from other text
    const QByteArray said = "no access with " + (isLong ? secret : QByteArray("that"));
    server.on("/stream", Script().respond(401, said));
    QUrl url = server.url();
    url.setUserInfo(userInfo);
    CallSpec spec = keptSpecFor(url);
    spec.access.headers = headers;
    Caller caller;
    QCOMPARE(caller.run(spec).status, CallStatus::Failed);
    QVERIFY(server.requests().constFirst().head.contains(secret));
    const auto raw = rawOf(caller);
    QVERIFY(raw);
    QVERIFY(!raw->request.contains(secret));
    QVERIFY(raw->request.contains(": ***\r\n"));
    QVERIFY(!raw->response.contains(secret));
    QVERIFY(raw->response.endsWith(isLong ? QByteArray(secret.size(), '*') : QByteArray("that")));
    QCOMPARE(raw->reads.back().end, raw->response.size());
}

void TestRawExchange::aWordThatBeginsAsAnotherHidesNoneOfIt()
{
    FakeServer server;
    server.on("/stream", Script().respond(401, "not acme-corp-9f8e7d6c"));
    CallSpec spec = keptSpecFor(server.url());
    spec.access.headers = {{"X-Org", "acme-corp"}, {"Authorization", "Bearer acme-corp-9f8e7d6c"}};
    Caller caller;
    QVERIFY(!caller.run(spec).error.contains("9f8e"));
    QVERIFY(!rawOf(caller)->response.contains("9f8e"));
}

void TestRawExchange::holdsNoCookie_data()
{
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("of a whole answer") << true;
    QTest::newRow("of a header that was cut short") << false;
}

void TestRawExchange::holdsNoCookie()
{
    QFETCH(const bool, isWhole);
    FakeServer server;
    const Script whole = Script().respond(200, "t a\ndone\n", "X-Own: yes\r\nSet-Cookie: id=abc; Secure\r\n");
    const Script cut = Script().send("HTTP/1.1 200 OK\r\nX-Own: yes\r\nSet-Cookie: id=abc; Secure").close();
    server.on("/stream", isWhole ? whole : cut);
    Caller caller;
    caller.run(keptSpecFor(server.url()));
    const QByteArray response = rawOf(caller)->response;
    QVERIFY(response.contains("\r\nSet-Cookie:****"));
    QVERIFY(!response.contains("abc") && !response.contains("Secure"));
    QVERIFY(response.contains("\r\nX-Own: yes\r\n"));
}

void TestRawExchange::tellsWhetherTheRequestWasSent()
{
    Caller refused;
    QCOMPARE(refused.run(keptSpecFor(refusingUrl())).status, CallStatus::Failed);
    QVERIFY(!rawOf(refused)->sent);
    QVERIFY(rawOf(refused)->reads.empty());
    FakeServer server;
    server.on("/stream", textAnswer());
    Caller answered;
    const CallRecord record = answered.run(keptSpecFor(server.url()));
    QVERIFY(rawOf(answered)->sent >= record.connect && rawOf(answered)->sent < record.ttft);
}

void TestRawExchange::isCutAndSaysSo()
{
    FakeServer server;
    const QByteArray tokens = QByteArray("t abcdefgh\n").repeated(RawExchange::mostBytes / 8);
    server.on("/stream", textAnswer(tokens));
    Caller caller;
    CallSpec spec = keptSpecFor(server.url());
    spec.prompt.text = QByteArray(RawExchange::mostBytes * 2, 'x');
    QCOMPARE(caller.run(spec).status, CallStatus::Ok);
    const auto raw = rawOf(caller);
    QVERIFY(raw);
    QCOMPARE(raw->request.size(), RawExchange::mostBytes);
    QVERIFY(raw->requestSize > 2 * RawExchange::mostBytes);
    QCOMPARE(raw->response.size(), RawExchange::mostBytes);
    QVERIFY(raw->responseSize > tokens.size());
    QCOMPARE(raw->reads.back().end, raw->response.size());
}

// A server closed the connection that it had kept: what is shown is the exchange on the new one.
void TestRawExchange::isThatOfTheRequestThatWasAnswered()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    server.on("/stream", Script().close());
    server.on("/stream", textAnswer("t second\n"));
    Caller caller;
    QCOMPARE(caller.run(keptSpecFor(server.url())).status, CallStatus::Ok);
    caller.finished.clear();
    QCOMPARE(caller.run(keptSpecFor(server.url())).status, CallStatus::Ok);
    const auto raw = rawOf(caller);
    QVERIFY(raw);
    QCOMPARE(raw->response.count("HTTP/1.1 200"), 1);
    QVERIFY(raw->response.contains("t second\n"));
}

QTEST_GUILESS_MAIN(TestRawExchange)
#include "tst_rawexchange.moc"
