// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "tests/support/showncomparison.h"
#include "ui/panels/comparisontableview.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QPoint checkBoxOf(const ShownComparison &shown, int row)
{
    const ComparisonTableView &table = shown.part<ComparisonTableView>();
    const QRect place = table.visualRect(table.model()->index(row, ComparisonModel::Set));
    QStyleOptionViewItem option;
    option.initFrom(&table);
    option.rect = place;
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    return table.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &table).center();
}

} // namespace

class TestComparisonTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { ThemeManager::instance().apply(ThemeKind::Light); }

    void theModelKeepsItsContract();
    void marksTheBestAndTheDifference();
    void theBaselineIsASetWithValues_data();
    void theBaselineIsASetWithValues();
    void percentilesOfFewCallsAreQuiet();
    void aClickTakesASetOut();
    void spaceTakesASetOutAndEnterMakesABaseline();
    void copiesMarkdownWithTheKeyboard();
    void copiesCsvWithTheKeyboard();
    void narrowTablesHideTheLeastTelling();
};

void TestComparisonTable::theModelKeepsItsContract()
{
    ComparisonModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::vector<ComparedSet> figures(allMetrics.size());
    model.setRows({{"a", QStringLiteral("a"), true, figures}, {"b", QStringLiteral("b"), false}},
                  Metric::Ttft, "a");
    QCOMPARE(model.rowCount(), 2);
    model.setRows({{"a", QStringLiteral("a"), true, figures}, {"b", QStringLiteral("b"), true, figures}},
                  Metric::Load, "b");
    model.setRows({}, Metric::Load, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestComparisonTable::marksTheBestAndTheDifference()
{
    ShownComparison shown(twoModels());
    QCOMPARE(shown.cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    QVERIFY2(shown.cell(1, ComparisonModel::DifferenceColumn).startsWith(QStringLiteral("+90.9\u00a0% [+")),
             qPrintable(shown.cell(1, ComparisonModel::DifferenceColumn)));
    QVERIFY(shown.cell(0, ComparisonModel::columnOf(Metric::Ttft)).startsWith(QStringLiteral("best ")));
    QVERIFY(!shown.cell(1, ComparisonModel::columnOf(Metric::Ttft)).startsWith(QStringLiteral("best ")));
}

void TestComparisonTable::theBaselineIsASetWithValues_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::newRow("known") << QByteArray("mute");
    QTest::newRow("unknown") << QByteArray();
}

void TestComparisonTable::theBaselineIsASetWithValues()
{
    QFETCH(const QByteArray, model);
    QList<CallRecord> calls{CallBuilder().model(model.constData()).startedAtMs(twoModelsStartMs).totalMs(10)};
    ShownComparison shown(calls << twoModels());
    QCOMPARE(shown.cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("\u2014"));
    QCOMPARE(shown.cell(1, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    shown.controls().setMetric(Metric::Total); // which all know
    QCOMPARE(shown.cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
}

void TestComparisonTable::percentilesOfFewCallsAreQuiet()
{
    ShownComparison shown(twoModels()); // 19 of each: of too few for p95, and for p99
    const QAbstractItemModel &model = *shown.part<ComparisonTableView>().model();
    for (const int column : {ComparisonModel::P95, ComparisonModel::P99}) {
        const QModelIndex index = model.index(0, column);
        QCOMPARE(index.data(Qt::ForegroundRole).value<QColor>(), theme().quietText);
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("19 calls")));
    }
    shown.part<QCheckBox>().click(); // the twentieth was cold
    shown.settle();
    QVERIFY(model.index(0, ComparisonModel::P95).data(Qt::ForegroundRole).isNull());
    QVERIFY(!model.index(0, ComparisonModel::P99).data(Qt::ForegroundRole).isNull());
}

void TestComparisonTable::aClickTakesASetOut()
{
    ShownComparison shown(twoModels());
    QTest::mouseClick(shown.part<ComparisonTableView>().viewport(), Qt::LeftButton, {}, checkBoxOf(shown, 1));
    QVERIFY2(shown.hint().contains(QStringLiteral("Tick")), qPrintable(shown.hint()));
    QCOMPARE(shown.cell(1, ComparisonModel::Median), QString());
    QTest::mouseClick(shown.part<ComparisonTableView>().viewport(), Qt::LeftButton, {}, checkBoxOf(shown, 1));
    QVERIFY(shown.hint().isEmpty());
}

void TestComparisonTable::spaceTakesASetOutAndEnterMakesABaseline()
{
    ShownComparison shown(twoModels());
    auto &table = shown.part<ComparisonTableView>();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(shown.cell(1, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    QVERIFY(shown.cell(0, ComparisonModel::DifferenceColumn).startsWith(QStringLiteral("\u221247.6")));
    QCOMPARE(shown.box("Baseline of the differences").currentText(), QStringLiteral("slow"));
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(shown.cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    QTest::keyClick(&table, Qt::Key_Space);
    shown.settle();
    QCOMPARE(table.model()->index(1, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
}

void TestComparisonTable::copiesMarkdownWithTheKeyboard()
{
    ShownComparison shown(twoModels());
    auto &table = shown.part<ComparisonTableView>();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(
        text.contains(QStringLiteral("| TTFT ms | n | Success | p50 [95 %] | p95 | p99 | vs quick [95 %] |")),
        qPrintable(text));
    QVERIFY(text.contains(
        QStringLiteral("| quick | 19 | 100.0 % | **110 [105, 115]** best | 118 | 119 | \u2014 |")));
    QVERIFY(!text.contains(QStringLiteral("prompt tok/s"))); // nobody knows it
}

void TestComparisonTable::copiesCsvWithTheKeyboard()
{
    ShownComparison shown(twoModels());
    auto &table = shown.part<ComparisonTableView>();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 1 + 2 * static_cast<qsizetype>(allMetrics.size()) + 1);
    QVERIFY(lines.at(0).startsWith(QStringLiteral("set,metric,calls,")));
    const auto quick = lines.at(1).split(QLatin1Char(','));
    QCOMPARE(quick.size(), lines.at(0).count(QLatin1Char(',')) + 1);
    QVERIFY2(lines.at(1).startsWith(QStringLiteral("quick,ttft_ms,20,20,0,0,0,1,1,19,110,105,115,")),
             qPrintable(lines.at(1)));
    QVERIFY(lines.at(1).endsWith(QStringLiteral(",quick,,,,true")));
    QVERIFY(lines.at(2).endsWith(QStringLiteral(",false")));
}

void TestComparisonTable::narrowTablesHideTheLeastTelling()
{
    ShownComparison shown(twoModels(), {700, 600});
    const auto &table = shown.part<ComparisonTableView>();
    QVERIFY(table.isColumnHidden(ComparisonModel::columnOf(Metric::TtftContent)));
    QVERIFY(!table.isColumnHidden(ComparisonModel::Median));
    QVERIFY(!table.isColumnHidden(ComparisonModel::DifferenceColumn));
    shown.view().resize(2600, 1200);
    QTRY_VERIFY(!table.isColumnHidden(ComparisonModel::columnOf(Metric::TtftContent)));
    QVERIFY(table.isColumnHidden(ComparisonModel::columnOf(Metric::Ttft))); // it is the p50 before
}

QTEST_MAIN(TestComparisonTable)
#include "tst_comparisontable.moc"
