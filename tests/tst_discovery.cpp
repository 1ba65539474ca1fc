// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/discovery.h"
#include "core/protocols/protocol.h"
#include "tests/fakeserver/fakeserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

const QByteArray openAiList(R"({"object":"list","data":[{"id":"m","object":"model","owned_by":"%1"}]})");
const QByteArray llamaCpp("Server: llama.cpp\r\n");

QByteArray listOwnedBy(const char *owner)
{
    return QByteArray(openAiList).replace("%1", owner);
}

// What identify() ends in.
struct Outcome
{
    std::optional<FoundServer> server;
    QString reason;
};

Outcome identified(const QUrl &url, const Access &access = {})
{
    Discovery discovery;
    Outcome outcome;
    bool ended = false;
    QObject::connect(&discovery, &Discovery::found, &discovery, [&](const FoundServer &server) {
        outcome.server = server;
        ended = true;
    });
    QObject::connect(&discovery, &Discovery::notFound, &discovery,
                     [&](const QUrl &asked, const QString &reason) {
                         outcome.reason = asked == url ? reason : QString();
                         ended = true;
                     });
    discovery.identify(url, access);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000); }();
    return outcome;
}

} // namespace

class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheProduct_data();
    void knowsTheProduct();
    void leavesOutModelsThatOnlyEmbed_data();
    void leavesOutModelsThatOnlyEmbed();
    void looksBehindABasePath();
    void takesTheOpenAiSideWhereV1IsWritten();
    void sendsTheKeyAndNeverShowsIt();
    void saysWhyNothingWasFound_data();
    void saysWhyNothingWasFound();
    void showsAnEncodedAddressAsItIs();
    void saysThatNothingAnswers();
    void saysThatAnAddressIsNone_data();
    void saysThatAnAddressIsNone();
    void readsNoEndlessAnswer();
    void followsNoRedirection();
    void searchesThePorts();
    void endsASearchOfNothing();
    void canBeDestroyedWhileAsking();
};

void TestDiscovery::knowsTheProduct_data()
{
    QTest::addColumn<QList<QByteArray>>("paths");
    QTest::addColumn<QList<QByteArray>>("bodies");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("product");
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QList<QByteArray>>("models");
    using List = QList<QByteArray>;

    QTest::newRow("ollama") << List{"/api/version", "/api/tags"}
                            << List{R"({"version":"0.12.3"})",
                                    R"({"models":[{"name":"a:1b"},{"name":"b:2b"}]})"}
                            << QByteArray() << QByteArray("ollama") << QByteArray("0.12.3")
                            << QByteArray("ollama") << List{"a:1b", "b:2b"};
    QTest::newRow("ollama without a model list")
        << List{"/api/version"} << List{R"({"version":"0.12.3"})"} << QByteArray() << QByteArray("ollama")
        << QByteArray("0.12.3") << QByteArray("ollama") << List();
    QTest::newRow("llama.cpp") << List{"/v1/models", "/props"}
                               << List{listOwnedBy("llamacpp"), R"({"build_info":"b7000-ab"})"}
                               << QByteArray() << QByteArray("llamacpp") << QByteArray("b7000-ab")
                               << QByteArray("openai") << List{"m"};
    QTest::newRow("llama.cpp by its header")
        << List{"/v1/models"} << List{listOwnedBy("someone")} << llamaCpp << QByteArray("llamacpp")
        << QByteArray() << QByteArray("openai") << List{"m"};
    QTest::newRow("vllm") << List{"/v1/models", "/version"}
                          << List{listOwnedBy("vllm"), R"({"version":"0.9.1"})"} << QByteArray()
                          << QByteArray("vllm") << QByteArray("0.9.1") << QByteArray("openai") << List{"m"};
    // It answers unknown paths with a 200.
    QTest::newRow("lm studio") << List{"/api/version", "/v1/models", "/api/v0/models"}
                               << List{R"({"error":"Unexpected endpoint or method."})",
                                       listOwnedBy("organization_owner"),
                                       R"({"data":[{"id":"m","state":"not-loaded"}]})"}
                               << QByteArray() << QByteArray("lmstudio") << QByteArray()
                               << QByteArray("openai") << List{"m"};
    QTest::newRow("sglang") << List{"/v1/models", "/get_server_info"}
                            << List{listOwnedBy("sglang"), R"({"model_path":"m","version":"0.5.1"})"}
                            << QByteArray() << QByteArray("sglang") << QByteArray("0.5.1")
                            << QByteArray("openai") << List{"m"};
    QTest::newRow("sglang that tells no version")
        << List{"/v1/models"} << List{listOwnedBy("sglang")} << QByteArray() << QByteArray("sglang")
        << QByteArray() << QByteArray("openai") << List{"m"};
    QTest::newRow("tgi") << List{"/v1/models", "/info"}
                         << List{listOwnedBy("m"), R"({"model_id":"m","version":"3.0.1","router":"r"})"}
                         << QByteArray() << QByteArray("tgi") << QByteArray("3.0.1") << QByteArray("openai")
                         << List{"m"};
    QTest::newRow("anthropic")
        << List{"/v1/models"}
        << List{R"({"data":[{"type":"model","id":"m","display_name":"M"}],"has_more":false})"} << QByteArray()
        << QByteArray("anthropic") << QByteArray() << QByteArray("anthropic") << List{"m"};
    QTest::newRow("no more than openai")
        << List{"/v1/models"} << List{listOwnedBy("someone")} << QByteArray() << QByteArray("openai")
        << QByteArray() << QByteArray("openai") << List{"m"};
    QTest::newRow("no models at all")
        << List{"/v1/models"} << List{R"({"object":"list","data":[]})"} << QByteArray()
        << QByteArray("openai") << QByteArray() << QByteArray("openai") << List();
}

