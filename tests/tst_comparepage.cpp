// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "core/store/callstore.h"
#include "core/store/summary.h"
#include "tests/support/builders.h"
#include "tests/support/tablecells.h"
#include "ui/charts/boxplotview.h"
#include "ui/charts/ecdfplot.h"
#include "ui/controls.h"
#include "ui/panels/comparisontableview.h"
#include "ui/panels/comparisonview.h"
#include "ui/panels/filterline.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHeaderView>
#include <QImage>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace inferograph;
using testing::CallBuilder;

namespace {

constexpr qint64 begin = 1'700'000'000'000; // ms since the epoch

// `slow` takes twice as long as `quick`; both have one cold call; each call a second after the one before.
QList<CallRecord> twoModels()
{
    QList<CallRecord> calls;
    for (int i = 0; i < 40; ++i) {
        const bool slow = i % 2 == 1;
        CallRecord call = CallBuilder()
                              .model(slow ? "slow" : "quick")
                              .startedAtMs(begin + 1000 * i)
                              .ttftMs((slow ? 200 : 100) + i / 2)
                              .totalMs(slow ? 4000 : 2000)
                              .outputTokens(100)
                              .start(i < 2 ? StartKind::Cold : StartKind::Warm);
        call.endpoint = i < 20 ? "http://localhost:11434" : "http://gpu:8080";
        calls << call;
    }
    return calls;
}

SnapshotPtr snapshotOf(const QList<CallRecord> &calls)
{
    CallStore store;
    store.append(calls);
    store.publish();
    return store.snapshot();
}

} // namespace

class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theModelKeepsItsContract();
    void saysWhatToDoWithoutCalls();
    void saysWhatToDoWithOneModel();
    void comparesTheSessionsModels();
    void marksTheBestAndTheDifference();
    void coldCallsAreLeftOutUntilAskedFor();
    void anotherMetricIsOneKeyAway();
    void comparesServers();
    void comparesBeforeAndAfterAMoment();
    void comparesAnyTwoSetsOfCalls();
    void saysThatCallsAreInBothSets();
    void comparesTheCallsThatAFilterFinds();
    void saysWhatIsWrongWithAFilter();
    void comparesTheCallsOfARun();
    void theBaselineIsASetWithValues();
    void percentilesOfFewCallsAreQuiet();
    void aClickTakesASetOut();
    void spaceTakesASetOutAndEnterMakesABaseline();
    void theMouseReadsACurve();
    void theKeyboardReadsBothCharts();
    void anOutlierIsDrawnOnce();
    void chartsAreToldInWords();
    void chartsAreToldInNumbers();
    void copiesMarkdownWithTheKeyboard();
    void copiesCsvWithTheKeyboard();
    void laterCallsCountWithinAWhile();
    void everyControlHasANameAndAKey();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void narrowTablesHideTheLeastTelling();

private:
    void show(const QList<CallRecord> &calls, QSize size = {1000, 700});
    void settle() const;
    QString cell(int row, int column) const;
    QPoint checkBoxOf(int row) const;
    template<typename T>
    T &part() const
    {
        settle();
        return *m_view->findChild<T *>();
    }
    QComboBox &box(const char *name) const;
    QString hint() const;
    QString note() const;
    void typeInto(qsizetype line, const QString &filter);

    std::unique_ptr<ComparisonView> m_view;
};

void TestComparePage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::c());
}

void TestComparePage::init()
{
    settings::setComparedCalls({});
    ThemeManager::instance().apply(ThemeKind::Light);
    m_view = std::make_unique<ComparisonView>();
}

void TestComparePage::cleanup()
{
    m_view.reset();
}

void TestComparePage::show(const QList<CallRecord> &calls, QSize size)
{
    m_view->resize(size);
    m_view->setCalls(snapshotOf(calls));
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    settle();
}

// Figures come from another thread.
void TestComparePage::settle() const
{
    if (!QTest::qWaitFor([this] { return m_view->isSettled(); }))
        qFatal("still comparing");
}

