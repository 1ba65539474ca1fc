// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "ui/mainwindow.h"
#include "ui/pages/callspage.h"
#include "ui/pages/livepage.h"
#include "ui/pages/pagestack.h"
#include "ui/pages/registry.h"
#include "ui/panels/pagetabs.h"
#include "ui/theme.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace inferograph;

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theFirstStartShowsLive();
    void everyPageHasATabAndAShortcut();
    void aClickOnATabShowsItsPage();
    void arrowsChangeThePage();
    void thePageIsRememberedAtTheNextStart();
    void aPageAskedForOnceIsNotRemembered();
    void aPageThatIsGoneGivesWayToTheFirst();
    void aPageNobodyLookedAtDoesNotExist();

private:
    void show();
    QString shown() const { return m_window->findChild<PageStack *>()->currentId(); }
    PageTabs &tabs() const { return *m_window->findChild<PageTabs *>(); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestPages::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_pages"));
}

void TestPages::init()
{
    QSettings().clear();
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_session = std::make_unique<Session>();
    show();
}

void TestPages::cleanup()
{
    m_window.reset();
    m_session.reset();
    QSettings().clear();
}

void TestPages::show()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->resize(1280, 720);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPages::theFirstStartShowsLive()
{
    QCOMPARE(shown(), QStringLiteral("live"));
    QCOMPARE(tabs().currentIndex(), 0);
    QVERIFY(m_window->findChild<LivePage *>()->isVisible());
}

void TestPages::everyPageHasATabAndAShortcut()
{
    QCOMPARE(tabs().count(), static_cast<int>(pages().size()));
    QVERIFY(!tabs().accessibleName().isEmpty());
    for (int place = tabs().count() - 1; place >= 0; --place) {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + place), Qt::ControlModifier);
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
    QVERIFY(m_window->findChild<CallsPage *>()->isVisible());
    QVERIFY(!m_window->findChild<LivePage *>()->isVisible());
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
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    const QString chosen = shown();
    QVERIFY(chosen != QStringLiteral("live"));
    show();
    QCOMPARE(shown(), chosen);
    QCOMPARE(MainWindow::pageNames().at(tabs().currentIndex()), chosen);
}

void TestPages::aPageAskedForOnceIsNotRemembered()
{
    QVERIFY(m_window->showPage(QStringLiteral("calls")));
    QCOMPARE(MainWindow::pageNames().at(tabs().currentIndex()), QStringLiteral("calls"));
    show();
    QCOMPARE(shown(), QStringLiteral("live"));
}

void TestPages::aPageThatIsGoneGivesWayToTheFirst()
{
    settings::setPage(QStringLiteral("gone"));
    show();
    QCOMPARE(shown(), QStringLiteral("live"));
    QVERIFY(!m_window->showPage(QStringLiteral("gone")));
    QCOMPARE(shown(), QStringLiteral("live"));
}

void TestPages::aPageNobodyLookedAtDoesNotExist()
{
    QVERIFY(!m_window->findChild<CallsPage *>());
    m_window->showPage(QStringLiteral("calls"));
    QVERIFY(m_window->findChild<CallsPage *>());
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
