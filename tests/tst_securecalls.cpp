// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/timedsocket.h"
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

// Of a certificate in data/tls.
QByteArray digestOf(const QString &certificate)
{
    return QSslCertificate(dataFile(certificate + QStringLiteral(".crt"))).digest(QCryptographicHash::Sha256);
}

Trust trustInAuthority(const QString &certificate)
{
    return {.caCertificates = dataFile(certificate + QStringLiteral(".crt")), .certificateSha256 = {}};
}

Trust trustInCertificate(const QByteArray &sha256)
{
    return {.caCertificates = {}, .certificateSha256 = sha256};
}

CallSpec specFor(const QUrl &url, const Trust &trust)
{
    CallSpec spec = testing::specFor(url);
    spec.access.trust = trust;
    return spec;
}

} // namespace

class TestSecureCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesABadCertificate_data();
    void refusesABadCertificate();
    void believesACertificateThatTheUserTrusts_data();
    void believesACertificateThatTheUserTrusts();
    void doesNotBelieveAnotherCertificate();
    void aConnectionOfOtherTrustIsNotReused();
    void saysThatNoSecureConnectionCameAbout_data();
    void saysThatNoSecureConnectionCameAbout();
    void recordsACallOverTls();
    void connectsAndEncryptsAheadOfItsMoment();
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
        row("of another host", "otherhost", "made out to another name");
    }
}

// Its authority is trusted where it has one, so that nothing else is wrong with it.
void TestSecureCalls::refusesABadCertificate()
{
    QFETCH(const Protocol *, protocol);
    QFETCH(QString, certificate);
    QFETCH(QByteArray, words);
    SecureServer server(certificate);
    Caller caller;
    CallSpec spec = specFor(server.url(), *protocol);
    spec.access.trust = trustInAuthority(QStringLiteral("authority"));
    const CallRecord record = caller.run(spec);
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Tls));
    QVERIFY2(record.error.startsWith("No secure connection to " + server.url().toEncoded() + ": "),
             record.error);
    QVERIFY2(record.error.contains(words), record.error);
    QVERIFY2(record.error.contains(fingerprintText(digestOf(certificate))), record.error);
    QVERIFY(record.connect && !record.tls && !record.httpStatus);
}

void TestSecureCalls::believesACertificateThatTheUserTrusts_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<Trust>("trust");
    for (const char *name : {"localhost", "expired", "otherhost"}) {
        const QString certificate = QString::fromLatin1(name);
        QTest::addRow("%s by its fingerprint", name)
            << certificate << trustInCertificate(digestOf(certificate));
    }
    QTest::newRow("localhost as its own authority")
        << QStringLiteral("localhost") << trustInAuthority(QStringLiteral("localhost"));
}

void TestSecureCalls::believesACertificateThatTheUserTrusts()
{
    QFETCH(QString, certificate);
    QFETCH(Trust, trust);
    SecureServer server(certificate);
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url(), trust));
    QVERIFY2(record.status == CallStatus::Ok, record.error);
    QVERIFY(record.tls && *record.tls > 0ns);
}

void TestSecureCalls::doesNotBelieveAnotherCertificate()
{
    SecureServer server;
    Caller caller;
    const Trust another = trustInCertificate(digestOf(QStringLiteral("otherhost")));
    QCOMPARE(caller.run(specFor(server.url(), another)).errorKind, std::optional(ErrorKind::Tls));
}

void TestSecureCalls::aConnectionOfOtherTrustIsNotReused()
{
    SecureServer server;
    Caller caller;
    const Trust trust = trustInCertificate(digestOf(QStringLiteral("localhost")));
    QCOMPARE(caller.run(specFor(server.url(), trust)).status, CallStatus::Ok);
    QCOMPARE(caller.run(specFor(server.url(), Trust())).errorKind, std::optional(ErrorKind::Tls));
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
    const Trust trust = trustInAuthority(QStringLiteral("localhost"));
    SecureServer server;
    Caller caller;
    CallSpec spec = specFor(server.url(), trust);
    spec.clockError = ClockError{.clock = Clock::Client, .p99Us = 40};
    const CallRecord first = caller.run(spec);
    QCOMPARE(first.status, CallStatus::Ok);
    QVERIFY(first.connect && *first.connect > 0ns);
    QVERIFY(first.tls && *first.tls > 0ns);
    QVERIFY(first.ttft && *first.ttft > *first.connect + *first.tls);
    QCOMPARE(first.clock, std::optional(Clock::Client));
    QVERIFY(first.clientDelay);
    QVERIFY(!first.readDelay);    // how long bytes waited for us is not known without the kernel's stamps
    QVERIFY(!first.clockErrorUs); // it was found without TLS

    const CallRecord second = caller.run(specFor(server.url(), trust));
    QCOMPARE(second.status, CallStatus::Ok);
    QCOMPARE(second.connect, OptionalDuration(0ns));
    QCOMPARE(second.tls, OptionalDuration(0ns));
    QCOMPARE(server.connections, 1);
}

void TestSecureCalls::connectsAndEncryptsAheadOfItsMoment()
{
    const Trust trust = trustInAuthority(QStringLiteral("localhost"));
    SecureServer server;
    Caller caller;
    CallSpec spec = specFor(server.url(), trust);
    const Moment sendAt = monotonicNow() + Nanoseconds(400ms).count();
    spec.sendAt = sendAt;
    const CallRecord record = caller.run(spec);
    QCOMPARE(record.status, CallStatus::Ok);
    QVERIFY(record.tls);
    QVERIFY(*record.connect + *record.tls <= *record.ttft);
    QVERIFY(*record.ttft <= Nanoseconds(monotonicNow() - sendAt)); // counted from its moment
    QVERIFY(record.clientDelay && *record.clientDelay >= 0ns);
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