QString TestComparePage::cell(int row, int column) const
{
    return part<ComparisonTableView>().model()->index(row, column).data().toString();
}

QPoint TestComparePage::checkBoxOf(int row) const
{
    const ComparisonTableView &table = part<ComparisonTableView>();
    const QRect place = table.visualRect(table.model()->index(row, ComparisonModel::Set));
    QStyleOptionViewItem option;
    option.initFrom(&table);
    option.rect = place;
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    return table.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &table).center();
}

QComboBox &TestComparePage::box(const char *name) const
{
    settle();
    for (QComboBox *candidate : m_view->findChildren<QComboBox *>()) {
        if (candidate->accessibleName() == QLatin1StringView(name))
            return *candidate;
    }
    qFatal("no box of the name %s", name);
}

QString TestComparePage::hint() const
{
    settle();
    for (const QLabel *label : m_view->findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            return label->text();
    }
    return {};
}

QString TestComparePage::note() const
{
    settle();
    return m_view->controls().findChild<ElidedLabel *>()->fullText();
}

void TestComparePage::theModelKeepsItsContract()
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

void TestComparePage::saysWhatToDoWithoutCalls()
{
    show({});
    QVERIFY2(hint().contains(QStringLiteral("watch a server")), qPrintable(hint()));
    QVERIFY(!part<ComparisonTableView>().isVisible());
    QVERIFY(!part<EcdfPlot>().isVisible());
}

void TestComparePage::saysWhatToDoWithOneModel()
{
    show({CallBuilder().model("only").ttftMs(1)});
    QVERIFY2(hint().contains(QStringLiteral("only")), qPrintable(hint()));
    m_view->controls().setBy(ComparisonControls::By::BeforeAndAfter); // the way out that the hint names
    QVERIFY(part<ComparisonTableView>().isVisible());
}

void TestComparePage::comparesTheSessionsModels()
{
    show(twoModels());
    QVERIFY(hint().isEmpty());
    QVERIFY(part<EcdfPlot>().isVisible() && part<BoxPlotView>().isVisible());
    QCOMPARE(part<ComparisonTableView>().model()->rowCount(), 2);
    QCOMPARE(cell(0, ComparisonModel::Set), QStringLiteral("quick"));
    QCOMPARE(cell(1, ComparisonModel::Set), QStringLiteral("slow"));
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("19")); // 20, and one of them cold
    // 101 ... 119: the median is 110; the interval of 19 are the 5th and the 15th.
    QCOMPARE(cell(0, ComparisonModel::Median), QStringLiteral("best 110 [105\u2009\u2013\u2009115]"));
    QCOMPARE(cell(1, ComparisonModel::Median), QStringLiteral("210 [205\u2009\u2013\u2009215]"));
    QCOMPARE(cell(1, ComparisonModel::columnOf(Metric::OverallTps)), QStringLiteral("25.0"));
    // The same colour in both charts as everywhere else.
    const QColor colour = ThemeManager::instance().modelStyle("slow").colour;
    const auto marks = part<EcdfPlot>().marks();
    QCOMPARE(marks.size(), 6);
    QCOMPARE(marks.last().style.colour, colour);
}

void TestComparePage::marksTheBestAndTheDifference()
{
    show(twoModels());
    QCOMPARE(cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    QVERIFY2(cell(1, ComparisonModel::DifferenceColumn).startsWith(QStringLiteral("+90.9\u00a0% [+")),
             qPrintable(cell(1, ComparisonModel::DifferenceColumn)));
    QVERIFY(cell(0, ComparisonModel::columnOf(Metric::Ttft)).startsWith(QStringLiteral("best ")));
    QVERIFY(!cell(1, ComparisonModel::columnOf(Metric::Ttft)).startsWith(QStringLiteral("best ")));
}

void TestComparePage::coldCallsAreLeftOutUntilAskedFor()
{
    show(twoModels());
    QVERIFY(note().contains(QStringLiteral("cold calls left out: 2")));
    auto &coldCalls = part<QCheckBox>();
    coldCalls.setFocus();
    QTest::keyClick(&coldCalls, Qt::Key_Space);
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("20"));
    QVERIFY(!note().contains(QStringLiteral("left out")));
}

