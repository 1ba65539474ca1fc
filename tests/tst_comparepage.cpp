// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/summary.h"
#include "tests/support/builders.h"
#include "tests/support/showncomparison.h"
#include "ui/charts/boxplotview.h"
#include "ui/charts/ecdfplot.h"
#include "ui/controls.h"
#include "ui/panels/comparisontableview.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace inferograph;
using namespace inferograph::testing;

class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { ThemeManager::instance().apply(ThemeKind::Light); }

    void saysWhatToDoWithoutCalls();
    void saysWhatToDoWithOneModel();
    void comparesTheSessionsModels();
    void coldCallsAreLeftOutUntilAskedFor();
    void anotherMetricIsOneKeyAway();
    void comparesServers();
    void comparesBeforeAndAfterAMoment();
    void comparesAnyTwoSetsOfCalls();
    void saysThatCallsAreInBothSets();
    void comparesTheCallsThatAFilterFinds();
    void saysWhatIsWrongWithAFilter();
    void comparesTheCallsOfARun();
    void laterCallsCountWithinAWhile();

    void everyControlHasANameAndAKey();
    void nothingIsClipped_data();
    void nothingIsClipped();
};

void TestComparePage::saysWhatToDoWithoutCalls()
{
    ShownComparison shown({});
    QVERIFY2(shown.hint().contains(QStringLiteral("watch a server")), qPrintable(shown.hint()));
    QVERIFY(!shown.part<ComparisonTableView>().isVisible());
    QVERIFY(!shown.part<EcdfPlot>().isVisible());
}

void TestComparePage::saysWhatToDoWithOneModel()
{
    ShownComparison shown({CallBuilder().model("only").ttftMs(1)});
    QVERIFY2(shown.hint().contains(QStringLiteral("only")), qPrintable(shown.hint()));
    shown.controls().setBy(ComparisonControls::By::BeforeAndAfter); // the way out that the hint names
    QVERIFY(shown.part<ComparisonTableView>().isVisible());
}

void TestComparePage::comparesTheSessionsModels()
{
    ShownComparison shown(twoModels());
    QVERIFY(shown.hint().isEmpty());
    QVERIFY(shown.part<EcdfPlot>().isVisible() && shown.part<BoxPlotView>().isVisible());
    QCOMPARE(shown.part<ComparisonTableView>().model()->rowCount(), 2);
    QCOMPARE(shown.cell(0, ComparisonModel::Set), QStringLiteral("quick"));
    QCOMPARE(shown.cell(1, ComparisonModel::Set), QStringLiteral("slow"));
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("19")); // 20, and one of them cold
    // 101 ... 119: the median is 110; the interval of 19 are the 5th and the 15th.
    QCOMPARE(shown.cell(0, ComparisonModel::Median), QStringLiteral("best 110 [105\u2009\u2013\u2009115]"));
    QCOMPARE(shown.cell(1, ComparisonModel::Median), QStringLiteral("210 [205\u2009\u2013\u2009215]"));
    QCOMPARE(shown.cell(1, ComparisonModel::columnOf(Metric::OverallTps)), QStringLiteral("25.0"));
    // The same colour in both charts as everywhere else.
    const QColor colour = ThemeManager::instance().modelStyle("slow").colour;
    const auto marks = shown.part<EcdfPlot>().marks();
    QCOMPARE(marks.size(), 6);
    QCOMPARE(marks.last().style.colour, colour);
}

void TestComparePage::coldCallsAreLeftOutUntilAskedFor()
{
    ShownComparison shown(twoModels());
    QVERIFY(shown.note().contains(QStringLiteral("cold calls left out: 2")));
    auto &coldCalls = shown.part<QCheckBox>();
    coldCalls.setFocus();
    QTest::keyClick(&coldCalls, Qt::Key_Space);
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("20"));
    QVERIFY(!shown.note().contains(QStringLiteral("left out")));
}

void TestComparePage::anotherMetricIsOneKeyAway()
{
    ShownComparison shown(twoModels());
    QComboBox &metrics = shown.box("Metric");
    metrics.setFocus();
    QTest::keyClick(&metrics, Qt::Key_Down);
    QVERIFY2(shown.hint().contains(QStringLiteral("TTFT content")),
             qPrintable(shown.hint())); // nobody reasons
    QTest::keyClick(&metrics, Qt::Key_Down);
    QCOMPARE(shown.cell(1, ComparisonModel::P95), QStringLiteral("4\u2009000"));
    QVERIFY(shown.part<BoxPlotView>().accessibleName().contains(QStringLiteral("Total")));
}

