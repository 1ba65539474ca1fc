// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"
#include "tests/support/caller.h"
#include "tests/support/captures.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

QByteArray dataFile(const QString &name)
{
    return contentsOf(QStringLiteral(TEST_DATA_DIR "/tls/") + name);
}

// Answers each request over TLS with one token, in two parts, and keeps the connection.
class SecureServer
{
public:
    // With the certificate and the key of that name in data/tls.
    explicit SecureServer(const QString &certificate = QStringLiteral("localhost"))
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(dataFile(certificate + QStringLiteral(".crt"))));
        configuration.setPrivateKey(QSslKey(dataFile(certificate + QStringLiteral(".key")), QSsl::Ec));
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

// Has this process take a certificate of data/tls for an authority's, as long as it lives.
class Trust
{
public:
    explicit Trust(const QString &certificate)
    {
        QSslConfiguration trusting = m_usual;
        trusting.addCaCertificate(QSslCertificate(dataFile(certificate)));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    ~Trust() { QSslConfiguration::setDefaultConfiguration(m_usual); }
    Q_DISABLE_COPY_MOVE(Trust)

private:
    const QSslConfiguration m_usual = QSslConfiguration::defaultConfiguration();
};

} // namespace

class TestSecureCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesABadCertificate_data();
    void refusesABadCertificate();
    void saysThatNoSecureConnectionCameAbout_data();
    void saysThatNoSecureConnectionCameAbout();
    void recordsACallOverTls();
    void saysThatNoServerIsThere();
};

void TestSecureCalls::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt has no TLS here");
}

void TestSecureCalls::refusesABadCertificate_data()
{
    QTest::addColumn<const Protocol *>("protocol");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QByteArray>("words");
    for (const Protocol *protocol : protocols()) {
        const auto row = [protocol](const char *name, const char *certificate, const char *words) {
            QTest::addRow("%s: %s", protocol->id().data(), name)
                << protocol << QString::fromLatin1(certificate) << QByteArray(words);
        };
        row("self-signed", "localhost", "self-signed");
        row("expired", "expired", "expired");
        row("of another host", "otherhost", "host name");
    }
}

// Its authority is trusted where it has one, so that nothing else is wrong with it.
void TestSecureCalls::refusesABadCertificate()
{
    QFETCH(const Protocol *, protocol);
    QFETCH(QString, certificate);
    QFETCH(QByteArray, words);
    const Trust trust(QStringLiteral("authority.crt"));
    SecureServer server(certificate);
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url(), *protocol));
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Tls));
    QVERIFY2(record.error.startsWith("No secure connection to " + server.url().toEncoded() + ": "),
             record.error);
    QVERIFY2(record.error.contains(words), record.error);
    QVERIFY2(record.error.endsWith("a certificate that this system trusts?"), record.error);
    QVERIFY(record.connect && !record.tls && !record.httpStatus);
}

void TestSecureCalls::saysThatNoSecureConnectionCameAbout_data()
{
    QTest::addColumn<const Protocol *>("protocol");
    QTest::addColumn<Script>("greeting");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QByteArray>("words");
    for (const Protocol *protocol : protocols()) {
        const auto row = [protocol](const char *name, const Script &greeting, ErrorKind kind,
                                    const char *words) {
            QTest::addRow("%s: %s", protocol->id().data(), name)
                << protocol << greeting << kind << QByteArray(words);
        };
        row("hangs up", Script().close(), ErrorKind::Tls, "does it speak TLS there?");
        row("resets", Script().reset(), ErrorKind::Tls, "does it speak TLS there?");
        row("speaks plain HTTP", Script().send("HTTP/1.1 400 Bad Request\r\n\r\n").stall(), ErrorKind::Tls,
            "does it speak TLS there?");
        row("is silent", Script().stall(), ErrorKind::Timeout, "No connection to");
    }
}

void TestSecureCalls::saysThatNoSecureConnectionCameAbout()
{
    QFETCH(const Protocol *, protocol);
    QFETCH(Script, greeting);
    QFETCH(ErrorKind, kind);
    QFETCH(QByteArray, words);
    FakeServer server;
    server.onConnection(greeting);
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    Caller caller;
    CallSpec spec = specFor(url, *protocol);
    spec.limits.connect = kind == ErrorKind::Timeout ? 150ms : 10s;
    const CallRecord record = caller.run(spec);
    QCOMPARE(record.status, CallStatus::Failed);
    QVERIFY2(record.error.contains(words), record.error);
    QVERIFY2(record.error.contains(url.toEncoded()), record.error);
    QCOMPARE(record.errorKind, std::optional(kind));
    QVERIFY(!record.tls && !record.httpStatus);
}

void TestSecureCalls::recordsACallOverTls()
{
    const Trust trust(QStringLiteral("localhost.crt"));
    SecureServer server;
    Caller caller;
    const CallRecord first = caller.run(specFor(server.url()));
    QCOMPARE(first.status, CallStatus::Ok);
    QVERIFY(first.connect && *first.connect > 0ns);
    QVERIFY(first.tls && *first.tls > 0ns);
    QVERIFY(first.ttft && *first.ttft > *first.connect + *first.tls);
    QCOMPARE(first.clock, std::optional(Clock::Client));
    QVERIFY(first.clientDelay);

    const CallRecord second = caller.run(specFor(server.url()));
    QCOMPARE(second.status, CallStatus::Ok);
    QCOMPARE(second.connect, OptionalDuration(0ns));
    QCOMPARE(second.tls, OptionalDuration(0ns));
    QCOMPARE(server.connections, 1);
}

void TestSecureCalls::saysThatNoServerIsThere()
{
    QUrl url;
    {
        SecureServer server;
        url = server.url();
    }
    Caller caller;
    const CallRecord record = caller.run(specFor(url));
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Refused));
    QVERIFY2(record.error.endsWith("is the server running there?"), record.error);
}

QTEST_GUILESS_MAIN(TestSecureCalls)
#include "tst_securecalls.moc"