void TestComparePage::anotherMetricIsOneKeyAway()
{
    show(twoModels());
    QComboBox &metrics = box("Metric");
    metrics.setFocus();
    QTest::keyClick(&metrics, Qt::Key_Down);
    QVERIFY2(hint().contains(QStringLiteral("TTFT content")), qPrintable(hint())); // nobody reasons
    QTest::keyClick(&metrics, Qt::Key_Down);
    QCOMPARE(cell(1, ComparisonModel::P95), QStringLiteral("4\u2009000"));
    QVERIFY(part<BoxPlotView>().accessibleName().contains(QStringLiteral("Total")));
}

void TestComparePage::comparesServers()
{
    show(twoModels());
    m_view->controls().setBy(ComparisonControls::By::Servers);
    QCOMPARE(cell(0, ComparisonModel::Set), QStringLiteral("localhost:11434"));
    QCOMPARE(cell(1, ComparisonModel::Set), QStringLiteral("gpu:8080"));
    typeInto(0, QStringLiteral("model:quick"));
    QCOMPARE(cell(1, ComparisonModel::Calls), QStringLiteral("10"));
}

void TestComparePage::comparesBeforeAndAfterAMoment()
{
    show(twoModels());
    m_view->controls().setBy(ComparisonControls::By::BeforeAndAfter);
    QVERIFY(part<QDateTimeEdit>().isVisible());
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("18")); // half of the time; two were cold
    QCOMPARE(cell(1, ComparisonModel::Calls), QStringLiteral("20"));
    m_view->controls().setMoment(WallTime(std::chrono::milliseconds(begin + 30'000)));
    QCOMPARE(cell(1, ComparisonModel::Calls), QStringLiteral("10"));
}

void TestComparePage::typeInto(qsizetype line, const QString &filter)
{
    FilterLine *edit = m_view->controls().findChildren<FilterLine *>().at(line);
    QVERIFY(edit->isVisible());
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, filter);
    settle();
}

void TestComparePage::comparesAnyTwoSetsOfCalls()
{
    show(twoModels());
    m_view->controls().setBy(ComparisonControls::By::TwoFilters);
    typeInto(1, QStringLiteral("model:quick endpoint:gpu"));
    typeInto(2, QStringLiteral("model:slow start:warm"));
    QCOMPARE(cell(0, ComparisonModel::Set), QStringLiteral("A: model:quick endpoint:gpu"));
    QCOMPARE(cell(1, ComparisonModel::Set), QStringLiteral("B: model:slow start:warm"));
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("10"));
    QCOMPARE(cell(1, ComparisonModel::Calls), QStringLiteral("19"));
    QVERIFY(!note().contains(QStringLiteral("in both")));
    m_view->controls().setFilterTexts({{}, QStringLiteral("model:quick"), QStringLiteral("ttft<")});
    QCOMPARE(cell(1, ComparisonModel::Set), QStringLiteral("B: model:slow start:warm")); // what is shown
    m_view->controls().setBy(ComparisonControls::By::Models); // which no set's filter narrows
    QCOMPARE(cell(1, ComparisonModel::Calls), QStringLiteral("19"));
}

void TestComparePage::saysThatCallsAreInBothSets()
{
    show(twoModels());
    m_view->controls().setBy(ComparisonControls::By::TwoFilters);
    typeInto(1, QStringLiteral("endpoint:gpu"));
    typeInto(2, QStringLiteral("model:slow"));
    QVERIFY2(note().contains(QStringLiteral("10 calls in both sets")), qPrintable(note()));
}

void TestComparePage::comparesTheCallsThatAFilterFinds()
{
    show(twoModels());
    typeInto(0, QStringLiteral("endpoint:gpu"));
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("10"));
    QCOMPARE(cell(1, ComparisonModel::Calls), QStringLiteral("10"));
    QVERIFY2(note().contains(QStringLiteral("20 of 40 calls")), qPrintable(note()));
    typeInto(0, QStringLiteral("model:slow"));
    QVERIFY2(hint().contains(QStringLiteral("slow")), qPrintable(hint()));
    typeInto(0, QStringLiteral("model:none"));
    QVERIFY2(hint().contains(QStringLiteral("No call matches")), qPrintable(hint()));
}

