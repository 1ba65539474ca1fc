// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/access.h"
#include "core/probe/proxy.h"
#include "core/probe/untimedclient.h"
#include "core/protocols/registry.h"
#include "tests/support/caller.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

const QByteArrayList proxyVariables{"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY",
                                    "all_proxy",  "ALL_PROXY",  "no_proxy",    "NO_PROXY"};

// A fingerprint's 32 bytes, all the same.
QByteArray digestOf(char byte)
{
    return QByteArray(32, byte);
}

QByteArray headerNames(const QList<HttpHeader> &headers)
{
    QByteArrayList names;
    for (const HttpHeader &header : headers)
        names.append(header.name);
    return names.join(',');
}

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void sendsTheKeyAsTheProtocolWantsIt();
    void theUsersHeadersComeAfterTheKey();
    void readsFingerprints_data();
    void readsFingerprints();
    void findsTheProxyInTheEnvironment_data();
    void findsTheProxyInTheEnvironment();
    void aPlainCallAsksTheProxyForTheWholeAddress();
    void aQuestionGoesThroughTheProxyToo();
    void saysWhichProxyDoesNotAnswer();
};

void TestAccess::cleanup()
{
    for (const QByteArray &name : proxyVariables)
        qunsetenv(name.constData());
}

void TestAccess::sendsTheKeyAsTheProtocolWantsIt()
{
    const Access access{.apiKey = "sk-1", .headers = {}, .trust = {}};
    const QList<HttpHeader> openAi = accessHeaders(access, protocolById("openai"));
    QCOMPARE(openAi.size(), 1);
    QCOMPARE(openAi[0].name, "Authorization");
    QCOMPARE(openAi[0].value, "Bearer sk-1");
    const QList<HttpHeader> anthropic = accessHeaders(access, protocolById("anthropic"));
    QCOMPARE(anthropic.size(), 1);
    QCOMPARE(anthropic[0].name, "x-api-key");
    QCOMPARE(anthropic[0].value, "sk-1");
    QCOMPARE(headerNames(accessHeaders(access, nullptr)), "Authorization,x-api-key");
    QVERIFY(accessHeaders({}, nullptr).isEmpty());
}

void TestAccess::theUsersHeadersComeAfterTheKey()
{
    FakeServer server;
    server.on("/stream", textAnswer());
    CallSpec spec = specFor(server.url());
    spec.access = {.apiKey = "sk-1", .headers = {{"Authorization", "Token mine"}}, .trust = {}};
    Caller caller;
    QCOMPARE(caller.run(spec).status, CallStatus::Ok);
    const QByteArray head = server.requests().first().head;
    QVERIFY2(head.contains("\r\nAuthorization: Token mine\r\n"), head.constData());
    QVERIFY(!head.contains("sk-1"));
}

void TestAccess::readsFingerprints_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("as it is shown") << fingerprintText(digestOf('\xAB')) << digestOf('\xAB');
    QTest::newRow("without colons") << digestOf('\x12').toHex() << digestOf('\x12');
    QTest::newRow("with spaces around") << ' ' + digestOf('\x12').toHex() + '\n' << digestOf('\x12');
    QTest::newRow("too short") << digestOf('\x12').toHex().chopped(1) << QByteArray();
    QTest::newRow("no digits") << QByteArray(64, 'x') << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestAccess::readsFingerprints()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, digest);
    QCOMPARE(fingerprintFrom(text).value_or(QByteArray()), digest);
}