void TestComparePage::comparesServers()
{
    ShownComparison shown(twoModels());
    shown.controls().setBy(ComparisonControls::By::Servers);
    QCOMPARE(shown.cell(0, ComparisonModel::Set), QStringLiteral("localhost:11434"));
    QCOMPARE(shown.cell(1, ComparisonModel::Set), QStringLiteral("gpu:8080"));
    shown.typeInto(0, QStringLiteral("model:quick"));
    QCOMPARE(shown.cell(1, ComparisonModel::Calls), QStringLiteral("10"));
}

void TestComparePage::comparesBeforeAndAfterAMoment()
{
    ShownComparison shown(twoModels());
    shown.controls().setBy(ComparisonControls::By::BeforeAndAfter);
    QVERIFY(shown.part<QDateTimeEdit>().isVisible());
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("18")); // half of the time; two were cold
    QCOMPARE(shown.cell(1, ComparisonModel::Calls), QStringLiteral("20"));
    shown.controls().setMoment(WallTime(std::chrono::milliseconds(twoModelsStartMs + 30'000)));
    QCOMPARE(shown.cell(1, ComparisonModel::Calls), QStringLiteral("10"));
}

void TestComparePage::comparesAnyTwoSetsOfCalls()
{
    ShownComparison shown(twoModels());
    shown.controls().setBy(ComparisonControls::By::TwoFilters);
    shown.typeInto(1, QStringLiteral("model:quick endpoint:gpu"));
    shown.typeInto(2, QStringLiteral("model:slow start:warm"));
    QCOMPARE(shown.cell(0, ComparisonModel::Set), QStringLiteral("A: model:quick endpoint:gpu"));
    QCOMPARE(shown.cell(1, ComparisonModel::Set), QStringLiteral("B: model:slow start:warm"));
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("10"));
    QCOMPARE(shown.cell(1, ComparisonModel::Calls), QStringLiteral("19"));
    QVERIFY(!shown.note().contains(QStringLiteral("in both")));
    shown.controls().setFilterTexts({{}, QStringLiteral("model:quick"), QStringLiteral("ttft<")});
    QCOMPARE(shown.cell(1, ComparisonModel::Set),
             QStringLiteral("B: model:slow start:warm"));   // what is shown
    shown.controls().setBy(ComparisonControls::By::Models); // which no set's filter narrows
    QCOMPARE(shown.cell(1, ComparisonModel::Calls), QStringLiteral("19"));
}

void TestComparePage::saysThatCallsAreInBothSets()
{
    ShownComparison shown(twoModels());
    shown.controls().setBy(ComparisonControls::By::TwoFilters);
    shown.typeInto(1, QStringLiteral("endpoint:gpu"));
    shown.typeInto(2, QStringLiteral("model:slow"));
    QVERIFY2(shown.note().contains(QStringLiteral("10 calls in both sets")), qPrintable(shown.note()));
}

void TestComparePage::comparesTheCallsThatAFilterFinds()
{
    ShownComparison shown(twoModels());
    shown.typeInto(0, QStringLiteral("endpoint:gpu"));
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("10"));
    QCOMPARE(shown.cell(1, ComparisonModel::Calls), QStringLiteral("10"));
    QVERIFY2(shown.note().contains(QStringLiteral("20 of 40 calls")), qPrintable(shown.note()));
    shown.typeInto(0, QStringLiteral("model:slow"));
    QVERIFY2(shown.hint().contains(QStringLiteral("slow")), qPrintable(shown.hint()));
    shown.typeInto(0, QStringLiteral("model:none"));
    QVERIFY2(shown.hint().contains(QStringLiteral("No call matches")), qPrintable(shown.hint()));
}

void TestComparePage::saysWhatIsWrongWithAFilter()
{
    ShownComparison shown(twoModels());
    shown.controls().setFilterTexts({QStringLiteral("ttft>soon")});
    QVERIFY2(shown.note().contains(QStringLiteral("ttft>500")), qPrintable(shown.note()));
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("19")); // as before
}