void TestDiscovery::knowsTheProduct()
{
    QFETCH(QList<QByteArray>, paths);
    QFETCH(QList<QByteArray>, bodies);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, product);
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, protocol);
    QFETCH(QList<QByteArray>, models);
    FakeServer server;
    for (qsizetype i = 0; i < paths.size(); ++i)
        server.on(paths[i], Script().respond(200, bodies[i], headers));

    const Outcome outcome = identified(server.url());
    QVERIFY2(outcome.server, qPrintable(outcome.reason));
    QCOMPARE(outcome.server->product, product);
    QCOMPARE(outcome.server->version, version);
    QCOMPARE(outcome.server->protocol->id().toByteArray(), protocol);
    QCOMPARE(outcome.server->models, models);
    QCOMPARE(outcome.server->baseUrl, server.url());
    for (const ReceivedRequest &request : server.requests())
        QCOMPARE(request.method, request.path == "/api/show" ? "POST" : "GET");
    QVERIFY(server.requests().size() <= 4);
}

void TestDiscovery::leavesOutModelsThatOnlyEmbed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<bool>("isLeftOut");
    QTest::newRow("embeds only") << 200 << QByteArray(R"({"capabilities":["embedding"]})") << true;
    QTest::newRow("embeds, too") << 200 << QByteArray(R"({"capabilities":["embedding","completion"]})")
                                 << false;
    QTest::newRow("an older server's answer") << 200 << QByteArray(R"({"details":{}})") << false;
    QTest::newRow("no such question") << 404 << QByteArray("404 page not found") << false;
}

void TestDiscovery::leavesOutModelsThatOnlyEmbed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, shown);
    QFETCH(bool, isLeftOut);
    FakeServer server;
    server.on("/api/version", Script().respond(200, R"({"version":"0.12.3"})"));
    server.on("/api/tags",
              Script().respond(200, R"({"models":[{"name":"a:1b","capabilities":["completion"]},)"
                                    R"({"name":"b:1b","capabilities":["embedding"]},)"
                                    R"({"name":"c:1b"}]})"));
    server.on("/api/show", Script().respond(status, shown));
    const Outcome outcome = identified(server.url());
    QVERIFY(outcome.server);
    QCOMPARE(outcome.server->models,
             isLeftOut ? QList<QByteArray>{"a:1b"} : QList<QByteArray>({"a:1b", "c:1b"}));
    QCOMPARE(server.requests().size(), 3); // only the model is asked of which the list does not tell
    QCOMPARE(server.requests().last().body, R"({"model":"c:1b"})");
}

