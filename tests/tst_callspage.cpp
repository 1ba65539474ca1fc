// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/callswindow.h"
#include "tests/support/samples.h"
#include "tests/support/widgets.h"
#include "ui/panels/calltable.h"
#include "ui/panels/filterline.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QMenu>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace inferograph;
using namespace inferograph::testing;

class TestCallsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void aChosenCallStaysChosenUnderAnotherFilter();
    void aHiddenPageTakesNothingUntilItIsShown();
    void filtersAndCounts();
    void filtersByAColumnAndByWhatACellSays();
    void aWrongFilterSaysWhyAndKeepsTheRows();
    void theFilterIsFoundAgainAtTheNextStart();
    void completesWhatIsTyped();
    void emptyStatesAreInWords();
};

void TestCallsPage::aChosenCallStaysChosenUnderAnotherFilter()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &table = test.part<CallTable>();
    table.selectRow(3);
    const CallId id = table.currentIndex().data(CallTableModel::CallIdRole).toULongLong();
    test.part<FilterLine>().setText(QStringLiteral("ttft>500"));
    QCOMPARE(table.model()->rowCount(), 1);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), id);
    test.part<FilterLine>().setText(QStringLiteral("status:failed"));
    QCOMPARE(table.model()->rowCount(), 1);
    QVERIFY(!table.selectionModel()->hasSelection()); // it is not in sight: nothing else is chosen for it
}

void TestCallsPage::aHiddenPageTakesNothingUntilItIsShown()
{
    CallsWindow test;
    test.add({fourCalls().first()});
    QVERIFY(test.window().showPage(QStringLiteral("live")));
    test.add(fourCalls().mid(1));
    QCOMPARE(test.part<CallTable>().model()->rowCount(), 1);
    QVERIFY(test.window().showPage(QStringLiteral("calls")));
    QCOMPARE(test.part<CallTable>().model()->rowCount(), static_cast<int>(fourCalls().size()));
    // ... and all anew, where the calls it had are gone.
    QVERIFY(test.window().showPage(QStringLiteral("live")));
    test.session().store().clear();
    test.add(fourCalls() + fourCalls());
    QVERIFY(test.window().showPage(QStringLiteral("calls")));
    QCOMPARE(test.part<CallTable>().model()->rowCount(), static_cast<int>(2 * fourCalls().size()));
}

void TestCallsPage::filtersAndCounts()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &filter = test.part<FilterLine>();
    auto &table = test.part<CallTable>();
    QTest::keyClick(&test.window(), Qt::Key_F, Qt::ControlModifier);
    if (!filter.hasFocus()) { // the page has the focus only once something in it was used
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_F, Qt::ControlModifier);
    }
    QTRY_VERIFY(filter.hasFocus());
    filter.setText(QStringLiteral("ttft>1"));
    QCOMPARE(table.model()->rowCount(), 3);
    filter.setText(QStringLiteral("model:qwen ttft<500"));
    QCOMPARE(table.model()->rowCount(), 1);
    QVERIFY(visibleTexts(test.page()).contains(QStringLiteral("1 of 4 calls")));
    QTest::keyClick(&filter, Qt::Key_Escape);
    QCOMPARE(filter.text(), QString());
    QCOMPARE(table.model()->rowCount(), 4);
}

