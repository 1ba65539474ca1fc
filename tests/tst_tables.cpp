// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/controls.h"
#include "ui/models/comparisonmodel.h"
#include "ui/panels/fittingtable.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

#include <algorithm>

using namespace inferograph;

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void aNarrowTableElidesLongTextsBeforeItScrolls();
    void sentencesKeepRoomForTheirBegin();
    void namesGiveWayToNumbers();
    void namesAreToldApart();
    void gapsNarrowBeforeItScrolls();
    void aNameThatIsElidedIsWholeInItsTip();
};

// Long texts are narrower where there is less room, and as wide as before where there is room again.
void TestTables::aNarrowTableElidesLongTextsBeforeItScrolls()
{
    SourceListModel model;
    SourceInfo source;
    source.id = 1;
    source.location = QStringLiteral("/var/log/") + QStringLiteral("a-long-name/").repeated(10);
    source.state = SourceState::Failed;
    source.message = QStringLiteral("There is no such file, so nothing is read from it until it appears.");
    model.put(source);
    QTableView table;
    makePlainTable(table, SourceListModel::Note);
    table.setModel(&model);
    const QList<int> yielding{SourceListModel::Name, SourceListModel::Address, SourceListModel::Version};
    setColumnWidths(table, {20, 28, 18, 26, 10, 10}, 30, yielding);
    const int letter = table.fontMetrics().averageCharWidth();
    const auto widths = [&table] {
        QList<int> all;
        for (int column = 0; column < SourceListModel::Note; ++column)
            all.append(table.columnWidth(column));
        return all;
    };
    const QList<int> wanted = widths();
    for (const int room : {200, 125, 60, 200}) {
        table.resize(room * letter, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QVERIFY(table.columnWidth(SourceListModel::Note) >= 30 * letter);
        QCOMPARE(table.horizontalHeader()->length() > table.viewport()->width(), room == 60);
        QVERIFY(table.horizontalHeader()->length() >= table.viewport()->width());
        QCOMPARE(table.horizontalScrollBar()->maximum() > 0, room == 60);
        const QList<int> shown = widths();
        for (int column = 0; column < SourceListModel::Note; ++column) {
            const bool yields = yielding.contains(column) && room < 200;
            QCOMPARE(shown.at(column) < wanted.at(column), yields);
            QVERIFY(shown.at(column) >= std::min(wanted.at(column), 14 * letter));
        }
    }

    // A width that was given by hand is kept, and gives like the others.
    table.setColumnWidth(SourceListModel::Address, 40 * letter);
    table.resize(125 * letter, 200);
    QTRY_VERIFY(table.columnWidth(SourceListModel::Address) < 40 * letter);
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
    table.resize(220 * letter, 200);
    QTRY_COMPARE(table.columnWidth(SourceListModel::Address), 40 * letter);
}

void TestTables::sentencesKeepRoomForTheirBegin()
{
    QStandardItemModel model(1, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("Calls"), QStringLiteral("Remarks")});
    model.setItem(0, 0, new QStandardItem(QString(60, u'8')));
    model.setItem(0, 1,
                  new QStandardItem(QStringLiteral("The server answered 429 and was asked again 3 times.")));
    FittingTable table(model, 3);
    table.setSentences(1);
    table.resize(200, 100);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QVERIFY(table.columnWidth(1) >= 24 * table.fontMetrics().averageCharWidth());
    QVERIFY(table.horizontalScrollBar()->maximum() > 0);

    // What is elided is whole in the tooltip, and nothing else.
    const auto tipOf = [&](int column) {
        const QModelIndex index = model.index(0, column);
        table.scrollTo(index);
        const QPoint at = table.visualRect(index).intersected(table.viewport()->rect()).center();
        QHelpEvent help(QEvent::ToolTip, at, table.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(table.viewport(), &help);
        return QToolTip::isVisible() ? QToolTip::text() : QString();
    };
    QCOMPARE(tipOf(0), QString());
    QCOMPARE(tipOf(1), asPlainTip(model.item(0, 1)->text()));
    QToolTip::hideText();
}

void TestTables::namesGiveWayToNumbers()
{
    QStandardItemModel model(2, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("Model"), QStringLiteral("Difference")});
    for (int row = 0; row < 2; ++row) {
        model.setItem(row, 0, new QStandardItem(QString(60, u'm')));
        model.setItem(row, 1, new QStandardItem(QStringLiteral("-4.4 % [-22.8 %, +11.2 %]")));
    }
    FittingTable table(model, 3);
    table.setNames(0);
    const int letter = table.fontMetrics().averageCharWidth();
    table.resize(70 * letter, 100);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const auto widthOf = [&](int column) { return table.columnWidth(column); };
    const auto isWhole = [&](int column) {
        return widthOf(column) > table.fontMetrics().horizontalAdvance(model.item(0, column)->text());
    };
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
    QVERIFY(isWhole(1) && !isWhole(0));
    QCOMPARE(widthOf(0) + widthOf(1), table.viewport()->width()); // they have all that is left over
    table.resize(20 * letter, 100);
    QVERIFY(widthOf(0) >= 24 * letter && isWhole(1));
    QVERIFY(table.horizontalScrollBar()->maximum() > 0);
    table.resize(200 * letter, 100);
    QVERIFY(isWhole(0) && isWhole(1));
}