void TestDiscovery::looksBehindABasePath()
{
    FakeServer server;
    server.on("/llm/api/version", Script().respond(200, R"({"version":"1"})"));
    server.on("/llm/api/tags", Script().respond(200, R"({"models":[{"name":"a"}]})"));
    const Outcome outcome = identified(server.url().resolved(QUrl(QStringLiteral("/llm/"))));
    QVERIFY2(outcome.server, qPrintable(outcome.reason));
    QCOMPARE(outcome.server->product, "ollama");
    QCOMPARE(outcome.server->models, QList<QByteArray>{"a"});
}

void TestDiscovery::takesTheOpenAiSideWhereV1IsWritten()
{
    FakeServer server;
    server.on("/api/version", Script().respond(200, R"({"version":"1"})"));
    server.on("/v1/models", Script().respond(200, listOwnedBy("llamacpp")));
    server.on("/props", Script().respond(200, R"({"build_info":"b1"})"));
    for (const QString &path : {QStringLiteral("/v1"), QStringLiteral("/v1/")}) {
        const Outcome outcome = identified(server.url().resolved(QUrl(path)));
        QVERIFY2(outcome.server, qPrintable(outcome.reason));
        QCOMPARE(outcome.server->protocol->id().toByteArray(), "openai");
        QCOMPARE(outcome.server->version, "b1");
    }
}

void TestDiscovery::sendsTheKeyAndNeverShowsIt()
{
    FakeServer server;
    server.on("/v1/models", Script().respond(401, R"({"error":{"message":"Invalid API Key"}})"));
    QUrl url = server.url();
    url.setUserName(QStringLiteral("user"));
    url.setPassword(QStringLiteral("hidden"));
    const Outcome outcome = identified(url, Access{.apiKey = "sk-secret", .headers = {}, .trust = {}});
    QVERIFY(!outcome.server);
    QVERIFY2(outcome.reason.contains(u"API key"), qPrintable(outcome.reason));
    QVERIFY(!outcome.reason.contains(u"secret"));
    QVERIFY(!outcome.reason.contains(u"hidden"));
    QVERIFY(!server.requests().isEmpty());
    for (const ReceivedRequest &request : server.requests())
        QVERIFY(request.head.contains("Authorization: Bearer sk-secret\r\n"));
}

void TestDiscovery::saysWhyNothingWasFound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("loading") << 503 << QByteArray(R"({"error":{"code":503,"message":"Loading model"}})")
                             << QStringLiteral("is loading its model; try again in a moment");
    QTest::newRow("busy") << 503 << QByteArray("busy") << QStringLiteral("HTTP status 503");
    QTest::newRow("key") << 401 << QByteArray() << QStringLiteral("needs an API key");
    QTest::newRow("forbidden") << 403 << QByteArray("no") << QStringLiteral("needs an API key");
    QTest::newRow("another server") << 200 << QByteArray("<html>Hello</html>")
                                    << QStringLiteral("no LLM server of a known kind");
    QTest::newRow("another API") << 200 << QByteArray(R"({"data":3})")
                                 << QStringLiteral("no LLM server of a known kind");
    QTest::newRow("not there") << 404 << QByteArray() << QStringLiteral("HTTP status 404");
}

void TestDiscovery::saysWhyNothingWasFound()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    FakeServer server;
    server.on("/api/version", Script().respond(status, body));
    server.on("/v1/models", Script().respond(status, body));
    const Outcome outcome = identified(server.url());
    QVERIFY(!outcome.server);
    QVERIFY2(outcome.reason.contains(words), qPrintable(outcome.reason));
    QVERIFY2(outcome.reason.contains(server.url().toString()), qPrintable(outcome.reason));
}

