// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/location.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace inferograph;

class TestLocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsServers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *text, const char *url, const char *shown) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(url)
                                << QString::fromLatin1(shown);
        };
        row("plain", "http://localhost:11434", "http://localhost:11434", "localhost:11434");
        row("slash", " http://localhost:11434/ ", "http://localhost:11434", "localhost:11434");
        row("capitals", "HTTP://LocalHost:1/", "http://localhost:1", "localhost:1");
        row("default port", "http://box", "http://box", "box:80");
        row("https", "https://box/api/", "https://box/api", "https://box:443/api");
        row("query", "http://box:1/a?key=secret#x", "http://box:1/a", "box:1/a");
        row("no scheme", "localhost:8080", "http://localhost:8080", "localhost:8080");
        row("no scheme, path", "box:8080/v1", "http://box:8080/v1", "box:8080/v1");
        row("IPv6", "http://[::1]:8080", "http://[::1]:8080", "[::1]:8080");
        row("credentials", "http://ada:p%40ss@box:1", "http://box:1", "box:1");
        row("credentials, no scheme", "ada:pass@box:1", "http://box:1", "box:1");
        row("no host", "http://", "", "http://");
        row("nothing but credentials", "http://ada:pass@", "", "http://");
        row("bad port", "http://ada:pass@box:99999999", "", "http://");
    }
    void readsServers()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, url);
        QFETCH(const QString, shown);
        const Location location = locationFrom(text);
        QCOMPARE(location.kind, Location::Kind::Server);
        QCOMPARE(location.url.toString(), url);
        QCOMPARE(location.shown, shown);
        for (const QString &visible : {location.url.toString(), location.shown, location.key}) {
            QVERIFY(!visible.contains(u"ada"));
            QVERIFY(!visible.contains(u"pass"));
            QVERIFY(!visible.contains(u"secret"));
        }
    }

    void turnsCredentialsIntoAHeader()
    {
        QCOMPARE(locationFrom(QStringLiteral("http://ada:p%40ss@box")).authorization,
                 "Basic " + QByteArray("ada:p@ss").toBase64());
        QVERIFY(locationFrom(QStringLiteral("http://box")).authorization.isEmpty());
    }

    void knowsWhatIsTheSame_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *one, const char *other, bool same) {
            QTest::addRow("%s and %s", one, other)
                << QString::fromLatin1(one) << QString::fromLatin1(other) << same;
        };
        row("http://localhost:1", "http://localhost:1/", true);
        row("http://localhost:1", "http://127.0.0.1:1", true);
        row("http://localhost:1", "localhost:1", true);
        row("http://localhost:1", "http://[::1]:1", false);
        row("http://box", "http://box:80/", true);
        row("https://box", "https://box:443", true);
        row("http://box", "https://box", false);
        row("http://box/a", "http://box/b", false);
        row("/tmp/x.log", "/tmp/../tmp/x.log", true);
        row("/tmp/x.log", "file:///tmp/x.log", true);
        row("/tmp/x.log", "/tmp/y.log", false);
        row("-", " - ", true);
    }
    void knowsWhatIsTheSame()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QFETCH(const bool, same);
        QCOMPARE(locationFrom(one).key == locationFrom(other).key, same);
    }

    void readsFiles()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("box:8080"));
        QDir::setCurrent(directory.path());
        QCOMPARE(locationFrom(QStringLiteral("box:8080")).kind, Location::Kind::Server);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        QCOMPARE(locationFrom(QStringLiteral("box:8080")).kind, Location::Kind::File);
        QCOMPARE(locationFrom(QStringLiteral("box:8080")).path, path);
        QCOMPARE(locationFrom(QStringLiteral("~/x.log")).path, QDir::homePath() + QStringLiteral("/x.log"));
        QCOMPARE(locationFrom(QStringLiteral("-")).kind, Location::Kind::StandardInput);
        QDir::setCurrent(QDir::rootPath());
    }

    void readsCommands()
    {
        const Location location = locationFrom(QStringLiteral(" cmd: curl http://box:1/log "));
        QCOMPARE(location.kind, Location::Kind::Command);
        QCOMPARE(location.path, QStringLiteral("cmd:curl http://box:1/log"));
        QCOMPARE(location.shown, QStringLiteral("curl http://box:1/log"));
        QCOMPARE(location.key, locationFrom(QStringLiteral("cmd:curl http://box:1/log")).key);
    }
};

QTEST_GUILESS_MAIN(TestLocation)
#include "tst_location.moc"
