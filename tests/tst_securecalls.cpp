// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/prober.h"
#include "tests/support/textprotocol.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

constexpr int patienceMs = 20000;

QByteArray dataFile(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/tls/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Answers each request over TLS with one token, in two parts, and keeps the connection.
class SecureServer
{
public:
    SecureServer()
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(dataFile("localhost.crt")));
        configuration.setPrivateKey(QSslKey(dataFile("localhost.key"), QSsl::Ec));
        m_server.setSslConfiguration(configuration);
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *client = m_server.nextPendingConnection();
            ++connections;
            QObject::connect(client, &QTcpSocket::readyRead, client, [client] {
                client->readAll();
                client->write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nt a\n");
                client->flush();
                client->write("done\n");
            });
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort())); }

    int connections = 0;

private:
    QSslServer m_server;
};

CallRecord run(Prober &prober, const QUrl &url)
{
    static const TextProtocol protocol;
    CallSpec spec;
    spec.baseUrl = url;
    spec.protocol = &protocol;
    spec.prompt.text = "why?";
    QList<CallRecord> finished;
    const QObject context;
    QObject::connect(&prober, &Prober::callsFinished, &context,
                     [&finished](const QList<CallRecord> &calls) { finished += calls; });
    prober.call(spec);
    return QTest::qWaitFor([&] { return !finished.isEmpty(); }, patienceMs) ? finished.first() : CallRecord();
}

} // namespace

class TestSecureCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesACertificateThatNobodyVouchesFor();
    void recordsACallOverTls();
    void saysThatNoServerIsThere();
};

void TestSecureCalls::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt has no TLS here");
}

void TestSecureCalls::refusesACertificateThatNobodyVouchesFor()
{
    SecureServer server;
    Prober prober;
    const CallRecord record = run(prober, server.url());
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Tls));
    QVERIFY2(record.error.startsWith("No secure connection to " + server.url().toEncoded()),
             record.error.constData());
    QVERIFY(record.connect && !record.tls);
}

void TestSecureCalls::recordsACallOverTls()
{
    const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = usual;
    trusting.addCaCertificate(QSslCertificate(dataFile("localhost.crt")));
    QSslConfiguration::setDefaultConfiguration(trusting);

    SecureServer server;
    Prober prober;
    const CallRecord first = run(prober, server.url());
    QCOMPARE(first.status, CallStatus::Ok);
    QVERIFY(first.connect && *first.connect > 0ns);
    QVERIFY(first.tls && *first.tls > 0ns);
    QVERIFY(first.ttft && *first.ttft > *first.connect + *first.tls);
    QCOMPARE(first.clock, std::optional(Clock::Client));
    QVERIFY(first.clientDelay);

    const CallRecord second = run(prober, server.url());
    QCOMPARE(second.status, CallStatus::Ok);
    QCOMPARE(second.connect, OptionalDuration(0ns));
    QCOMPARE(second.tls, OptionalDuration(0ns));
    QCOMPARE(server.connections, 1);
    QSslConfiguration::setDefaultConfiguration(usual);
}

void TestSecureCalls::saysThatNoServerIsThere()
{
    QUrl url;
    {
        SecureServer server;
        url = server.url();
    }
    Prober prober;
    const CallRecord record = run(prober, url);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Refused));
    QVERIFY2(record.error.endsWith("is the server running there?"), record.error.constData());
}

QTEST_GUILESS_MAIN(TestSecureCalls)
#include "tst_securecalls.moc"
