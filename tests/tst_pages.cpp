// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/testwindow.h"
#include "ui/pages/callspage.h"
#include "ui/pages/livepage.h"
#include "ui/pages/pagestack.h"
#include "ui/pages/registry.h"
#include "ui/panels/pagetabs.h"
#include "ui/theme.h"

#include <QAction>
#include <QTest>

#include <optional>

using namespace inferograph;
using namespace inferograph::testing;

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_test.reset(); }

    void theFirstStartShowsLive();
    void everyPageHasATabAndAShortcut();
    void aClickOnATabShowsItsPage();
    void arrowsChangeThePage();
    void thePageIsRememberedAtTheNextStart();
    void aPageAskedForOnceIsNotRemembered();
    void aPageThatIsGoneGivesWayToTheFirst();
    void aPageNobodyLookedAtDoesNotExist();

private:
    MainWindow &window() const { return m_test->window(); }
    QString shown() const { return window().findChild<PageStack *>()->currentId(); }
    PageTabs &tabs() const { return *window().findChild<PageTabs *>(); }

    std::optional<TestWindow> m_test;
};

void TestPages::init()
{
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_test.emplace(QSize(1280, 720));
}

void TestPages::theFirstStartShowsLive()
{
    QCOMPARE(shown(), QStringLiteral("live"));
    QCOMPARE(tabs().currentIndex(), 0);
    QVERIFY(window().findChild<LivePage *>()->isVisible());
}

void TestPages::everyPageHasATabAndAShortcut()
{
    QCOMPARE(tabs().count(), static_cast<int>(pages().size()));
    QVERIFY(!tabs().accessibleName().isEmpty());
    for (int place = tabs().count() - 1; place >= 0; --place) {
        QTest::keyClick(&window(), static_cast<Qt::Key>(Qt::Key_1 + place), Qt::ControlModifier);
        QCOMPARE(shown(), MainWindow::pageNames().at(place));
        QCOMPARE(tabs().currentIndex(), place);
        QVERIFY(!tabs().tabToolTip(place).isEmpty());
    }
}

void TestPages::aClickOnATabShowsItsPage()
{
    const int calls = static_cast<int>(MainWindow::pageNames().indexOf(QStringLiteral("calls")));
    QTest::mouseClick(&tabs(), Qt::LeftButton, {}, tabs().tabRect(calls).center());
    QCOMPARE(shown(), QStringLiteral("calls"));
    QVERIFY(window().findChild<CallsPage *>()->isVisible());
    QVERIFY(!window().findChild<LivePage *>()->isVisible());
}

void TestPages::arrowsChangeThePage()
{
    tabs().setFocus();
    QTest::keyClick(&tabs(), Qt::Key_Right);
    QCOMPARE(shown(), MainWindow::pageNames().at(1));
    QVERIFY(tabs().hasFocus()); // the next arrow goes on from here
}

void TestPages::thePageIsRememberedAtTheNextStart()
{
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    const QString chosen = shown();
    QVERIFY(chosen != QStringLiteral("live"));
    m_test->reopen();
    QCOMPARE(shown(), chosen);
    QCOMPARE(MainWindow::pageNames().at(tabs().currentIndex()), chosen);
}

void TestPages::aPageAskedForOnceIsNotRemembered()
{
    QVERIFY(window().showPage(QStringLiteral("calls")));
    QCOMPARE(MainWindow::pageNames().at(tabs().currentIndex()), QStringLiteral("calls"));
    m_test->reopen();
    QCOMPARE(shown(), QStringLiteral("live"));
}

void TestPages::aPageThatIsGoneGivesWayToTheFirst()
{
    settings::setPage(QStringLiteral("gone"));
    m_test->reopen();
    QCOMPARE(shown(), QStringLiteral("live"));
    QVERIFY(!window().showPage(QStringLiteral("gone")));
    QCOMPARE(shown(), QStringLiteral("live"));
}

void TestPages::aPageNobodyLookedAtDoesNotExist()
{
    QVERIFY(!window().findChild<CallsPage *>());
    window().showPage(QStringLiteral("calls"));
    QVERIFY(window().findChild<CallsPage *>());
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
