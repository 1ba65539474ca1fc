// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/panels/topbar.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QMenuBar>
#include <QTest>
#include <QToolButton>

using namespace inferograph;
using namespace inferograph::testing;

class TestTopBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void controlsOfTimeRestWherePagesDoNotFollowThem_data();
    void controlsOfTimeRestWherePagesDoNotFollowThem();
    void whatMenusHaveAsWellStepsBackInANarrowWindow();
};

void TestTopBar::controlsOfTimeRestWherePagesDoNotFollowThem_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("window");
    QTest::addColumn<bool>("pause");
    QTest::newRow("live") << QStringLiteral("live") << true << true;
    QTest::newRow("calls") << QStringLiteral("calls") << false << true;
    QTest::newRow("prompt") << QStringLiteral("prompt") << false << false;
    QTest::newRow("compare") << QStringLiteral("compare") << false << true;
    QTest::newRow("servers") << QStringLiteral("servers") << false << false;
}

void TestTopBar::controlsOfTimeRestWherePagesDoNotFollowThem()
{
    QFETCH(QString, page);
    QFETCH(bool, window);
    QFETCH(bool, pause);
    const TestWindow test;
    auto &timeWindow = named<QToolButton>(test.part<TopBar>(), "Time window");
    auto &hold = named<QToolButton>(test.part<TopBar>(), "Pause");
    test.window().showPage(page);
    QCOMPARE(timeWindow.isEnabled(), window);
    QCOMPARE(timeWindow.toolTip().contains(QStringLiteral("has no time window")), !window);
    QCOMPARE(hold.isEnabled(), pause);
    QCOMPARE(hold.toolTip().contains(QStringLiteral("does not follow the time")), !pause);

    // Paused elsewhere, it can be let go here.
    test.window().showPage(QStringLiteral("live"));
    hold.click();
    test.window().showPage(page);
    hold.click();
    QCOMPARE(hold.isEnabled(), pause);
}

void TestTopBar::whatMenusHaveAsWellStepsBackInANarrowWindow()
{
    QWidget window;
    WindowActions actions(&window);
    TopBar bar(actions, &window);
    const auto *menus = bar.findChild<QMenuBar *>();
    const auto shown = [&bar] {
        QStringList names;
        for (const QToolButton *button : bar.findChildren<QToolButton *>(Qt::FindDirectChildrenOnly)) {
            if (!button->isHidden())
                names.append(button->accessibleName());
        }
        return names;
    };
    bar.resize(5000, 50);
    window.show();
    const QStringList all = shown();
    QVERIFY(all.contains(QStringLiteral("Theme")));
    const int whole = bar.sizeHint().width();
    const auto resizeBar = [&](int width) {
        bar.resize(width, bar.sizeHint().height());
        QCoreApplication::sendPostedEvents();
        return menus->width() >= menus->sizeHint().width();
    };
    QVERIFY(resizeBar(whole));
    QCOMPARE(shown(), all);
    QVERIFY(resizeBar(whole - 1));
    QVERIFY(!shown().contains(QStringLiteral("Theme")));
    QCOMPARE(shown().size(), all.size() - 1);
    QVERIFY(resizeBar(bar.minimumSizeHint().width()));
    QCOMPARE(shown(), (QStringList{QStringLiteral("Time window"), QStringLiteral("Test prompt")}));
    QVERIFY(bar.sizeHint().width() <= bar.width()); // nothing is cut off
    QVERIFY(resizeBar(whole));
    QCOMPARE(shown(), all);
}

QTEST_MAIN(TestTopBar)
#include "tst_topbar.moc"