void TestAccess::findsTheProxyInTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("variables"); // NAME=VALUE, separated by spaces
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("proxy"); // user:password@host:port; empty for none
    const auto row = [](const char *name, const char *variables, const char *url, const char *proxy) {
        QTest::newRow(name) << QByteArray(variables) << QString::fromLatin1(url) << QByteArray(proxy);
    };
    row("none", "", "http://gpu.lan:8000", "");
    row("http", "http_proxy=http://proxy:3128", "http://gpu.lan:8000", ":@proxy:3128");
    row("http in capitals is a CGI header", "HTTP_PROXY=http://proxy:3128", "http://gpu.lan", "");
    row("https", "https_proxy=http://proxy:3128", "https://api.openai.com", ":@proxy:3128");
    row("https in capitals", "HTTPS_PROXY=http://proxy:3128", "https://api.openai.com", ":@proxy:3128");
    row("small letters first", "HTTPS_PROXY=http://b:1 https_proxy=http://a:1", "https://x.org", ":@a:1");
    row("not that of the other scheme", "https_proxy=http://proxy:3128", "http://gpu.lan", "");
    row("for all", "ALL_PROXY=http://proxy:3128", "http://gpu.lan", ":@proxy:3128");
    row("without a scheme and port", "http_proxy=proxy", "http://gpu.lan", ":@proxy:1080");
    row("with credentials", "http_proxy=http://me:p%40ss@proxy:3128/", "http://gpu.lan",
        "me:p@ss@proxy:3128");
    row("of another kind", "ALL_PROXY=socks5://proxy:1080", "http://gpu.lan", "");
    row("not for this machine", "http_proxy=http://proxy:3128", "http://localhost:11434", "");
    row("not for this address", "http_proxy=http://proxy:3128", "http://127.0.0.1:11434", "");
    row("exempt name", "http_proxy=http://p:1 no_proxy=a.b,gpu.lan", "http://gpu.lan:8000", "");
    row("exempt names under it", "http_proxy=http://p:1 NO_PROXY=lan", "http://gpu.lan", "");
    row("exempt with a dot", "http_proxy=http://p:1 no_proxy=.lan", "http://gpu.lan", "");
    row("another name that ends so", "http_proxy=http://p:1 no_proxy=lan", "http://wlan", ":@p:1");
    row("exempt port", "http_proxy=http://p:1 no_proxy=gpu.lan:8000", "http://gpu.lan:8000", "");
    row("another port", "http_proxy=http://p:1 no_proxy=gpu.lan:8000", "http://gpu.lan", ":@p:1");
    row("exempt network", "http_proxy=http://p:1 no_proxy=10.0.0.0/8", "http://10.1.2.3:8000", "");
    row("another network", "http_proxy=http://p:1 no_proxy=10.0.0.0/8", "http://11.1.2.3:8000", ":@p:1");
    row("all exempt", "http_proxy=http://p:1 no_proxy=*", "http://gpu.lan", "");
}

void TestAccess::findsTheProxyInTheEnvironment()
{
    QFETCH(QByteArray, variables);
    QFETCH(QString, url);
    QFETCH(QByteArray, proxy);
    for (const QByteArray &variable : variables.split(' ')) {
        if (const qsizetype equals = variable.indexOf('='); equals > 0)
            qputenv(variable.left(equals).constData(), variable.mid(equals + 1));
    }
    const std::optional<Proxy> found = environmentProxy(QUrl(url));
    const QByteArray shown = found ? found->user + ':' + found->password + '@' + found->host + ':' +
                                         QByteArray::number(found->port)
                                   : QByteArray();
    QCOMPARE(shown, proxy);
}

void TestAccess::aPlainCallAsksTheProxyForTheWholeAddress()
{
    FakeServer proxy;
    proxy.on("http://gpu.example:8000/llm/stream", textAnswer());
    QUrl proxyUrl = proxy.url();
    proxyUrl.setUserName(QStringLiteral("me"));
    proxyUrl.setPassword(QStringLiteral("secret"));
    qputenv("http_proxy", proxyUrl.toEncoded());

    Caller caller;
    const CallRecord record = caller.run(specFor(QUrl(QStringLiteral("http://gpu.example:8000/llm"))));
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.endpoint, "http://gpu.example:8000/llm/stream");
    QVERIFY(record.ttft);
    const QByteArray head = proxy.requests().first().head;
    QVERIFY2(head.startsWith("POST http://gpu.example:8000/llm/stream HTTP/1.1\r\n"), head.constData());
    QVERIFY(head.contains("\r\nHost: gpu.example:8000\r\n"));
    QVERIFY(head.contains("\r\nProxy-Authorization: Basic " + QByteArray("me:secret").toBase64() + "\r\n"));
}

void TestAccess::aQuestionGoesThroughTheProxyToo()
{
    FakeServer proxy;
    proxy.on("http://gpu.example/api/version", Script().respond(200, "{}"));
    qputenv("http_proxy", proxy.url().toEncoded());
    UntimedClient client;
    const std::unique_ptr<QNetworkReply> reply(client.get(
        QUrl(QStringLiteral("http://gpu.example/api/version")), {}, nullptr, std::chrono::seconds(20)));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(reply->readAll(), "{}");
}

void TestAccess::saysWhichProxyDoesNotAnswer()
{
    const QUrl proxy = refusingUrl();
    qputenv("http_proxy", proxy.toEncoded());
    Caller caller;
    const CallRecord record = caller.run(specFor(QUrl(QStringLiteral("http://gpu.example:8000"))));
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Refused));
    const QByteArray where = "http://gpu.example:8000 through the proxy " + proxy.host().toUtf8() + ':' +
                             QByteArray::number(proxy.port());
    QVERIFY2(record.error.contains(where), record.error.constData());
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