void TestComparePage::saysWhatIsWrongWithAFilter()
{
    show(twoModels());
    m_view->controls().setFilterTexts({QStringLiteral("ttft>soon")});
    QVERIFY2(note().contains(QStringLiteral("ttft>500")), qPrintable(note()));
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("19")); // as before
}

void TestComparePage::comparesTheCallsOfARun()
{
    const QList<CallRecord> calls = twoModels();
    const auto resultOfStep = [&calls](int concurrency, qsizetype from, qsizetype count) {
        RunStep step;
        step.concurrency = concurrency;
        return resultOf(step, "step", calls.mid(from, count));
    };
    show(calls);
    SessionRun run;
    run.workload.name = "evening";
    run.results = {resultOfStep(1, 2, 12), resultOfStep(4, 14, 16)};
    m_view->controls().setScopes(scopesOf({run}));
    QVERIFY2(note().contains(QStringLiteral("several at once are mixed")), qPrintable(note()));
    QComboBox &scopes = box("Calls of what");
    QVERIFY(scopes.isVisible());
    QCOMPARE(scopes.count(), 4); // the session, the run, one and four at once
    scopes.setFocus();
    QTest::keyClick(&scopes, Qt::Key_Down);
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("14"));
    QVERIFY(note().contains(QStringLiteral("mixed")));
    QTest::keyClick(&scopes, Qt::Key_End);
    QVERIFY(scopes.currentText().endsWith(QStringLiteral("evening \u00b7 4 at once")));
    QCOMPARE(cell(0, ComparisonModel::Calls), QStringLiteral("8"));
    QVERIFY(!note().contains(QStringLiteral("mixed")));
    run.results << resultOfStep(8, 30, 10); // the run goes on
    m_view->controls().setScopes(scopesOf({run}));
    QVERIFY(scopes.currentText().endsWith(QStringLiteral("4 at once")));
}

