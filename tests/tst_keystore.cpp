// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secrets/keystore.h"

#include <QSignalSpy>
#include <QTest>

using namespace inferograph;

namespace {

constexpr int patienceMs = 40000;
const QUrl server(QStringLiteral("https://llm.example/base"));

} // namespace

// With no session bus there is no keychain: what must hold then.
class TestKeyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutAKeychainAKeyIsKeptForThisSessionAndItSaysSo();
    void aKeyIsFoundHoweverTheAddressIsWritten();
    void keysOfServersAreKeptApart();
    void aForgottenKeyIsGone();
    void anotherStoreKnowsNothingOfThisSessionsKeys();

private:
    static QByteArray found(KeyStore &keys, const QUrl &url);
    static void keep(KeyStore &keys, const QUrl &url, const QByteArray &key);
};

void TestKeyStore::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
}

QByteArray TestKeyStore::found(KeyStore &keys, const QUrl &url)
{
    QSignalSpy spy(&keys, &KeyStore::found);
    keys.find(url);
    const bool came = spy.wait(patienceMs);
    return came && spy.first().at(0).toUrl() == url ? spy.first().at(1).toByteArray() : "no answer";
}

void TestKeyStore::keep(KeyStore &keys, const QUrl &url, const QByteArray &key)
{
    QSignalSpy spy(&keys, &KeyStore::kept);
    keys.keep(url, key);
    QVERIFY(spy.wait(patienceMs));
}

void TestKeyStore::withoutAKeychainAKeyIsKeptForThisSessionAndItSaysSo()
{
    KeyStore keys;
    QCOMPARE(found(keys, server), "");
    QSignalSpy kept(&keys, &KeyStore::kept);
    keys.keep(server, "sk-secret");
    QVERIFY(kept.wait(patienceMs));
    QCOMPARE(kept.first().at(1).value<KeyStore::Place>(), KeyStore::Place::ThisSession);
    const QString why = kept.first().at(2).toString();
    QVERIFY2(why.contains(u"for this session only"), qPrintable(why));
    QVERIFY(!why.contains(u"secret"));
    QCOMPARE(found(keys, server), "sk-secret");
}

void TestKeyStore::aKeyIsFoundHoweverTheAddressIsWritten()
{
    KeyStore keys;
    keep(keys, server, "sk-secret");
    QCOMPARE(found(keys, QUrl(QStringLiteral("https://user:word@llm.example/base/?q=1#top"))), "sk-secret");
}

void TestKeyStore::keysOfServersAreKeptApart()
{
    KeyStore keys;
    keep(keys, server, "sk-secret");
    QCOMPARE(found(keys, QUrl(QStringLiteral("https://llm.example/other"))), "");
    QCOMPARE(found(keys, QUrl(QStringLiteral("http://llm.example/base"))), "");
    QCOMPARE(found(keys, QUrl(QStringLiteral("https://llm.example:8443/base"))), "");
}

void TestKeyStore::aForgottenKeyIsGone()
{
    KeyStore keys;
    keep(keys, server, "sk-secret");
    QSignalSpy forgotten(&keys, &KeyStore::forgotten);
    keys.forget(server);
    QVERIFY(forgotten.wait(patienceMs));
    QCOMPARE(found(keys, server), "");
}

void TestKeyStore::anotherStoreKnowsNothingOfThisSessionsKeys()
{
    KeyStore keys;
    keep(keys, server, "sk-secret");
    KeyStore another;
    QCOMPARE(found(another, server), "");
}

QTEST_GUILESS_MAIN(TestKeyStore)
#include "tst_keystore.moc"
