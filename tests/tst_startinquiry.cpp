// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/prober.h"
#include "core/protocols/registry.h"
#include "tests/fakeserver/fakeserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 20000;

Script answer()
{
    return Script()
        .head()
        .chunk(R"({"model":"m","message":{"content":"yes"},"done":false})"
               "\n")
        .chunk(R"({"model":"m","message":{"content":""},"done":true,"eval_count":1})"
               "\n")
        .lastChunk();
}

CallSpec specFor(const FakeServer &server, const QByteArray &model)
{
    CallSpec spec;
    spec.baseUrl = server.url();
    spec.protocol = protocolById("ollama");
    spec.prompt.model = model;
    spec.prompt.text = "Is it loaded?";
    spec.findStart = true;
    return spec;
}

} // namespace

class TestStartInquiry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<QList<CallRecord>>(); }

    void whatIsLoadedDecidesTheStart_data()
    {
        QTest::addColumn<QByteArray>("loaded");
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<std::optional<StartKind>>("start");
        const std::optional<StartKind> cold = StartKind::Cold;
        const std::optional<StartKind> warm = StartKind::Warm;
        const std::optional<StartKind> unknown;
        const QByteArray two = R"({"models":[{"name":"owl:7b"},{"name":"wren:latest"}]})";

        QTest::newRow("loaded") << two << QByteArray("owl:7b") << warm;
        QTest::newRow("another tag is loaded") << two << QByteArray("owl:3b") << cold;
        QTest::newRow("the tag is implied") << two << QByteArray("wren") << warm;
        QTest::newRow("nothing is loaded")
            << QByteArray(R"({"models":null})") << QByteArray("owl:7b") << cold;
        QTest::newRow("not a list") << QByteArray(R"({"status":"fine"})") << QByteArray("owl:7b") << unknown;
        QTest::newRow("not JSON") << QByteArray("<html>") << QByteArray("owl:7b") << unknown;
    }

    void whatIsLoadedDecidesTheStart()
    {
        QFETCH(QByteArray, loaded);
        QFETCH(QByteArray, model);
        QFETCH(std::optional<StartKind>, start);
        FakeServer server;
        server.on("/api/ps", Script().respond(200, loaded));
        server.on("/api/chat", answer());

        const CallRecord record = run(specFor(server, model));
        QCOMPARE(record.status, CallStatus::Ok);
        QVERIFY(record.start == start);
        QCOMPARE(server.requests().constFirst().path, QByteArray("/api/ps"));
    }

    void aServerThatDoesNotTellLeavesTheStartUnknown()
    {
        FakeServer server;
        server.on("/api/chat", answer());
        const CallRecord record = run(specFor(server, "owl:7b"));
        QCOMPARE(record.status, CallStatus::Ok);
        QVERIFY(!record.start);
    }

    void aServerThatStallsOverTheQuestionIsCalledAllTheSame()
    {
        FakeServer server;
        server.on("/api/ps", Script().stall());
        server.on("/api/chat", answer());
        const CallRecord record = run(specFor(server, "owl:7b"));
        QCOMPARE(record.status, CallStatus::Ok);
        QVERIFY(!record.start);
    }

    void aPastedKeyAddsNoHeaderOfItsOwn()
    {
        FakeServer server;
        server.on("/api/ps", Script().respond(200, R"({"models":[]})"));
        server.on("/api/chat", answer());
        CallSpec spec = specFor(server, "owl:7b");
        spec.access.headers = {{"Authorization", "Bearer key\r\nX-Other: 1"}};
        QCOMPARE(run(spec).status, CallStatus::Ok);
        QCOMPARE(server.requests().size(), 2);
        for (const ReceivedRequest &request : server.requests()) {
            QVERIFY(request.head.contains("\r\nAuthorization: Bearer key X-Other: 1\r\n"));
            QVERIFY(!request.head.contains("\nX-Other"));
        }
    }

    void theCredentialsOfTheUrlAreSentWithTheQuestion()
    {
        FakeServer server;
        server.on("/api/ps", Script().respond(200, R"({"models":[]})"));
        server.on("/api/chat", answer());
        CallSpec spec = specFor(server, "owl:7b");
        spec.baseUrl.setUserInfo(QStringLiteral("me:secret"));
        QVERIFY(run(spec).start == StartKind::Cold);
        QVERIFY(server.requests().constFirst().head.contains("Authorization: Basic bWU6c2VjcmV0\r\n"));
    }

    void theQuestionIsNoPartOfTheCall()
    {
        FakeServer server;
        server.on("/api/ps", Script().wait(std::chrono::milliseconds(200)).respond(200, R"({"models":[]})"));
        server.on("/api/chat", answer());
        const CallRecord record = run(specFor(server, "owl:7b"));
        const QList<ReceivedRequest> requests = server.requests();
        QCOMPARE(requests.size(), 2);
        const WallTime asked = wallNow() - Nanoseconds(monotonic() - requests.first().readAt);
        QVERIFY(record.startedAt - asked >= std::chrono::milliseconds(199));
    }

    void aCallCancelledWhileTheServerIsAskedHasItsRecord()
    {
        FakeServer server;
        server.on("/api/ps", Script().stall());
        server.on("/api/chat", Script().stall());
        Prober prober;
        QSignalSpy finished(&prober, &Prober::callsFinished);
        const CallId id = prober.call(specFor(server, "owl:7b"));
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, patienceMs);
        prober.cancel(id);
        QVERIFY(finished.count() > 0 || finished.wait(patienceMs));
        const auto records = finished.first().first().value<QList<CallRecord>>();
        QCOMPARE(records.first().id, id);
        QCOMPARE(records.first().status, CallStatus::Cancelled);
        QCOMPARE(finished.count(), 1);
    }

private:
    static Moment monotonic() { return std::chrono::steady_clock::now().time_since_epoch() / Nanoseconds(1); }

    static CallRecord run(const CallSpec &spec)
    {
        Prober prober;
        QSignalSpy finished(&prober, &Prober::callsFinished);
        prober.call(spec);
        if (finished.count() == 0 && !finished.wait(patienceMs))
            return {};
        return finished.first().first().value<QList<CallRecord>>().first();
    }
};

QTEST_GUILESS_MAIN(TestStartInquiry)
#include "tst_startinquiry.moc"