void TestCallsPage::filtersByAColumnAndByWhatACellSays()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &filter = test.part<FilterLine>();
    auto &table = test.part<CallTable>();
    const auto choose = [this](const QString &title, const std::function<void()> &openMenu) {
        bool isChosen = false;
        QTimer::singleShot(0, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction *action : menu->actions()) {
                if (action->text() == title) {
                    menu->setActiveAction(action);
                    isChosen = true;
                }
            }
            QTest::keyClick(menu, isChosen ? Qt::Key_Return : Qt::Key_Escape);
        });
        openMenu();
        QVERIFY2(isChosen, qPrintable(title));
    };
    const auto onHeader = [&table](int column) {
        const int x = table.columnViewportPosition(column) + 5;
        Q_EMIT table.horizontalHeader()->customContextMenuRequested({x, 5});
    };
    const auto onCell = [&table](int row, int column) {
        Q_EMIT table.customContextMenuRequested(table.visualRect(table.model()->index(row, column)).center());
    };
    choose(QStringLiteral("&Filter by \"TTFT ms\""), [&] { onHeader(CallTableModel::Ttft); });
    QCOMPARE(filter.window()->focusWidget(), &filter);
    QCOMPARE(filter.text(), QStringLiteral("ttft>ms"));
    QTest::keyClicks(&filter, QStringLiteral("1"));
    QCOMPARE(filter.text(), QStringLiteral("ttft>1ms"));
    QCOMPARE(table.model()->rowCount(), 3);

    const QString model = table.model()->index(0, CallTableModel::Model).data().toString();
    choose(QStringLiteral("O&nly model=%1").arg(model), [&] { onCell(0, CallTableModel::Model); });
    QCOMPARE(filter.text(), QStringLiteral("ttft>1ms model=%1").arg(model));
    for (int row = 0; row < table.model()->rowCount(); ++row)
        QCOMPARE(table.model()->index(row, CallTableModel::Model).data().toString(), model);
    filter.clear();
    choose(QStringLiteral("&Filter by \"Total s\""), [&] { onHeader(CallTableModel::Total); });
    QCOMPARE(filter.text(), QStringLiteral("total>s")); // as the column has it
    filter.clear();
    choose(QStringLiteral("&Without model=%1").arg(model), [&] { onCell(0, CallTableModel::Model); });
    QVERIFY(table.model()->rowCount() > 0 && table.model()->rowCount() < 4);
    for (int row = 0; row < table.model()->rowCount(); ++row)
        QVERIFY(table.model()->index(row, CallTableModel::Model).data().toString() != model);
}

void TestCallsPage::aWrongFilterSaysWhyAndKeepsTheRows()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &filter = test.part<FilterLine>();
    filter.setText(QStringLiteral("model:qwen"));
    filter.setText(QStringLiteral("model:qwen tftt>3"));
    QCOMPARE(test.part<CallTable>().model()->rowCount(), 2);
    QVERIFY(filter.accessibleDescription().contains(QStringLiteral("tftt")));
    const auto shown = [&test] {
        return !visibleTexts(test.page()).filter(QStringLiteral("tftt")).isEmpty();
    };
    QVERIFY(shown());
    filter.setText(QStringLiteral("ttft>3"));
    QVERIFY(!shown());
}

// While the window before is still open: it was kept at once.
void TestCallsPage::theFilterIsFoundAgainAtTheNextStart()
{
    CallsWindow test;
    test.part<FilterLine>().setText(QStringLiteral("model:qwen"));
    test.part<FilterLine>().setText(QStringLiteral("model:qwen tftt>3")); // no filter
    MainWindow next(test.session());
    QVERIFY(next.showPage(QStringLiteral("calls")));
    next.show();
    QVERIFY(QTest::qWaitForWindowExposed(&next));
    const auto &page = *next.findChild<CallsPage *>();
    QCOMPARE(page.findChild<FilterLine *>()->text(), QStringLiteral("model:qwen"));
    test.add(fourCalls());
    QTRY_COMPARE(page.findChild<CallTable *>()->model()->rowCount(), 2);
}

void TestCallsPage::completesWhatIsTyped()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &filter = test.part<FilterLine>();
    filter.setFocus();
    QTest::keyClicks(&filter, QStringLiteral("ttft>1 model:q"));
    auto *completer = filter.findChild<QCompleter *>();
    QCOMPARE(completer->model()->rowCount(), 1);
    QCOMPARE(completer->model()->index(0, 0).data().toString(), QStringLiteral("model:qwen2.5:14b"));
    Q_EMIT completer->activated(completer->model()->index(0, 0).data().toString());
    QCOMPARE(filter.text(), QStringLiteral("ttft>1 model:qwen2.5:14b"));
    QCOMPARE(test.part<CallTable>().model()->rowCount(), 2);
}

void TestCallsPage::emptyStatesAreInWords()
{
    CallsWindow test;
    const auto says = [&test](const char *words) {
        return !visibleTexts(test.page()).filter(QString::fromUtf8(words)).isEmpty();
    };
    QVERIFY(says("No calls yet"));
    test.add(fourCalls());
    QVERIFY(!says("No call"));
    test.part<FilterLine>().setText(QStringLiteral("model:nobody"));
    QVERIFY(says("No call matches"));
}

QTEST_MAIN(TestCallsPage)
#include "tst_callspage.moc"