void TestComparePage::comparesTheCallsOfARun()
{
    const QList<CallRecord> calls = twoModels();
    const auto resultOfStep = [&calls](int concurrency, qsizetype from, qsizetype count) {
        RunStep step;
        step.concurrency = concurrency;
        return resultOf(step, "step", calls.mid(from, count));
    };
    ShownComparison shown(calls);
    SessionRun run;
    run.workload.name = "evening";
    run.results = {resultOfStep(1, 2, 12), resultOfStep(4, 14, 16)};
    shown.controls().setScopes(scopesOf({run}));
    QVERIFY2(shown.note().contains(QStringLiteral("several at once are mixed")), qPrintable(shown.note()));
    QComboBox &scopes = shown.box("Calls of what");
    QVERIFY(scopes.isVisible());
    QCOMPARE(scopes.count(), 4); // the session, the run, one and four at once
    scopes.setFocus();
    QTest::keyClick(&scopes, Qt::Key_Down);
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("14"));
    QVERIFY(shown.note().contains(QStringLiteral("mixed")));
    QTest::keyClick(&scopes, Qt::Key_End);
    QVERIFY(scopes.currentText().endsWith(QStringLiteral("evening \u00b7 4 at once")));
    QCOMPARE(shown.cell(0, ComparisonModel::Calls), QStringLiteral("8"));
    QVERIFY(!shown.note().contains(QStringLiteral("mixed")));
    run.results << resultOfStep(8, 30, 10); // the run goes on
    shown.controls().setScopes(scopesOf({run}));
    QVERIFY(scopes.currentText().endsWith(QStringLiteral("4 at once")));
}

void TestComparePage::laterCallsCountWithinAWhile()
{
    ShownComparison shown(twoModels());
    QList<CallRecord> more = twoModels();
    more << CallBuilder().model("third").ttftMs(50);
    shown.view().setCalls(snapshotOf(more));
    QCOMPARE(shown.part<ComparisonTableView>().model()->rowCount(), 2); // not at once
    QTRY_COMPARE(shown.part<ComparisonTableView>().model()->rowCount(), 3);
}

void TestComparePage::everyControlHasANameAndAKey()
{
    ShownComparison shown(twoModels());
    shown.controls().setBy(ComparisonControls::By::BeforeAndAfter);
    shown.settle();
    for (const QWidget *widget : shown.view().findChildren<QWidget *>()) {
        const bool control =
            qobject_cast<const QComboBox *>(widget) || qobject_cast<const QToolButton *>(widget) ||
            qobject_cast<const QDateTimeEdit *>(widget) || qobject_cast<const PlotView *>(widget) ||
            qobject_cast<const QTableView *>(widget);
        if (!control || !widget->isVisible())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, widget->metaObject()->className());
    }
}

void TestComparePage::nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("smallest window, dark") << QSize(960, 620) << ThemeKind::Dark;
    QTest::newRow("smallest window, light") << QSize(960, 620) << ThemeKind::Light;
    QTest::newRow("large window") << QSize(2200, 1300) << ThemeKind::Light;
}

void TestComparePage::nothingIsClipped()
{
    QFETCH(QSize, size);
    QFETCH(ThemeKind, kind);
    ShownComparison shown(twoModels(), size);
    ThemeManager::instance().apply(kind);
    shown.controls().setBy(ComparisonControls::By::BeforeAndAfter);
    shown.settle();
    for (const auto *label : shown.view().findChildren<QLabel *>()) {
        if (label->isVisible() && !qobject_cast<const ElidedLabel *>(label))
            QTRY_VERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    for (const auto *combo : shown.view().findChildren<QComboBox *>()) {
        if (combo->isVisible())
            QTRY_VERIFY2(combo->width() >= combo->sizeHint().width(), qPrintable(combo->accessibleName()));
    }
    const auto &table = shown.part<ComparisonTableView>();
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (!table.isColumnHidden(column))
            QVERIFY2(table.columnWidth(column) >= table.horizontalHeader()->sectionSizeHint(column),
                     qPrintable(QString::number(column)));
    }
    QVERIFY(shown.part<EcdfPlot>().plotRect().height() > 5 * shown.view().fontMetrics().height());
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
