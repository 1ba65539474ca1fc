// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgets.h"
#include "ui/panels/addserverdialog.h"
#include "ui/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

class TestAddServerDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void serverAddresses_data();
    void serverAddresses();
    void aKeySaysWhereItIsKept();
};

void TestAddServerDialog::serverAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("host and port") << QStringLiteral(" localhost:8080 ")
                                   << QStringLiteral("http://localhost:8080");
    QTest::newRow("https with a path")
        << QStringLiteral("https://gpu.example/v1") << QStringLiteral("https://gpu.example/v1");
    QTest::newRow("another scheme") << QStringLiteral("ftp://localhost") << QString();
    QTest::newRow("no host") << QStringLiteral("http://") << QString();
    QTest::newRow("not an address") << QStringLiteral("what is this") << QString();
    QTest::newRow("command") << QStringLiteral("cmd:docker logs -f ollama")
                             << QStringLiteral("cmd:docker logs -f ollama");
    QTest::newRow("no command") << QStringLiteral("cmd: ") << QString();
    QTest::newRow("several logs") << QStringLiteral("/var/log/*.jsonl") << QStringLiteral("/var/log/*.jsonl");
}

void TestAddServerDialog::serverAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    AddServerDialog dialog;
    dialog.findChild<QLineEdit *>()->setText(typed);
    QCOMPARE(dialog.source(), url);
    QCOMPARE(buttonOf(dialog, QStringLiteral("Add")).isEnabled(), !url.isEmpty());
}

void TestAddServerDialog::aKeySaysWhereItIsKept()
{
    AddServerDialog dialog;
    QVERIFY(dialog.key().isEmpty());
    auto &key = named<QLineEdit>(dialog, "API key of the server");
    const auto says = [&dialog](QStringView words) {
        return std::ranges::any_of(dialog.findChildren<QLabel *>(),
                                   [&](const QLabel *label) { return label->text().contains(words); });
    };
    QVERIFY(says(u"in the system's keychain"));
    QTest::keyClicks(&key, QStringLiteral("sk-secret"));
    QCOMPARE(dialog.key(), "sk-secret");
    QVERIFY(key.displayText() != key.text());
    QTRY_VERIFY(says(u"for this session only")); // as no keychain runs here
}

QTEST_MAIN(TestAddServerDialog)
#include "tst_addserverdialog.moc"
