// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "tests/support/callswindow.h"
#include "tests/support/program.h"
#include "tests/support/samples.h"
#include "tests/support/tablecells.h"
#include "ui/columnfitter.h"
#include "ui/panels/calltable.h"
#include "ui/panels/filterline.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QJsonDocument>
#include <QMenu>
#include <QTest>
#include <QTimer>

using namespace inferograph;
using namespace inferograph::testing;

class TestCallTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void aClickOnAHeaderSorts();
    void aSelectionFollowsItsCall();
    void modelsOfOneFamilyAreToldApart_data();
    void modelsOfOneFamilyAreToldApart();

    void columnsAreChosenAndRemembered();
    void theLastColumnIsNeverSqueezed();
    void textsGiveWayBeforeTheTableScrolls();
    void theLeastTellingStepBack();

    void copiesSelectedRows();
    void copiesAsCsvAndJson();
};

void TestCallTable::aClickOnAHeaderSorts()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &table = test.part<CallTable>();
    QHeaderView *header = table.horizontalHeader();
    const QPoint ttft(header->sectionViewportPosition(CallTableModel::Ttft) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, ttft);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, ttft);
    QCOMPARE(header->sortIndicatorSection(), static_cast<int>(CallTableModel::Ttft));
    QStringList shown = columnOf(*table.model(), CallTableModel::Ttft);
    QCOMPARE(shown.takeLast(), QStringLiteral("—"));
    QVERIFY(shown == words("140 140 600") || shown == words("600 140 140"));
}

void TestCallTable::aSelectionFollowsItsCall()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &table = test.part<CallTable>();
    table.setCurrentIndex(table.model()->index(3, 0)); // the first to end
    const CallId id = table.currentIndex().data(CallTableModel::CallIdRole).toULongLong();
    table.sortByColumn(CallTableModel::Ttft, Qt::DescendingOrder);
    QCOMPARE(table.currentIndex().row(), 0);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), id);
    test.add({callOf("m", 9000, 9'000)});
    QCOMPARE(table.currentIndex().row(), 1);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), id);
}

void TestCallTable::modelsOfOneFamilyAreToldApart_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("by their ends") << QByteArray("qwen2.5:14b-instruct-q4_K_M")
                                   << QByteArray("qwen2.5:14b-instruct-q8_0");
    QTest::newRow("by their middle") << QByteArray("hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M")
                                     << QByteArray("hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M");
}

// Painted: without the mark before it, which is another for each model.
void TestCallTable::modelsOfOneFamilyAreToldApart()
{
    CallsWindow test;
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    test.add({callOf(one.constData(), 100, 1'000), callOf(other.constData(), 100, 1'000)});
    auto &table = test.part<CallTable>();
    QTRY_COMPARE(table.model()->rowCount(), 2);
    const QImage picture = table.viewport()->grab().toImage();
    const auto nameOf = [&](int row) {
        const QRect place = table.visualRect(table.model()->index(row, CallTableModel::Model));
        return picture.copy(place.adjusted(place.height(), 0, 0, 0));
    };
    QVERIFY(nameOf(0) != nameOf(1));
    QCOMPARE(table.model()->index(1, CallTableModel::Model).data().toByteArray(), one);
}

void TestCallTable::columnsAreChosenAndRemembered()
{
    CallsWindow test;
    auto &table = test.part<CallTable>();
    QHeaderView *header = table.horizontalHeader();
    QVERIFY(header->isSectionHidden(CallTableModel::Queue));
    QTimer::singleShot(0, this, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == QStringLiteral("Queue ms") || action->text() == QStringLiteral("Source"))
                action->trigger();
        }
        menu->close();
    });
    Q_EMIT header->customContextMenuRequested({5, 5});
    QVERIFY(!header->isSectionHidden(CallTableModel::Queue));
    header->moveSection(header->visualIndex(CallTableModel::Total), 0);
    test.startAgain();
    const QHeaderView *again = test.part<CallTable>().horizontalHeader();
    QVERIFY(!again->isSectionHidden(CallTableModel::Queue));
    QVERIFY(again->isSectionHidden(CallTableModel::Source));
    QCOMPARE(again->logicalIndex(0), static_cast<int>(CallTableModel::Total));
}

void TestCallTable::theLastColumnIsNeverSqueezed()
{
    CallsWindow test;
    test.add({CallBuilder()});
    CallTable &table = test.part<CallTable>();
    const auto isReadable = [&table] {
        const QHeaderView &header = *table.horizontalHeader();
        int place = header.count() - 1;
        while (header.isSectionHidden(header.logicalIndex(place)))
            --place;
        const int last = header.logicalIndex(place);
        return table.columnWidth(last) >= table.reservedWidth(last) &&
               header.length() >= table.viewport()->width();
    };
    QTRY_VERIFY(isReadable());
    test.window().resize(test.window().minimumSizeHint());
    QTRY_VERIFY(isReadable());
    const int status = table.columnWidth(CallTableModel::Status);
    test.window().resize(2400, 800);
    QTRY_VERIFY(table.columnWidth(CallTableModel::Status) > status && isReadable());
    QHeaderView &header = *table.horizontalHeader(); // another one comes last
    header.moveSection(header.visualIndex(CallTableModel::Status), 0);
    QVERIFY(isReadable());
    QCOMPARE(table.columnWidth(CallTableModel::Status), table.reservedWidth(CallTableModel::Status));
    QCOMPARE(header.length(), table.viewport()->width());
}