void TestTables::namesAreToldApart()
{
    const QByteArrayList names{"hf.co/bartowski/Qwen2.5-7B-Instruct-GGUF:Q4_K_M",
                               "hf.co/bartowski/Qwen2.5-14B-Instruct-GGUF:Q4_K_M"};
    QStandardItemModel model(2, 1);
    for (int row = 0; row < 2; ++row) {
        ThemeManager::instance().modelStyle(names[row]); // as where calls come
        model.setItem(row, 0, new QStandardItem(QString::fromUtf8(names[row])));
    }
    FittingTable table(model, 3);
    table.setNames(0);
    table.setFocusPolicy(Qt::NoFocus); // whose frame tells rows apart
    table.resize(24 * table.fontMetrics().averageCharWidth(), 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const QImage picture = table.viewport()->grab().toImage();
    const auto cell = [&](int row) { return picture.copy(table.visualRect(model.index(row, 0))); };
    QVERIFY(cell(0) != cell(1));
}

void TestTables::gapsNarrowBeforeItScrolls()
{
    QStandardItemModel model(1, 3);
    model.setHorizontalHeaderLabels(
        {QStringLiteral("Calls"), QStringLiteral("Tokens"), QStringLiteral("Remarks")});
    FittingTable table(model, 3);
    table.setSentences(2);
    table.resize(20, 100);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const auto gapOf = [&](int column) {
        return table.columnWidth(column) - table.horizontalHeader()->sectionSizeHint(column);
    };
    QVERIFY(table.horizontalScrollBar()->maximum() > 0);
    QCOMPARE((QList<int>{gapOf(0), gapOf(1), gapOf(2)}),
             (QList<int>{2 * gridUnit(), 2 * gridUnit(), 4 * gridUnit()}));
    table.resize(table.horizontalHeader()->length() + 2 * table.frameWidth() + 2, 100);
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
    QVERIFY(gapOf(0) < 4 * gridUnit());
    table.resize(1000, 100);
    QCOMPARE(gapOf(0), 4 * gridUnit());
}

void TestTables::aNameThatIsElidedIsWholeInItsTip()
{
    const QByteArray name("hf.co/bartowski/Qwen2.5-7B-Instruct-GGUF:Q4_K_M");
    ComparisonModel model;
    model.setRows({{.name = name, .label = QString::fromUtf8(name), .compared = false}}, Metric::Ttft, {});
    QVERIFY(model.index(0, ComparisonModel::Set)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QString::fromUtf8(name)));
}

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