void TestDiscovery::showsAnEncodedAddressAsItIs()
{
    FakeServer server;
    QUrl url = server.url();
    url.setPath(QStringLiteral("/a%20b%2"), QUrl::TolerantMode);
    const Outcome outcome = identified(url);
    QVERIFY2(outcome.reason.contains(QString::fromUtf8(url.toEncoded())), qPrintable(outcome.reason));
}

void TestDiscovery::saysThatNothingAnswers()
{
    const Outcome outcome = identified(refusingUrl());
    QVERIFY2(outcome.reason.startsWith(u"Nothing answers at http://127.0.0.1:"), qPrintable(outcome.reason));
    QVERIFY2(outcome.reason.contains(u"start the server"), qPrintable(outcome.reason));
}

void TestDiscovery::saysThatAnAddressIsNone_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"", "ftp://x", "http://", "localhost:11434", "/tmp/file"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TestDiscovery::saysThatAnAddressIsNone()
{
    QFETCH(QString, url);
    const Outcome outcome = identified(QUrl(url));
    QVERIFY(!outcome.server);
    QVERIFY2(outcome.reason.contains(u"not the address of a server"), qPrintable(outcome.reason));
}

void TestDiscovery::readsNoEndlessAnswer()
{
    FakeServer server;
    Script endless;
    endless.head();
    for (int i = 0; i < 20; ++i)
        endless.chunk(QByteArray(1024 * 1024, 'x'));
    server.on("/api/version", endless.stall());
    const Outcome outcome = identified(server.url());
    QVERIFY(!outcome.server);
    QVERIFY2(outcome.reason.contains(u"more than any LLM server"), qPrintable(outcome.reason));
}

void TestDiscovery::followsNoRedirection()
{
    FakeServer other;
    other.on("/v1/models", Script().respond(200, listOwnedBy("vllm")));
    FakeServer server;
    const QByteArray location = "Location: " + other.url().toEncoded() + "/v1/models\r\n";
    server.on("/v1/models", Script().respond(302, {}, location));
    const Outcome outcome = identified(server.url());
    QVERIFY(!outcome.server);
    QVERIFY2(outcome.reason.contains(u"elsewhere"), qPrintable(outcome.reason));
    QCOMPARE(other.connections(), 0);
}

void TestDiscovery::searchesThePorts()
{
    FakeServer ollama;
    ollama.on("/api/version", Script().respond(200, R"({"version":"1"})"));
    FakeServer website;
    FakeServer vllm;
    vllm.on("/v1/models", Script().respond(200, listOwnedBy("vllm")));
    const DeafServer deaf;
    const std::array<quint16, 5> ports{ollama.port(), website.port(), vllm.port(),
                                       static_cast<quint16>(deaf.url().port()),
                                       static_cast<quint16>(refusingUrl().port())};

    Discovery discovery;
    QSignalSpy found(&discovery, &Discovery::found);
    QSignalSpy notFound(&discovery, &Discovery::notFound);
    QSignalSpy finished(&discovery, &Discovery::localSearchFinished);
    discovery.searchThisMachine(ports);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toInt(), 2);
    QCOMPARE(found.size(), 2);
    QCOMPARE(notFound.size(), 0);
}

void TestDiscovery::endsASearchOfNothing()
{
    Discovery discovery;
    QSignalSpy finished(&discovery, &Discovery::localSearchFinished);
    discovery.searchThisMachine({});
    QVERIFY(finished.wait(20'000));
    QCOMPARE(finished.first().first().toInt(), 0);
}

void TestDiscovery::canBeDestroyedWhileAsking()
{
    FakeServer server;
    server.on("/api/version", Script().stall());
    {
        Discovery discovery;
        discovery.identify(server.url());
        QTRY_COMPARE(server.requests().size(), 1);
    }
    QTRY_VERIFY(server.clientWentAway());
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
