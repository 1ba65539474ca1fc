// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/readability.h"
#include "tests/support/samples.h"
#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/panels/emptystate.h"
#include "ui/panels/promptpanel.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

class TestEmptyState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void saysWhatToDoBeforeTheFirstCall();
    void aLogAtItsUsualPlaceIsOffered();
    void aFoundServerIsOnePromptAway();
    void aFailedServerSaysWhy();
    void spacePressesAFocusedButton();
};

void TestEmptyState::saysWhatToDoBeforeTheFirstCall()
{
    const TestWindow test;
    auto &empty = test.part<EmptyState>();
    QVERIFY(empty.isVisible());
    Q_EMIT test.session().localSearchFinished(0);
    QObject::disconnect(&empty, &EmptyState::demoRequested, nullptr, nullptr); // no real demo in this test
    QSignalSpy demo(&empty, &EmptyState::demoRequested);
    QSignalSpy log(&empty, &EmptyState::openLogRequested);
    auto &button = buttonOf(empty, QStringLiteral("Try the demo"));
    QVERIFY(button.isVisible());
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(demo.count(), 1);
    QCOMPARE(log.count(), 0);
    QCOMPARE(clippedTexts(test.window()), QStringList());
}

void TestEmptyState::aLogAtItsUsualPlaceIsOffered()
{
    TestWindow test;
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", QFile::encodeName(home.path()));
    const QString path = home.filePath(QStringLiteral(".ollama/logs/server.log"));
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    test.reopen();
    qputenv("HOME", before);
    QVERIFY(test.session().sources().isEmpty()); // never opened unasked

    QAction *follow = nullptr;
    for (QAction *action : test.window().actions()) {
        if (action->data() == path)
            follow = action;
    }
    QVERIFY(follow);
    QVERIFY(follow->text().endsWith(QStringLiteral("~/.ollama/logs/server.log")));
    auto &button = buttonOf(test.part<EmptyState>(), follow->text());
    button.click();
    QCOMPARE(test.session().sources().size(), 1);
    QCOMPARE(test.session().sources().first().location, path);
    QVERIFY(!button.isVisible());
    QVERIFY(!follow->isEnabled());
}

void TestEmptyState::aFoundServerIsOnePromptAway()
{
    const TestWindow test({1280, 720});
    Q_EMIT test.session().sourceAdded(liveServer(1));
    auto &empty = test.part<EmptyState>();
    QVERIFY(empty.isVisible());
    auto &button = buttonOf(empty, QStringLiteral("Send a test prompt"));
    QVERIFY(button.isVisible());
    QVERIFY(!test.part<PromptPanel>().isVisible());
    QSignalSpy sent(&test.part<PromptPanel>(), &PromptPanel::sendRequested);
    QTest::mouseClick(&button, Qt::LeftButton);
    QVERIFY(test.part<PromptPanel>().isVisible());
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent.takeFirst().at(1).value<Prompt>().model, QByteArray("qwen2.5:14b"));

    SourceInfo nameless = liveServer(1);
    nameless.server.models.clear();
    Q_EMIT test.session().sourceChanged(nameless);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(sent.count(), 0); // which model is for the user to say
    QVERIFY(test.part<PromptPanel>().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(&test.window(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!test.part<PromptPanel>().isVisible());
}

void TestEmptyState::aFailedServerSaysWhy()
{
    const TestWindow test;
    SourceInfo failed = liveServer(1);
    failed.state = SourceState::Failed;
    failed.message = QStringLiteral("Nothing answers at localhost:11434: is the server running?");
    Q_EMIT test.session().sourceAdded(failed);
    QVERIFY(visibleTexts(test.part<EmptyState>()).contains(failed.message));
}

void TestEmptyState::spacePressesAFocusedButton()
{
    const TestWindow test;
    Q_EMIT test.session().localSearchFinished(0);
    auto *button = test.part<EmptyState>().findChild<QPushButton *>();
    QVERIFY(button);
    for (QPushButton *candidate : test.part<EmptyState>().findChildren<QPushButton *>()) {
        if (candidate->isVisible())
            button = candidate;
    }
    // Only this signal: a style sheet watches its widgets by their signals, too.
    QObject::disconnect(button, &QPushButton::clicked, nullptr, nullptr);
    QSignalSpy clicked(button, &QPushButton::clicked);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(clicked.count(), 1);
    QVERIFY(!test.action(QStringLiteral("Pause")).isChecked());
}

QTEST_MAIN(TestEmptyState)
#include "tst_emptystate.moc"