void TestComparePage::theBaselineIsASetWithValues()
{
    QList<CallRecord> calls{CallBuilder().model("mute").startedAtMs(begin).totalMs(10)};
    show(calls << twoModels());
    QCOMPARE(cell(0, ComparisonModel::Set), QStringLiteral("mute"));
    QCOMPARE(cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("\u2014"));
    QCOMPARE(cell(1, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    m_view->controls().setMetric(Metric::Total); // which all know
    QCOMPARE(cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
}

void TestComparePage::percentilesOfFewCallsAreQuiet()
{
    show(twoModels()); // 19 of each: of too few for p95, and for p99
    const QAbstractItemModel &model = *part<ComparisonTableView>().model();
    for (const int column : {ComparisonModel::P95, ComparisonModel::P99}) {
        const QModelIndex index = model.index(0, column);
        QCOMPARE(index.data(Qt::ForegroundRole).value<QColor>(), theme().quietText);
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("19 calls")));
    }
    part<QCheckBox>().click(); // the twentieth was cold
    settle();
    QVERIFY(model.index(0, ComparisonModel::P95).data(Qt::ForegroundRole).isNull());
    QVERIFY(!model.index(0, ComparisonModel::P99).data(Qt::ForegroundRole).isNull());
}

void TestComparePage::aClickTakesASetOut()
{
    show(twoModels());
    QTest::mouseClick(part<ComparisonTableView>().viewport(), Qt::LeftButton, {}, checkBoxOf(1));
    QVERIFY2(hint().contains(QStringLiteral("Tick")), qPrintable(hint()));
    QCOMPARE(cell(1, ComparisonModel::Median), QString());
    QTest::mouseClick(part<ComparisonTableView>().viewport(), Qt::LeftButton, {}, checkBoxOf(1));
    QVERIFY(hint().isEmpty());
}

void TestComparePage::spaceTakesASetOutAndEnterMakesABaseline()
{
    show(twoModels());
    auto &table = part<ComparisonTableView>();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(cell(1, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    QVERIFY(cell(0, ComparisonModel::DifferenceColumn).startsWith(QStringLiteral("\u221247.6")));
    QCOMPARE(box("Baseline of the differences").currentText(), QStringLiteral("slow"));
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(cell(0, ComparisonModel::DifferenceColumn), QStringLiteral("baseline"));
    QTest::keyClick(&table, Qt::Key_Space);
    settle();
    QCOMPARE(table.model()->index(1, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
}

void TestComparePage::theMouseReadsACurve()
{
    show(twoModels());
    auto &ecdf = part<EcdfPlot>();
    QTest::mouseMove(ecdf.viewport(), ecdf.toPixels({150, 0.9}).toPoint());
    QTRY_VERIFY(ecdf.callout());
    const QStringList lines = ecdf.callout()->lines;
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(1).contains(QStringLiteral("quick: 100")), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).contains(QStringLiteral("slow: 0")), qPrintable(lines.at(2)));
    QCOMPARE(ecdf.callout()->at.y(), 1.0); // the curve nearer to the mouse
}

void TestComparePage::theKeyboardReadsBothCharts()
{
    show(twoModels());
    auto &boxes = part<BoxPlotView>();
    boxes.setFocus();
    QTest::keyClick(&boxes, Qt::Key_Right);
    QVERIFY(boxes.callout());
    QCOMPARE(boxes.callout()->lines.first(), QStringLiteral("quick"));
    QTest::keyClick(&boxes, Qt::Key_Right);
    QCOMPARE(boxes.callout()->lines.first(), QStringLiteral("slow"));
    QTest::keyClick(&boxes, Qt::Key_Escape);
    QVERIFY(!boxes.callout());
    auto &ecdf = part<EcdfPlot>();
    ecdf.setFocus();
    QTest::keyClick(&ecdf, Qt::Key_End);
    QVERIFY(ecdf.callout());
    QVERIFY(ecdf.callout()->lines.at(2).contains(QStringLiteral("slow: 100")));
}

// Every call is a dot under its box, but for those that have a mark beside it.
void TestComparePage::anOutlierIsDrawnOnce()
{
    ShownSet set{.label = QStringLiteral("a"), .figures = {}};
    set.figures.name = "a";
    set.figures.values = {100, 101, 102, 103, 104, 105, 106, 107, 300};
    set.figures.spread = spreadOf(set.figures.values);
    set.figures.box = boxPlotOf(set.figures.values);
    BoxPlotView plot;
    plot.resize(600, 300);
    plot.setSets({set}, Metric::Ttft);
    const QImage picture = plot.grab().toImage();
    const QColor colour = ThemeManager::instance().modelStyle(set.figures.name).colour;
    const auto heightOfColour = [&](double value) {
        const int column = qRound(plot.toPixels({value, 0}).x());
        int rows = 0;
        for (int row = 0; row < picture.height(); ++row) {
            const QColor pixel = picture.pixelColor(column, row);
            rows += pixel.hsvSaturation() > 60 && std::abs(pixel.hue() - colour.hue()) < 20 ? 1 : 0;
        }
        return rows;
    };
    QCOMPARE(plot.marks().size(), 1);
    QVERIFY(heightOfColour(104) > 2 * plot.markSize());
    QVERIFY(heightOfColour(300) > 0);
    QVERIFY2(heightOfColour(300) <= std::ceil(plot.markSize()) + 1,
             qPrintable(QString::number(heightOfColour(300))));
}

void TestComparePage::chartsAreToldInWords()
{
    show(twoModels());
    for (const ComparisonPlot *plot : {static_cast<ComparisonPlot *>(&part<BoxPlotView>()),
                                       static_cast<ComparisonPlot *>(&part<EcdfPlot>())}) {
        QVERIFY(plot->accessibleName().startsWith(QStringLiteral("TTFT ms")));
        QVERIFY2(
            plot->accessibleDescription().contains(QStringLiteral("quick: median 110\u00a0ms of 19 calls")),
            qPrintable(plot->accessibleDescription()));
    }
}

void TestComparePage::chartsAreToldInNumbers()
{
    show(twoModels());
    const auto rowOf = [](ComparisonPlot &plot, int row) {
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_T);
        const auto *table = qobject_cast<QTableView *>(QApplication::focusWidget());
        return table ? testing::cellsOf(*table->model()).value(row).join(QLatin1Char('|')) : QString();
    };
    auto &boxes = part<BoxPlotView>();
    QCOMPARE(rowOf(boxes, 2).replace(QChar::Nbsp, QLatin1Char(' ')),
             QStringLiteral("slow|19|201 ms|206 ms|210 ms|205\u2009–\u2009215|215 ms|219 ms|218 ms|219 ms"));
    QVERIFY(!boxes.isVisible());
    auto &curves = part<EcdfPlot>();
    QCOMPARE(rowOf(curves, 0), QStringLiteral("Share of calls|quick, TTFT at most|slow, TTFT at most"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T); // the plot again
    QVERIFY(curves.isVisible() && curves.hasFocus());
    QCOMPARE(rowOf(curves, 7).replace(QChar::Nbsp, QLatin1Char(' ')), QStringLiteral("90 %|118 ms|218 ms"));
}

void TestComparePage::copiesMarkdownWithTheKeyboard()
{
    show(twoModels());
    auto &table = part<ComparisonTableView>();
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

void TestComparePage::copiesCsvWithTheKeyboard()
{
    show(twoModels());
    auto &table = part<ComparisonTableView>();
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

void TestComparePage::laterCallsCountWithinAWhile()
{
    show(twoModels());
    QList<CallRecord> more = twoModels();
    more << CallBuilder().model("third").ttftMs(50);
    m_view->setCalls(snapshotOf(more));
    QCOMPARE(part<ComparisonTableView>().model()->rowCount(), 2); // not at once
    QTRY_COMPARE(part<ComparisonTableView>().model()->rowCount(), 3);
}

void TestComparePage::everyControlHasANameAndAKey()
{
    show(twoModels());
    m_view->controls().setBy(ComparisonControls::By::BeforeAndAfter);
    settle();
    for (const QWidget *widget : m_view->findChildren<QWidget *>()) {
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
    ThemeManager::instance().apply(kind);
    show(twoModels(), size);
    m_view->controls().setBy(ComparisonControls::By::BeforeAndAfter);
    settle();
    for (const auto *label : m_view->findChildren<QLabel *>()) {
        if (label->isVisible() && !qobject_cast<const ElidedLabel *>(label))
            QTRY_VERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    for (const auto *combo : m_view->findChildren<QComboBox *>()) {
        if (combo->isVisible())
            QTRY_VERIFY2(combo->width() >= combo->sizeHint().width(), qPrintable(combo->accessibleName()));
    }
    const auto &table = part<ComparisonTableView>();
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (!table.isColumnHidden(column))
            QVERIFY2(table.columnWidth(column) >= table.horizontalHeader()->sectionSizeHint(column),
                     qPrintable(QString::number(column)));
    }
    QVERIFY(part<EcdfPlot>().plotRect().height() > 5 * m_view->fontMetrics().height());
}

void TestComparePage::narrowTablesHideTheLeastTelling()
{
    show(twoModels(), {700, 600});
    const auto &table = part<ComparisonTableView>();
    QVERIFY(table.isColumnHidden(ComparisonModel::columnOf(Metric::TtftContent)));
    QVERIFY(!table.isColumnHidden(ComparisonModel::Median));
    QVERIFY(!table.isColumnHidden(ComparisonModel::DifferenceColumn));
    m_view->resize(2600, 1200);
    QTRY_VERIFY(!table.isColumnHidden(ComparisonModel::columnOf(Metric::TtftContent)));
    QVERIFY(table.isColumnHidden(ComparisonModel::columnOf(Metric::Ttft))); // it is the p50 before
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