void TestCallTable::textsGiveWayBeforeTheTableScrolls()
{
    CallsWindow test;
    constexpr int wide = 2400;
    constexpr int missing = 30; // pixels
    test.window().resize(wide, 800);
    const auto isWide = [&test](int column) {
        return test.part<CallTable>().columnWidth(column) == test.part<CallTable>().reservedWidth(column);
    };
    CallTable &table = test.part<CallTable>();
    QTRY_VERIFY(table.columnWidth(CallTableModel::Status) > table.reservedWidth(CallTableModel::Status));
    int needed = 0;
    for (int column = 0; column < CallTableModel::ColumnCount; ++column)
        needed += table.isColumnHidden(column) ? 0 : table.reservedWidth(column);
    test.window().resize(wide - table.viewport()->width() + needed - missing, 800);
    QTRY_COMPARE(table.viewport()->width(), needed - missing);
    QTRY_COMPARE(table.horizontalHeader()->length(), needed - missing);
    QVERIFY(!isWide(CallTableModel::Model) && !isWide(CallTableModel::Source));
    QVERIFY(isWide(CallTableModel::Ttft) && isWide(CallTableModel::Time));

    // With room again, and in the next session, they are as wide as before.
    table.horizontalHeader()->moveSection(1, 2);
    test.window().resize(wide, 800);
    QTRY_VERIFY(isWide(CallTableModel::Model) && isWide(CallTableModel::Source));
    test.window().resize(wide - table.viewport()->width() + needed - missing, 800);
    QTRY_VERIFY(!isWide(CallTableModel::Model));
    table.horizontalHeader()->moveSection(1, 2); // and is remembered
    test.startAgain();
    test.window().resize(wide, 800);
    QTRY_VERIFY(isWide(CallTableModel::Model) && isWide(CallTableModel::Source));
}

void TestCallTable::theLeastTellingStepBack()
{
    CallsWindow test;
    CallTable &table = test.part<CallTable>();
    const auto *columns = table.findChild<ColumnFitter *>();
    test.window().resize(2400, 800);
    QTRY_VERIFY(!table.isColumnHidden(CallTableModel::Source));
    int fewest = 0;
    for (int column = 0; column < CallTableModel::ColumnCount; ++column) {
        const bool yields = column == CallTableModel::Model || column == CallTableModel::Source;
        if (!table.isColumnHidden(column))
            fewest += yields ? table.fewestWidth(column) : table.reservedWidth(column);
    }
    test.window().resize(2400 - table.viewport()->width() + fewest - 1, 800);
    QTRY_VERIFY(table.isColumnHidden(CallTableModel::Source));
    QTRY_COMPARE(table.horizontalHeader()->length(), table.viewport()->width()); // nothing to scroll to
    QVERIFY(!table.isColumnHidden(CallTableModel::Load));
    QVERIFY(columns->isChosen(CallTableModel::Source));
    QVERIFY(!columns->isChosen(CallTableModel::Queue));

    // It was not hidden by people: the next session has it where there is room.
    table.horizontalHeader()->moveSection(1, 2);
    test.startAgain();
    test.window().resize(2400, 800);
    QTRY_VERIFY(!test.part<CallTable>().isColumnHidden(CallTableModel::Source));
    QCOMPARE(test.part<CallTable>().columnWidth(CallTableModel::Source),
             test.part<CallTable>().reservedWidth(CallTableModel::Source));
}

void TestCallTable::copiesSelectedRows()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &table = test.part<CallTable>();
    test.part<FilterLine>().setText(QStringLiteral("ttft>500"));
    table.setFocus();
    table.selectRow(0);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).split(QLatin1Char('\t')).at(1), QStringLiteral("Model"));
    QCOMPARE(lines.at(1).split(QLatin1Char('\t')).at(1), QStringLiteral("qwen2.5:14b"));
    QCOMPARE(lines.at(0).count(QLatin1Char('\t')), lines.at(1).count(QLatin1Char('\t')));
}

void TestCallTable::copiesAsCsvAndJson()
{
    CallsWindow test;
    test.add(fourCalls());
    auto &table = test.part<CallTable>();
    table.selectRow(1);
    const auto choose = [&](const QString &entry) {
        QTimer::singleShot(0, this, [entry] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction *action : menu->actions()) {
                if (action->text().remove(QLatin1Char('&')) == entry)
                    action->trigger();
            }
            menu->close();
        });
        Q_EMIT table.customContextMenuRequested({5, 5});
        return QApplication::clipboard()->text();
    };
    const QString csv = choose(QStringLiteral("Copy as CSV"));
    QCOMPARE(csv.count(QLatin1Char('\n')), 2);
    QVERIFY(csv.contains(QStringLiteral("gemma3:12b")) && csv.contains(QStringLiteral("\"no, thanks\"")));
    QJsonParseError error;
    const QJsonDocument json =
        QJsonDocument::fromJson(choose(QStringLiteral("Copy as JSON")).toUtf8(), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(json.toJson().contains("gemma3:12b"));
    QVERIFY(!json.toJson().contains("qwen"));
}

QTEST_MAIN(TestCallTable)
#include "tst_calltable.moc"
