// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"
#include "tests/support/builders.h"
#include "tests/support/tablecells.h"
#include "ui/charts/axes.h"
#include "ui/charts/barplot.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/registry.h"
#include "ui/charts/rownames.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QHorizontalStackedBarSeries>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include <ctime>
#include <limits>
#include <memory>
#include <numeric>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 60'000;

constexpr qint64 startMs = 1'763'734'200'000; // 14:10:00 UTC
const WallTime from{std::chrono::milliseconds(startMs)};

LiveView viewOf(const QList<CallRecord> &calls, Nanoseconds span = std::chrono::minutes(5),
                const QList<GaugeSample> &gauges = {})
{
    LiveView view;
    view.from = from;
    view.to = from + span;
    view.calls = snapshotOf(calls, gauges);
    return view;
}

LiveView viewWith(const QList<CallRecord> &calls, const QList<GaugeSample> &gauges)
{
    return viewOf(calls, std::chrono::minutes(5), gauges);
}

QList<GaugeSample> figuresAt(int second, double running, double waiting, const char *source = "vllm.log")
{
    const WallTime at = from + std::chrono::seconds(second);
    return {{at, source, "vllm", Gauge::Running, running}, {at, source, "vllm", Gauge::Waiting, waiting}};
}

CallBuilder answered(const char *model, qint64 second, double ttftMs = 500)
{
    CallBuilder call;
    call.model(model).startedAtMs(startMs + second * 1000).ttftMs(ttftMs).totalMs(ttftMs + 2000);
    call.promptEvalMs(ttftMs).generationMs(2000, GenerationSpan::IncludesFirstToken).outputTokens(100);
    call.promptTokens(200);
    call.itlP50Ms(20);
    return call;
}

// Any chart of the Live page, shown and drawn.
struct Shown
{
    std::unique_ptr<ChartPanel> panel;
    PlotView *plot;

    explicit Shown(const char *id, QSize size = {430, 190})
    {
        for (const ChartEntry &entry : charts()) {
            if (qstrcmp(entry.id, id) == 0)
                panel.reset(entry.create(nullptr));
        }
        plot = panel->findChild<PlotView *>();
        panel->resize(size);
        panel->show();
    }

    template<typename Series>
    QList<Series *> series() const
    {
        QList<Series *> found;
        for (QAbstractSeries *one : plot->chart()->series())
            found.append(qobject_cast<Series *>(one));
        return found;
    }

    // Null where there is none.
    const PlotLine *lineOf(const char *name) const
    {
        const auto line = std::ranges::find(plot->lines(), QString::fromLatin1(name),
                                            [](const PlotLine &one) { return one.name; });
        return line != plot->lines().end() ? &*line : nullptr;
    }

    qsizetype marksOf(PlotMark::Kind kind) const
    {
        return std::count_if(plot->marks().cbegin(), plot->marks().cend(),
                             [kind](const PlotMark &mark) { return mark.kind == kind; });
    }
};

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyChartHasItsOwnIdAndTitle();
    void anEmptyChartSaysWhatIsMissing_data();
    void anEmptyChartSaysWhatIsMissing();
    void everyChartHasAnAccessibleNameAndSummary_data();
    void everyChartHasAnAccessibleNameAndSummary();
    void screenReadersTakeAPlotForAChart();
    void screenReadersHearTheCallout();
    void aTableStandsBehindEveryChart_data();
    void aTableStandsBehindEveryChart();
    void theTableStandsStillWhileItIsRead();
    void anEmptyChartHasNoTable();
    void aHiddenChartDrawsOnlyWhenShown();
    void followsTheTheme_data();
    void followsTheTheme();

    void drawsALineForEachModel();
    void theSameRowsAreNotReadAgain();
    void manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes_data();
    void manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes();
    void aModelShownAgainStays();
    void hiddenModelsAreNotDrawn();
    void callsArrivingOutOfOrderAreDrawnInTimeOrder();
    void linesNeverHaveMoreThan1500Points();
    void failedCallsAreCrossesOnTheTimeAxis();
    void coldStartsAreRinged();
    void aSignStandsAtItsNumberOrOnTheTimeAxis_data();
    void aSignStandsAtItsNumberOrOnTheTimeAxis();
    void aFewFarCallsDoNotPressTheOthersFlat_data();
    void aFewFarCallsDoNotPressTheOthersFlat();
    void farCallsAreArrowsAtTheEndOfTheAxis();
    void aClickShowsAllValues();
    void aHugePromptDoesNotPressTheOthersAside_data();
    void aHugePromptDoesNotPressTheOthersAside();
    void aBurstDoesNotPressTheOtherBarsFlat();
    void aBarThatIsCutKeepsItsShares();
    void namesOfAListAreToldApart_data();
    void namesOfAListAreToldApart();
    void linesAreBrokenWhereCallsStayAway();
    void aPointBetweenTwoGapsIsSeen();
    void figuresOfServersThatStayAwayAreAGap();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void aClickGivesTheNearestCall();
    void theKeyboardReachesEveryCall();
    void theCalloutExplainsTheNumber();
    void theCalloutClaimsNoSumThatDoesNotHold();
    void theCalloutFollowsItsCall();
    void theCalloutOutlivesTheCallsItWasDrawnFrom();

    void barsAreTheRateAMinuteOfRoundSpans();
    void errorsAreAPartOfTheirOwn();
    void cachedTokensAreNotCountedTwice();
    void tokensThatNobodyTellsAreNotZero();
    void theCalloutOfABarCountsItsCalls();
    void aClickOnABarGivesTheCallThatFailed();

    void figuresOfServersAreALineEach();
    void figuresOfServersNeedNoCalls();
    void figuresOutsideTheViewAreLeftOut();
    void theKeyboardReachesEveryReading();
    void aShareOfTheCacheIsInPerCent();

    void aDotForEachCallThatKnowsTtftAndPrompt();
    void dotsOnTopOfEachOtherAreOne();
    void theKeyboardWalksAlongThePromptLengths();

    void barsSumToTheMeanTotal();
    void theLegendNamesOnlyPhasesThatShow();
    void barsFillTheHeightEvenly();
    void timeThatNobodyExplainsIsUnexplained();
    void moreModelsThanFitAreCounted();
    void longModelNamesLeaveRoomForBars();
    void loadsAndFailuresAreNoMeanCalls();

    void aLegendGivesWayAndIsWholeInItsTip();

    void timeTicksStayAtRoundTimes();
    void timeTicksAreNeverCloserThanAsked_data();
    void timeTicksAreNeverCloserThanAsked();
    void theScaleGrowsAtOnceAndShrinksLater();
    void theScaleOfAnotherSpanHoldsNothing();
    void theBulkIsNotRuledByAFew_data();
    void theBulkIsNotRuledByAFew();
    void theScaleEndsAtWholeNumbers_data();
    void theScaleEndsAtWholeNumbers();
};

void TestCharts::initTestCase()
{
    qputenv("TZ", "UTC");
    tzset();
    QLocale::setDefault(QLocale::c());
    ThemeManager::instance().apply(ThemeKind::Dark);
}

void TestCharts::everyChartHasItsOwnIdAndTitle()
{
    QSet<QByteArray> ids;
    for (const ChartEntry &entry : charts()) {
        ids.insert(entry.id);
        const std::unique_ptr<ChartPanel> panel(entry.create(nullptr));
        QCOMPARE(panel->title(), QString::fromLatin1(entry.title));
    }
    QCOMPARE(std::size_t(ids.size()), charts().size());
}

void TestCharts::anEmptyChartSaysWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("ttft") << QByteArray("ttft") << 300
                          << QStringLiteral("No call with a time to first token in the 5 minutes in view");
    QTest::newRow("decode") << QByteArray("decode") << 60
                            << QStringLiteral("No call with a decode speed in the minute in view");
    QTest::newRow("load") << QByteArray("load") << 3600
                          << QStringLiteral("No finished call with its times in the hour in view");
    QTest::newRow("promptlength")
        << QByteArray("promptlength") << 45
        << QStringLiteral("No call with both a TTFT and a prompt length in the 45 seconds in view");
    QTest::newRow("itl") << QByteArray("itl") << 300
                         << QStringLiteral("No call with times between its tokens in the 5 minutes in view");
    QTest::newRow("calls") << QByteArray("calls") << 300
                           << QStringLiteral("No calls in the 5 minutes in view");
    QTest::newRow("tokens") << QByteArray("tokens") << 300
                            << QStringLiteral("No call that tells its tokens in the 5 minutes in view");
}

void TestCharts::anEmptyChartSaysWhatIsMissing()
{
    QFETCH(QByteArray, id);
    QFETCH(int, seconds);
    QFETCH(QString, text);
    const Shown chart(id.constData());
    const LiveView before = viewOf({answered("m", -10)}, std::chrono::seconds(seconds));
    chart.panel->setView(before);
    QVERIFY(!chart.plot->isVisible());
    QCOMPARE(chart.panel->accessibleDescription(), text);
    const QList<QLabel *> labels = chart.panel->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&](const QLabel *label) { return label->isVisible() && label->text() == text; }));

    chart.panel->setView(viewOf({answered("m", 10)}, std::chrono::seconds(seconds)));
    QVERIFY(chart.plot->isVisible());
}

void TestCharts::everyChartHasAnAccessibleNameAndSummary_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("says");
    QTest::newRow("ttft") << QByteArray("ttft") << QStringLiteral("qwen: median 500\u00a0ms over 3 calls");
    QTest::newRow("decode") << QByteArray("decode")
                            << QStringLiteral("qwen: median 50.0 tokens per second over 3 calls");
    QTest::newRow("load") << QByteArray("load")
                          << QStringLiteral("qwen: 2.50\u00a0s, of it prompt eval 500\u00a0ms (20.0\u00a0%), "
                                            "generation 2.00\u00a0s (80.0\u00a0%)");
    QTest::newRow("promptlength") << QByteArray("promptlength")
                                  << QStringLiteral(
                                         "qwen: median 500\u00a0ms for prompts of 200 to 200 tokens");
    QTest::newRow("itl") << QByteArray("itl") << QStringLiteral("qwen: median 20.0\u00a0ms over 3 calls");
    QTest::newRow("calls") << QByteArray("calls")
                           << QStringLiteral("3 ok. Most in 5\u00a0s from 14:10:00: 3 ok.");
    QTest::newRow("tokens") << QByteArray("tokens") << QStringLiteral("300 out, 600 in.");
}

void TestCharts::everyChartHasAnAccessibleNameAndSummary()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, says);
    const Shown chart(id.constData());
    chart.panel->setView(viewOf({answered("qwen", 1), answered("qwen", 2), answered("qwen", 3)}));
    QVERIFY(!chart.panel->accessibleName().isEmpty());
    QCOMPARE(chart.plot->accessibleName(), chart.panel->title());
    QVERIFY2(chart.panel->accessibleDescription().contains(says),
             qPrintable(chart.panel->accessibleDescription()));
    QCOMPARE(chart.plot->accessibleDescription(), chart.panel->accessibleDescription());
}

void TestCharts::screenReadersTakeAPlotForAChart()
{
    const Shown chart("ttft");
    chart.panel->setView(viewOf({answered("qwen", 1)}));
    QAccessibleInterface *plot = QAccessible::queryAccessibleInterface(chart.plot);
    QVERIFY(plot);
    QCOMPARE(plot->role(), QAccessible::Chart);
    QCOMPARE(plot->text(QAccessible::Name), QStringLiteral("Time to first token"));
    QVERIFY(plot->text(QAccessible::Description)
                .contains(QStringLiteral("qwen: median 500\u00a0ms over 1 call")));
    QCOMPARE(plot->childCount(), 0);
    QVERIFY(plot->text(QAccessible::Value).isEmpty());
}

void TestCharts::screenReadersHearTheCallout()
{
    const Shown chart("ttft");
    chart.panel->setView(viewOf({answered("qwen", 1), answered("sage", 2)}));
    const QAccessibleInterface *plot = QAccessible::queryAccessibleInterface(chart.plot);
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QVERIFY(plot->text(QAccessible::Value).startsWith(QStringLiteral("14:10:01.000 · qwen, TTFT 500")));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QVERIFY(plot->text(QAccessible::Value).startsWith(QStringLiteral("14:10:02.000 · sage, TTFT 500")));
    QTest::keyClick(chart.plot, Qt::Key_Escape);
    QVERIFY(plot->text(QAccessible::Value).isEmpty());
}

void TestCharts::aTableStandsBehindEveryChart_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QStringList>("header");
    QTest::addColumn<QList<QStringList>>("rows");
    const auto row = [](const char *id, const QStringList &header, const QList<QStringList> &rows) {
        QTest::newRow(id) << QByteArray(id) << header << rows;
    };
    const auto words = [](const char *text) { return QString::fromUtf8(text).split(u'|'); };
    row("ttft", words("Started|Model|Status|Time to first token"),
        {words("14:10:01.000|a|ok|500\u00a0ms"), words("14:10:07.000|b|connection refused|—")});
    row("decode", words("Started|Model|Status|Decode speed"),
        {words("14:10:01.000|a|ok|50.0 tokens per second"), words("14:10:07.000|b|connection refused|—")});
    row("itl", words("Started|Model|Status|Inter-token latency"),
        {words("14:10:01.000|a|ok|20.0\u00a0ms"), words("14:10:07.000|b|connection refused|—")});
    row("promptlength", words("Started|Model|Status|Prompt tokens|TTFT"),
        {words("14:10:01.000|a|ok|200|500\u00a0ms")});
    row("load", words("Model|Calls|Total|queue + connect|load|prompt eval|generation|unexplained"),
        {words("a|1|2.50\u00a0s|0\u00a0ms|0\u00a0ms|500\u00a0ms|2.00\u00a0s|0\u00a0ms")});
    row("calls", words("From|ok|cancelled|errors|Calls"),
        {words("14:10:00|1|0|0|1"), words("14:10:05|0|0|1|1")});
    row("tokens", words("From|out|in|in, cached|Calls"),
        {words("14:10:00|100|200|0|1"), words("14:10:05|—|—|—|1")});
    row("throughput", words("Time|Source|generation|prompt"), {words("14:10:03|vllm.log|12.5 tok/s|—")});
    row("requests", words("Time|Source|running|waiting"), {words("14:10:03|vllm.log|3|1")});
    row("kvcache", words("Time|Source|in use"), {words("14:10:03|vllm.log|50.0\u00a0%")});
}

void TestCharts::aTableStandsBehindEveryChart()
{
    QFETCH(QByteArray, id);
    QFETCH(QStringList, header);
    QFETCH(QList<QStringList>, rows);
    const Shown chart(id.constData());
    const CallBuilder refused =
        CallBuilder().model("b").startedAtMs(startMs + 7000).failed(ErrorKind::Refused);
    const WallTime told = from + std::chrono::seconds(3);
    chart.panel->setView(viewWith(
        {answered("a", 1), refused},
        figuresAt(3, 3, 1) + QList<GaugeSample>{{told, "vllm.log", "vllm", Gauge::GenerationThroughput, 12.5},
                                                {told, "vllm.log", "vllm", Gauge::KvCacheUsage, 0.5}}));
    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.plot->setFocus();
    QTest::keyClick(chart.plot, Qt::Key_T);
    auto *table = chart.panel->findChild<QTableView *>();
    QVERIFY(table && table->isVisible() && !chart.plot->isVisible());
    QVERIFY(table->hasFocus());
    const QAccessibleInterface *read = QAccessible::queryAccessibleInterface(table);
    QCOMPARE(read->text(QAccessible::Name), chart.panel->title());
    QCOMPARE(read->text(QAccessible::Description), chart.panel->accessibleDescription());
    QCOMPARE(cellsOf(*table->model()), QList<QStringList>{header} + rows);
    QTest::keyClick(table, Qt::Key_T);
    QVERIFY(chart.plot->isVisible() && chart.plot->hasFocus());
}

void TestCharts::theTableStandsStillWhileItIsRead()
{
    const Shown chart("ttft");
    chart.panel->setView(viewOf({answered("a", 1)}));
    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.panel->actions().constFirst()->trigger();
    auto *table = chart.panel->findChild<QTableView *>();
    const QAbstractItemModelTester tester(table->model());
    table->setFocus();
    chart.panel->setView(viewOf({answered("b", 2), answered("c", 3)}));
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("a")); // the call of before
    table->clearFocus();
    chart.panel->setView(viewOf({answered("b", 2), answered("c", 3)}));
    QCOMPARE(table->model()->rowCount(), 2);
}

void TestCharts::anEmptyChartHasNoTable()
{
    const Shown chart("ttft");
    chart.panel->actions().constFirst()->trigger();
    chart.panel->setView(viewOf({}));
    QVERIFY(!chart.panel->findChild<QTableView *>());
    chart.panel->setView(viewOf({answered("a", 1)}));
    QVERIFY(chart.panel->findChild<QTableView *>()->isVisible());
}

void TestCharts::aHiddenChartDrawsOnlyWhenShown()
{
    const Shown chart("ttft");
    chart.panel->hide();
    chart.panel->setView(viewOf({answered("m", 1), answered("m", 2)}));
    QVERIFY(chart.plot->lines().isEmpty());
    chart.panel->show();
    QCOMPARE(chart.lineOf("m")->points.size(), 2);
}

void TestCharts::followsTheTheme_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const ChartEntry &entry : charts())
        QTest::newRow(entry.id) << QByteArray(entry.id);
}

void TestCharts::followsTheTheme()
{
    QFETCH(QByteArray, id);
    const Shown chart(id.constData());
    chart.panel->setView(viewOf({answered("m", 1), answered("m", 200)}));
    ThemeManager::instance().apply(ThemeKind::Light);
    const QImage light = chart.panel->grab().toImage();
    QCOMPARE(light.pixelColor(light.width() / 2, light.height() - 3), theme().panel);
    for (const PlotLine &line : chart.plot->lines())
        QCOMPARE(line.pen.color(), ThemeManager::instance().modelStyle("m").colour);
    ThemeManager::instance().apply(ThemeKind::Dark);
    const QImage dark = chart.panel->grab().toImage();
    QCOMPARE(dark.pixelColor(dark.width() / 2, dark.height() - 3), theme().panel);
    QVERIFY(dark != light);
}

void TestCharts::drawsALineForEachModel()
{
    const Shown chart("ttft");
    chart.panel->setView(viewOf({answered("a", 1, 100), answered("b", 2, 200), answered("a", 3, 300),
                                 CallBuilder().model("a").startedAtMs(startMs + 4000)}));
    QCOMPARE(chart.plot->lines().size(), 2);
    QCOMPARE(chart.lineOf("a")->points,
             (QList<QPointF>{{double(startMs + 1000), 100}, {double(startMs + 3000), 300}}));
    QCOMPARE(chart.lineOf("b")->points.size(), 1);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 3);
    QVERIFY(chart.lineOf("a")->pen.color() != chart.lineOf("b")->pen.color());
}

void TestCharts::theSameRowsAreNotReadAgain()
{
    const Shown chart("ttft");
    LiveView view = viewOf({answered("a", 1), answered("a", 2)});
    view.rows = std::make_shared<const std::vector<std::size_t>>(std::vector<std::size_t>{0, 1});
    chart.panel->setView(view);
    view.from += std::chrono::milliseconds(100);
    chart.panel->setView(view);
    QCOMPARE(chart.lineOf("a")->points.size(), 2);
    view.hiddenModels = {"a"};
    chart.panel->setView(view);
    QVERIFY(!chart.plot->isVisible());
    view.hiddenModels.clear();
    view.rows = std::make_shared<const std::vector<std::size_t>>(std::vector<std::size_t>{1});
    chart.panel->setView(view);
    QCOMPARE(chart.lineOf("a")->points.size(), 1);
}

void TestCharts::manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("many");
    QTest::addColumn<QString>("one");
    const auto row = [](const char *id, const char *many, const char *one) {
        QTest::newRow(id) << QByteArray(id) << QString::fromUtf8(many) << QString::fromUtf8(one);
    };
    row("ttft", "a: median 500\u00a0ms over 20\u2009000 calls", "a: median 700\u00a0ms over 1 call");
    row("promptlength", "a: median 500\u00a0ms", "a: median 700\u00a0ms");
    row("load", "a: 2.50\u00a0s", "a: 2.70\u00a0s");
    row("calls", "20\u2009000 ok", "1 ok");
}

void TestCharts::manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, many);
    QFETCH(QString, one);
    const Shown chart(id.constData());
    const LiveView manyCalls = viewOf(QList<CallRecord>(20'000, answered("a", 1)));
    const LiveView oneCall = viewOf({answered("a", 1, 700)});
    const auto says = [&](const QString &text) {
        return chart.panel->accessibleDescription().contains(text);
    };
    chart.panel->setView(manyCalls);
    QVERIFY(!chart.panel->isSettled());
    QVERIFY(!says(many));
    QTRY_VERIFY_WITH_TIMEOUT(says(many), patienceMs);

    chart.panel->setView(manyCalls);
    chart.panel->setView(oneCall);
    QVERIFY(says(one));
    QTRY_VERIFY_WITH_TIMEOUT(chart.panel->isSettled(), patienceMs);
    QVERIFY(says(one));
    chart.panel->setView(manyCalls);
    QTRY_VERIFY_WITH_TIMEOUT(says(many), patienceMs);
}

// What is shown again was never read anew: what is still being read comes too late.
void TestCharts::aModelShownAgainStays()
{
    const Shown chart("ttft");
    LiveView view = viewOf(QList<CallRecord>(20'000, answered("a", 1)));
    std::vector<std::size_t> rows(20'000);
    std::iota(rows.begin(), rows.end(), 0);
    view.rows = std::make_shared<const std::vector<std::size_t>>(std::move(rows));
    chart.panel->setView(view);
    QTRY_VERIFY_WITH_TIMEOUT(chart.panel->isSettled(), patienceMs);
    const QString shown = chart.panel->accessibleDescription();
    LiveView hidden = view;
    hidden.hiddenModels = {"a"};
    chart.panel->setView(hidden);
    chart.panel->setView(view);
    QTRY_VERIFY_WITH_TIMEOUT(chart.panel->isSettled(), patienceMs);
    QCOMPARE(chart.panel->accessibleDescription(), shown);
}

void TestCharts::hiddenModelsAreNotDrawn()
{
    const Shown chart("decode");
    LiveView view = viewOf({answered("a", 1), answered("b", 2)});
    chart.panel->setView(view);
    view.hiddenModels = {"a"};
    chart.panel->setView(view);
    QVERIFY(!chart.lineOf("a"));
    QCOMPARE(chart.lineOf("b")->points.size(), 1);
}

void TestCharts::callsArrivingOutOfOrderAreDrawnInTimeOrder()
{
    const Shown chart("ttft");
    chart.panel->setView(viewOf({answered("a", 9, 3), answered("a", 1, 1), answered("a", 5, 2)}));
    QList<double> values;
    for (const QPointF &point : chart.lineOf("a")->points)
        values.append(point.y());
    QCOMPARE(values, (QList<double>{1, 2, 3}));
}

void TestCharts::linesNeverHaveMoreThan1500Points()
{
    const Shown chart("ttft", {2400, 300});
    QList<CallRecord> calls;
    for (int i = 0; i < 10'000; ++i)
        calls.append(CallBuilder().model("m").startedAtMs(startMs + i * 30).ttftMs(100 + i * 7919 % 1009));
    chart.panel->setView(viewOf(calls));
    QTRY_VERIFY_WITH_TIMEOUT(chart.lineOf("m"), patienceMs);
    const qsizetype points = chart.lineOf("m")->points.size();
    QVERIFY2(points > 1000 && points <= 1500, qPrintable(QString::number(points)));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 0);
}

void TestCharts::failedCallsAreCrossesOnTheTimeAxis()
{
    const Shown chart("ttft");
    CallBuilder failed;
    failed.model("a").startedAtMs(startMs + 100'000).failed(ErrorKind::Refused);
    chart.panel->setView(viewOf({answered("a", 1), failed}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Failed), 1);
    QCOMPARE(chart.plot->marks().constLast().at, QPointF(double(startMs + 100'000), 0));
    QVERIFY(chart.panel->accessibleDescription().endsWith(QStringLiteral("Failed calls: 1.")));
    QVERIFY(chart.panel->findChild<ChartLegend *>()->accessibleName().contains(QStringLiteral("failed")));

    // Nothing but failures is not an empty chart.
    chart.panel->setView(viewOf({failed}));
    QVERIFY(chart.plot->isVisible());
}

void TestCharts::coldStartsAreRinged()
{
    const Shown chart("ttft");
    chart.panel->setView(
        viewOf({answered("a", 1).start(StartKind::Cold), answered("a", 2).start(StartKind::Warm)}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Cold), 1);
    QCOMPARE(chart.panel->findChild<ChartLegend *>()->accessibleName(), QStringLiteral("cold start"));
}

void TestCharts::aSignStandsAtItsNumberOrOnTheTimeAxis_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<double>("number");
    QTest::newRow("ttft") << QByteArray("ttft") << 500.0;
    QTest::newRow("decode") << QByteArray("decode") << 50.0;
    QTest::newRow("itl") << QByteArray("itl") << 20.0;
}

void TestCharts::aSignStandsAtItsNumberOrOnTheTimeAxis()
{
    QFETCH(QByteArray, id);
    QFETCH(double, number);
    const Shown chart(id.constData());
    const CallBuilder unknown = CallBuilder().model("a").startedAtMs(startMs + 40'000).start(StartKind::Cold);
    chart.panel->setView(
        viewOf({answered("a", 1).start(StartKind::Cold), unknown, answered("a", 80).failed(ErrorKind::Reset),
                CallBuilder().startedAtMs(startMs + 120'000).failed(ErrorKind::Refused)}));
    QList<QPointF> cold;
    QList<QPointF> failed;
    for (const PlotMark &mark : chart.plot->marks()) {
        if (mark.kind != PlotMark::Kind::Model)
            (mark.kind == PlotMark::Kind::Cold ? cold : failed).append(mark.at);
    }
    QCOMPARE(cold, (QList<QPointF>{{double(startMs + 1000), number}, {double(startMs + 40'000), 0}}));
    QCOMPARE(failed, (QList<QPointF>{{double(startMs + 80'000), number}, {double(startMs + 120'000), 0}}));
}

namespace {

// Ten warm calls of a model, and one that took far longer.
QList<CallRecord> tenAndOneFar(const CallBuilder &far)
{
    QList<CallRecord> calls;
    for (int i = 0; i < 10; ++i)
        calls.append(answered("a", 10 * i, 500 + i));
    return calls << far;
}

} // namespace

void TestCharts::aFewFarCallsDoNotPressTheOthersFlat_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QList<CallRecord>>("calls");
    QTest::addColumn<bool>("leftOut");
    const CallBuilder slow = answered("a", 120, 20'000);
    QTest::newRow("one far call") << QByteArray("ttft") << tenAndOneFar(slow) << true;
    QTest::newRow("one far dot") << QByteArray("promptlength") << tenAndOneFar(slow) << true;
    QTest::newRow("twice as long is not far")
        << QByteArray("ttft") << tenAndOneFar(answered("a", 120, 1000)) << false;
    QTest::newRow("too few calls to tell")
        << QByteArray("ttft") << QList<CallRecord>{answered("a", 1), slow} << false;

    QList<CallRecord> twoModels = tenAndOneFar(answered("slow", 120, 20'000));
    QTest::newRow("another model's only call") << QByteArray("ttft") << twoModels << false;
    twoModels.last().start = StartKind::Cold;
    QTest::newRow("another model's cold start") << QByteArray("ttft") << twoModels << true;

    QList<CallRecord> coldStarts;
    for (int i = 0; i < 6; ++i)
        coldStarts.append(answered("a", 10 * i, 20'000).start(StartKind::Cold));
    QTest::newRow("nothing but cold starts") << QByteArray("ttft") << coldStarts << false;
    QTest::newRow("mostly cold starts")
        << QByteArray("ttft")
        << tenAndOneFar(slow).first(5) + coldStarts + QList<CallRecord>{answered("a", 70, 20'000)} << false;
}

void TestCharts::aFewFarCallsDoNotPressTheOthersFlat()
{
    QFETCH(QByteArray, id);
    QFETCH(QList<CallRecord>, calls);
    QFETCH(bool, leftOut);
    const Shown chart(id.constData());
    chart.panel->setView(viewOf(calls));
    const double longest = toMilliseconds(*calls.constLast().ttft);
    QVERIFY2(leftOut ? chart.plot->frame().yTo < 1000 : chart.plot->frame().yTo > longest,
             qPrintable(QString::number(chart.plot->frame().yTo)));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), leftOut ? 1 : 0);
    const auto *button = chart.panel->findChild<QPushButton *>();
    QCOMPARE(button->isVisible(), leftOut);
    QCOMPARE(chart.panel->accessibleDescription().contains(QStringLiteral("1 call above")), leftOut);
}

void TestCharts::farCallsAreArrowsAtTheEndOfTheAxis()
{
    const Shown chart("ttft");
    const QList<CallRecord> calls = tenAndOneFar(answered("a", 120, 20'000).start(StartKind::Cold));
    chart.panel->setView(viewOf(calls));
    const QPointF end(double(startMs + 120'000), chart.plot->frame().yTo);
    for (const PlotMark::Kind kind : {PlotMark::Kind::Beyond, PlotMark::Kind::Cold}) {
        const auto mark = std::ranges::find(chart.plot->marks(), kind, &PlotMark::kind);
        QVERIFY(mark != chart.plot->marks().end());
        QCOMPARE(mark->at, end);
    }
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 10); // none above the plot
    QCOMPARE(chart.lineOf("a")->points.constLast(),
             QPointF(end.x(), 20'000)); // leaves the plot, bends nowhere

    QTest::mouseMove(chart.plot->viewport(), chart.plot->toPixels(end).toPoint());
    QVERIFY(chart.plot->callout()->lines.at(1).startsWith(QStringLiteral("TTFT 20\u2009000\u00a0ms")));
    QCOMPARE(chart.plot->callout()->at, end);
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {}, chart.plot->toPixels(end).toPoint());
    QCOMPARE(activated.at(0).at(0).toULongLong(), calls.constLast().id);
}

void TestCharts::aClickShowsAllValues()
{
    const Shown chart("ttft");
    chart.panel->setView(viewOf(tenAndOneFar(answered("a", 120, 20'000))));
    auto *button = chart.panel->findChild<QPushButton *>();
    QCOMPARE(button->text(), QStringLiteral("↑ 1 above 600\u00a0ms"));
    QCOMPARE(button->accessibleName(), QStringLiteral("1 call above 600\u00a0ms"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(chart.plot->frame().yTo > 20'000);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 0);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 11);
    QVERIFY(button->isVisible()); // the way back, at once though no time has passed
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(chart.plot->frame().yTo, 600.0);

    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.plot->setFocus();
    QTest::keyClick(chart.plot, Qt::Key_A);
    QVERIFY(chart.plot->frame().yTo > 20'000);
}

void TestCharts::aHugePromptDoesNotPressTheOthersAside_data()
{
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<double>("ttft");
    QTest::addColumn<QString>("says"); // empty: it has room
    QTest::addColumn<QString>("summary");
    QTest::addColumn<double>("direction");
    QTest::newRow("within") << qint64(500) << 500.0 << QString() << QString() << 0.0;
    QTest::newRow("right") << qint64(30'000) << 500.0 << QStringLiteral("→ 1 above 250 tokens")
                           << QStringLiteral("tokens. 1 call above 250 tokens.") << 90.0;
    QTest::newRow("above") << qint64(200) << 20'000.0 << QStringLiteral("↑ 1 above 600\u00a0ms")
                           << QStringLiteral("tokens. 1 call above 600\u00a0ms.") << 0.0;
    QTest::newRow("both") << qint64(30'000) << 20'000.0 << QStringLiteral("↑ 1 → 1 beyond")
                          << QStringLiteral("tokens. 1 call above 600\u00a0ms, 1 call above 250 tokens.")
                          << 45.0;
}

void TestCharts::aHugePromptDoesNotPressTheOthersAside()
{
    QFETCH(qint64, tokens);
    QFETCH(double, ttft);
    QFETCH(QString, says);
    QFETCH(QString, summary);
    QFETCH(double, direction);
    const Shown chart("promptlength");
    chart.panel->setView(viewOf(tenAndOneFar(answered("a", 120, ttft).promptTokens(tokens))));
    const bool isBeyond = !says.isEmpty();
    const auto *button = chart.panel->findChild<QPushButton *>();
    QCOMPARE(button->isVisible(), isBeyond);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), isBeyond ? 1 : 0);
    const PlotFrame narrow = chart.plot->frame();
    const QPointF place(double(tokens), ttft);
    const QPointF shown(std::min(place.x(), narrow.xTo), std::min(place.y(), narrow.yTo));
    QCOMPARE(shown == place, !isBeyond);
    if (!isBeyond)
        return;

    QCOMPARE(button->text(), says);
    QVERIFY2(chart.panel->accessibleDescription().endsWith(summary),
             qPrintable(chart.panel->accessibleDescription()));
    QCOMPARE(chart.plot->marks().constLast().at, shown);
    QCOMPARE(chart.plot->marks().constLast().direction, direction);
    QTest::mouseMove(chart.plot->viewport(), chart.plot->toPixels(shown).toPoint());
    QVERIFY(chart.plot->callout().has_value());
    QCOMPARE(chart.plot->callout()->at, shown);

    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.plot->setFocus();
    QTest::keyClick(chart.plot, Qt::Key_A);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 0);
    QVERIFY(chart.plot->frame().xTo > place.x() && chart.plot->frame().yTo > place.y());
    QTest::keyClick(chart.plot, Qt::Key_A);
    QCOMPARE(chart.plot->frame().xTo, narrow.xTo); // at once though no time has passed
}

void TestCharts::aBurstDoesNotPressTheOtherBarsFlat()
{
    const Shown chart("calls");
    QList<CallRecord> calls;
    for (int i = 0; i < 10; ++i)
        calls.append(answered("a", 10 * i));
    calls += QList<CallRecord>(50, answered("a", 120));
    chart.panel->setView(viewOf(calls));
    const double end = chart.plot->frame().yTo;
    QVERIFY2(end < 40, qPrintable(QString::number(end))); // a call in 5 s is 12 a minute
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 1);
    const auto *button = chart.panel->findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("↑ 1 above %1").arg(end));
    QCOMPARE(button->accessibleName(), QStringLiteral("1 bar above %1 a minute").arg(end));

    // The bar ends below its arrow, which stands over its middle; both are read like every other.
    const QPointF arrow = chart.plot->marks().constFirst().at;
    QCOMPARE(arrow, QPointF(double(startMs + 122'500), end));
    const QPoint pixel = chart.plot->toPixels(arrow).toPoint();
    const QImage picture = chart.plot->viewport()->grab().toImage();
    const QColor bar = picture.pixelColor(pixel.x(), qRound(chart.plot->plotRect().bottom()) - 3);
    QVERIFY(picture.pixelColor(pixel + QPoint(0, qRound(0.8 * chart.plot->markSize()))) != bar);
    QCOMPARE(picture.pixelColor(pixel + QPoint(0, qRound(2 * chart.plot->markSize()))), bar);
    QTest::mouseMove(chart.plot->viewport(), pixel);
    QCOMPARE(chart.plot->callout()->lines.at(1), QStringLiteral("50 ok"));
    QCOMPARE(chart.plot->callout()->at, arrow);

    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.plot->setFocus();
    QTest::keyClick(chart.plot, Qt::Key_A);
    QVERIFY(chart.plot->frame().yTo > 600);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 0);
    QTest::keyClick(chart.plot, Qt::Key_A);
    QCOMPARE(chart.plot->frame().yTo, end);
}

void TestCharts::aBarThatIsCutKeepsItsShares()
{
    const Shown chart("calls");
    QList<CallRecord> calls;
    for (int i = 0; i < 10; ++i)
        calls.append(answered("a", 10 * i));
    calls += QList<CallRecord>(30, answered("a", 120));
    calls += QList<CallRecord>(30, answered("a", 120).failed(ErrorKind::Http));
    chart.panel->setView(viewOf(calls));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 1);

    const QPoint top = chart.plot->toPixels(chart.plot->marks().constFirst().at).toPoint();
    const int height = qRound(chart.plot->plotRect().bottom()) - top.y();
    const QImage picture = chart.plot->viewport()->grab().toImage();
    QCOMPARE(picture.pixelColor(top + QPoint(0, height / 3)), theme().failed);
    QVERIFY(picture.pixelColor(top + QPoint(0, 2 * height / 3)) != theme().failed);
}

void TestCharts::namesOfAListAreToldApart_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("pattern"); // of the first one
    const QString family = QStringLiteral("qwen2.5-coder:");
    QTest::newRow("ends differ") << QStringList{family + QStringLiteral("7b-instruct-q4_K_M"),
                                                family + QStringLiteral("7b-instruct-q8_0")}
                                 << QStringLiteral("^qwen.*….*q4_K_M$");
    QTest::newRow("the middle differs") << QStringList{family + QStringLiteral("07b-instruct-q4_K_M"),
                                                       family + QStringLiteral("14b-instruct-q4_K_M")}
                                        << QStringLiteral("^qwen2.5-coder:07b.*…$");
    QTest::newRow("short ones are whole")
        << QStringList{QStringLiteral("llama3.2:3b"), QStringLiteral("llama3.2:1b"),
                       family + QStringLiteral("7b-instruct-q4_K_M")}
        << QStringLiteral("^llama3.2:3b$");
    QTest::newRow("no room for what tells them apart")
        << QStringList{QStringLiteral("a-") + QString(40, u'x') + QStringLiteral("-b"),
                       QStringLiteral("a-") + QString(41, u'x') + QStringLiteral("-b")}
        << QStringLiteral("^…x*…x*…$");
    // Of text behind it, Qt tells no width: it begins another text for where there is less room.
    const QString separator(QChar(0x9C));
    QTest::newRow("a separator of texts")
        << QStringList{family + QStringLiteral("7b-instruct-q4_K_M") + separator + QString(60, u'x'),
                       family + QStringLiteral("7b-instruct-q8_0") + separator + QString(60, u'x')}
        << QString();
    QTest::newRow("none") << QStringList{} << QString();
}

// Of the name's own text, from left to right and none of it twice.
static bool isShortened(const QString &shown, const QString &name)
{
    const QStringList pieces = shown.split(QChar(0x2026));
    qsizetype from = 0;
    for (const QString &piece : pieces) {
        const qsizetype at = name.indexOf(piece, from);
        if (at < 0)
            return false;
        from = at + piece.size();
    }
    return name.startsWith(pieces.constFirst()) && name.endsWith(pieces.constLast());
}

void TestCharts::namesOfAListAreToldApart()
{
    QFETCH(QStringList, names);
    QFETCH(QString, pattern);
    const QFontMetricsF metrics(QApplication::font());
    const double room = 22 * metrics.averageCharWidth();
    const QStringList shown = listNames(names, metrics, room);
    QCOMPARE(shown.size(), names.size());
    for (qsizetype i = 0; i < shown.size(); ++i) {
        QVERIFY2(metrics.horizontalAdvance(shown[i]) <= room, qPrintable(shown[i]));
        QVERIFY2(pattern.isEmpty() || isShortened(shown[i], names[i]), qPrintable(shown[i]));
    }
    if (pattern.isEmpty()) // it has come to an end
        return;
    QVERIFY2(QRegularExpression(pattern).match(shown.first()).hasMatch(), qPrintable(shown.first()));
    if (!pattern.startsWith(QStringLiteral("^…")))
        QCOMPARE(QSet<QString>(shown.cbegin(), shown.cend()).size(), names.size());
}

void TestCharts::linesAreBrokenWhereCallsStayAway()
{
    const Shown chart("ttft");
    QList<CallRecord> calls;
    for (const int second : {0, 5, 10, 15, 20, 100, 105, 110})
        calls.append(answered("often", second));
    for (const int second : {0, 100, 200})
        calls.append(answered("seldom", second));
    chart.panel->setView(viewOf(calls));
    const auto stepsOver = [&](const char *model) {
        const PlotLine &line = *chart.lineOf(model);
        return std::ranges::adjacent_find(
                   line.points,
                   [&](const QPointF &a, const QPointF &b) { return b.x() - a.x() > line.longestStep; }) -
               line.points.begin();
    };
    QCOMPARE(stepsOver("often"), 4);  // between 20 s and 100 s
    QCOMPARE(stepsOver("seldom"), 3); // nowhere: that is its usual step
}

void TestCharts::aPointBetweenTwoGapsIsSeen()
{
    PlotView plot;
    plot.resize(200, 100);
    PlotFrame frame;
    frame.xTo = 200;
    frame.yTo = 100;
    plot.setFrame(frame);
    const QColor colour(Qt::red);
    plot.setLines({{.name = {},
                    .points = {{20, 50}, {100, 50}, {180, 50}},
                    .pen = QPen(colour, 1),
                    .longestStep = 50}});
    const QImage picture = plot.grab().toImage();
    const auto isRed = [&](double x) {
        return picture.pixelColor(plot.toPixels({x, 50}).toPoint()).red() > 128;
    };
    QVERIFY(isRed(20) && isRed(100) && isRed(180));
    QVERIFY(!isRed(60) && !isRed(140));
}

void TestCharts::figuresOfServersThatStayAwayAreAGap()
{
    const Shown chart("requests");
    QList<GaugeSample> figures;
    for (const int second : {0, 10, 20, 30, 150, 160})
        figures += figuresAt(second, 3, 0);
    chart.panel->setView(viewWith({}, figures));
    const double longest = chart.lineOf("running")->longestStep;
    QVERIFY2(longest > 10'000 && longest < 120'000, qPrintable(QString::number(longest)));
}

void TestCharts::labelsNeverOverlap_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("seconds");
    for (const QSize size : {QSize(260, 130), QSize(430, 160), QSize(900, 400), QSize(1800, 200)}) {
        for (const int seconds : {20, 60, 300, 3600, 86'400, 7 * 86'400})
            QTest::addRow("%dx%d, %d s", size.width(), size.height(), seconds) << size << seconds;
    }
}

void TestCharts::labelsNeverOverlap()
{
    QFETCH(QSize, size);
    QFETCH(int, seconds);
    const Shown chart("ttft", size);
    chart.panel->setView(viewOf({answered("a", 1, 87'654)}, std::chrono::seconds(seconds)));
    QCoreApplication::processEvents();
    const QFontMetricsF metrics(chart.plot->labelFont());
    const PlotFrame &frame = chart.plot->frame();
    QVERIFY(!frame.bottom.isEmpty());
    double end = -1000;
    for (const Tick &tick : frame.bottom) {
        const double x = chart.plot->toPixels({tick.position, 0}).x();
        const double width = metrics.horizontalAdvance(tick.label);
        QVERIFY2(x - width / 2 > end + 4, qPrintable(tick.label));
        end = x + width / 2;
    }
    QVERIFY(frame.left.size() >= 3);
    for (qsizetype i = 0; i < frame.left.size(); ++i) {
        QVERIFY(metrics.horizontalAdvance(frame.left.at(i).label) <= frame.leftWidth);
        if (i > 0) {
            const double apart = chart.plot->toPixels({0, frame.left.at(i - 1).position}).y() -
                                 chart.plot->toPixels({0, frame.left.at(i).position}).y();
            QVERIFY(apart >= metrics.height());
        }
    }
}

void TestCharts::aClickGivesTheNearestCall()
{
    const Shown chart("ttft");
    const QList<CallRecord> calls{answered("a", 100, 400), answered("b", 200, 800)};
    chart.panel->setView(viewOf(calls));
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    const QPointF at = chart.plot->toPixels({double(startMs + 200'000), 800});
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {}, at.toPoint() + QPoint(3, -2));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.at(0).at(0).toULongLong(), calls.at(1).id);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {}, at.toPoint() - QPoint(60, 0));
    QCOMPARE(activated.size(), 1);
}

void TestCharts::theKeyboardReachesEveryCall()
{
    const Shown chart("ttft");
    const QList<CallRecord> calls{answered("a", 100), answered("b", 200), answered("a", 250)};
    chart.panel->setView(viewOf(calls));
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right}) {
        QTest::keyClick(chart.plot, key);
        QTest::keyClick(chart.plot, Qt::Key_Return);
    }
    QList<CallId> ids;
    for (const QList<QVariant> &one : activated)
        ids.append(one.at(0).toULongLong());
    QCOMPARE(ids, (QList<CallId>{calls.at(0).id, calls.at(1).id, calls.at(2).id, calls.at(2).id}));
    QTest::keyClick(chart.plot, Qt::Key_Escape);
    QVERIFY(!chart.plot->callout());
}

void TestCharts::theCalloutExplainsTheNumber()
{
    const Shown chart("ttft");
    CallBuilder call;
    call.model("qwen2.5:14b").startedAtMs(startMs + 123'000).ttftMs(1084).loadMs(412).promptEvalMs(655);
    chart.panel->setView(viewOf({call.promptTokens(1932).start(StartKind::Cold)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(chart.plot->callout());
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{QStringLiteral("14:12:03.000 · qwen2.5:14b · cold"),
                          QStringLiteral("TTFT 1\u2009084\u00a0ms = load 412 + prompt eval 655 + rest 17.0"),
                          QStringLiteral("1\u2009932 prompt tokens")}));
}

void TestCharts::theCalloutClaimsNoSumThatDoesNotHold()
{
    const Shown chart("ttft");
    CallBuilder call;
    chart.panel->setView(viewOf({call.startedAtMs(startMs + 1000).ttftMs(100).loadMs(80).promptEvalMs(40)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(!chart.plot->callout()->lines.at(1).contains(QLatin1Char('=')));
    QVERIFY(!chart.plot->callout()->lines.at(1).contains(QStringLiteral("rest")));
}

void TestCharts::theCalloutOutlivesTheCallsItWasDrawnFrom()
{
    const Shown chart("ttft");
    chart.panel->setView(viewOf({answered("a", 10), answered("a", 20)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    chart.panel->hide();
    chart.panel->setView(viewOf({answered("b", 30)})); // the first calls are gone from memory
    QTest::keyClick(chart.plot, Qt::Key_Right);
    chart.panel->show();
    QVERIFY(!chart.plot->callout());
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(chart.plot->callout()->lines.constFirst().endsWith(QLatin1Char('b')));
}

void TestCharts::theCalloutFollowsItsCall()
{
    const Shown chart("ttft");
    LiveView view = viewOf({answered("a", 10), answered("a", 100, 700)});
    chart.panel->setView(view);
    QTest::keyClick(chart.plot, Qt::Key_End);
    const QStringList lines = chart.plot->callout()->lines;
    view.from += std::chrono::seconds(50); // the first call leaves
    view.to += std::chrono::seconds(50);
    chart.panel->setView(view);
    QCOMPARE(chart.plot->callout()->lines, lines);
    view.from += std::chrono::seconds(60); // so does the second
    chart.panel->setView(view);
    QVERIFY(!chart.plot->callout());
}

namespace {

// The drawn parts of the bar that is `fromTop`, in milliseconds: queue, load, prompt, generation, unexplained.
QList<double> barAt(const Shown &chart, int fromTop)
{
    QList<double> parts;
    const auto *const series = chart.series<QHorizontalStackedBarSeries>().constFirst();
    for (const QBarSet *set : series->barSets())
        parts.append(set->at(set->count() - 1 - fromTop));
    return parts;
}

} // namespace

void TestCharts::barsSumToTheMeanTotal()
{
    const Shown chart("load");
    CallBuilder cold;
    cold.model("a").startedAtMs(startMs + 1000).totalMs(3000).queueMs(100).loadMs(1000).promptEvalMs(400);
    cold.generationMs(1500, GenerationSpan::IncludesFirstToken);
    CallBuilder warm;
    warm.model("a").startedAtMs(startMs + 2000).totalMs(1000).connectMs(20).promptEvalMs(200);
    warm.generationMs(700, GenerationSpan::IncludesFirstToken);
    chart.panel->setView(viewOf({cold, warm, answered("b", 3)}));
    QCOMPARE(barAt(chart, 0), (QList<double>{60, 500, 300, 1100, 40}));
    QCOMPARE(barAt(chart, 1), (QList<double>{0, 0, 500, 2000, 0}));
    QCOMPARE(chart.plot->frame().left.constFirst().label, QStringLiteral("a"));
}

void TestCharts::theLegendNamesOnlyPhasesThatShow()
{
    const Shown chart("load");
    chart.panel->setView(viewOf({answered("a", 1).connectMs(0.05)}));
    QCOMPARE(chart.panel->findChild<ChartLegend *>()->accessibleName(),
             QStringLiteral("prompt eval, generation"));
}

void TestCharts::barsFillTheHeightEvenly()
{
    for (const QSize size : {QSize(430, 190), QSize(1200, 500)}) {
        const Shown chart("load", size);
        chart.panel->setView(viewOf({answered("a", 1), answered("b", 2), answered("c", 3)}));
        QCoreApplication::processEvents();
        const QRectF plot = chart.plot->plotRect();
        const auto middle = [&](int bar) { return chart.plot->toPixels({0, double(2 - bar)}).y(); };
        QVERIFY(std::abs(middle(1) - plot.center().y()) < 1);
        QVERIFY(std::abs((middle(0) - plot.top()) - (plot.bottom() - middle(2))) < 1);
        QVERIFY(std::abs((middle(0) - plot.top()) - (middle(1) - middle(0)) / 2) < 1);
    }
}

void TestCharts::barsAreTheRateAMinuteOfRoundSpans()
{
    const Shown chart("calls");
    chart.panel->setView(viewOf({answered("a", 1), answered("a", 4), answered("b", 6)}));
    const QList<BarPlot::Bar> bars = static_cast<BarPlot *>(chart.plot)->bars();
    QCOMPARE(bars.size(), 2);
    QCOMPARE(bars.at(0).from, double(startMs)); // 5 s each
    QCOMPARE(bars.at(0).to, double(startMs + 5000));
    QCOMPARE(bars.at(0).parts.at(0).first, 24.0);
    QCOMPARE(bars.at(1).from, double(startMs + 5000));
    QCOMPARE(bars.at(1).parts.at(0).first, 12.0);

    chart.panel->setView(viewOf({answered("a", 1), answered("a", 59)}, std::chrono::hours(1)));
    const QList<BarPlot::Bar> ofAnHour = static_cast<BarPlot *>(chart.plot)->bars();
    QCOMPARE(ofAnHour.size(), 1);
    QCOMPARE(ofAnHour.at(0).parts.at(0).first, 2.0);
}

void TestCharts::errorsAreAPartOfTheirOwn()
{
    const Shown chart("calls");
    chart.panel->setView(
        viewOf({answered("a", 1), answered("a", 2).status(CallStatus::Incomplete),
                answered("a", 3).status(CallStatus::Cancelled), answered("a", 4).failed(ErrorKind::Http)}));
    const QList<std::pair<double, QColor>> parts = static_cast<BarPlot *>(chart.plot)->bars().at(0).parts;
    QCOMPARE(parts.at(0).first, 12.0);
    QCOMPARE(parts.at(1).first, 12.0);
    QCOMPARE(parts.at(2), std::pair(24.0, theme().failed));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Failed), 1);
    QVERIFY(chart.panel->accessibleDescription().contains(QStringLiteral("1 ok, 1 cancelled, 2 errors")));
}

void TestCharts::cachedTokensAreNotCountedTwice()
{
    const Shown chart("tokens");
    chart.panel->setView(viewOf({answered("a", 1).promptTokens(1000).cachedTokens(400).outputTokens(50)}));
    const QList<std::pair<double, QColor>> parts = static_cast<BarPlot *>(chart.plot)->bars().at(0).parts;
    QCOMPARE(parts.at(0).first, 12.0 * 50);
    QCOMPARE(parts.at(1).first, 12.0 * 600);
    QCOMPARE(parts.at(2).first, 12.0 * 400);
}

void TestCharts::tokensThatNobodyTellsAreNotZero()
{
    const Shown chart("tokens");
    const CallBuilder untold = CallBuilder().model("a").startedAtMs(startMs + 2000).ttftMs(10);
    chart.panel->setView(viewOf({untold}));
    QVERIFY(!chart.plot->isVisible());
    chart.panel->setView(viewOf({untold, answered("a", 1).outputTokens(7, TokenCount::Chunks)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{QStringLiteral("14:10:00 in 5\u00a0s"), QStringLiteral("~7 out"),
                          QStringLiteral("200 in"), QStringLiteral("told by 1 of 2 calls")}));
}

void TestCharts::theCalloutOfABarCountsItsCalls()
{
    const Shown chart("calls");
    chart.panel->setView(viewOf({answered("a", 1), answered("a", 3), answered("a", 200)}));
    const QPoint first = chart.plot->toPixels({double(startMs + 2500), 5}).toPoint();
    QTest::mouseMove(chart.plot->viewport(), first);
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{QStringLiteral("14:10:00 in 5\u00a0s"), QStringLiteral("2 ok")}));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QCOMPARE(chart.plot->callout()->lines.at(1), QStringLiteral("1 ok"));
    QTest::mouseMove(chart.plot->viewport(), first + QPoint(60, 0)); // where there was none
    QVERIFY(!chart.plot->callout());
}

void TestCharts::aClickOnABarGivesTheCallThatFailed()
{
    const Shown chart("calls");
    const QList<CallRecord> calls{answered("a", 1), answered("a", 2).failed(ErrorKind::Http),
                                  answered("a", 100)};
    chart.panel->setView(viewOf(calls));
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {},
                      chart.plot->toPixels({double(startMs + 2500), 5}).toPoint());
    QTest::keyClick(chart.plot, Qt::Key_End);
    QTest::keyClick(chart.plot, Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated.at(0).at(0).toULongLong(), calls.at(1).id);
    QCOMPARE(activated.at(1).at(0).toULongLong(), calls.at(2).id);
}

void TestCharts::figuresOfServersAreALineEach()
{
    const Shown chart("requests");
    chart.panel->setView(
        viewWith({answered("m", 1).failed(ErrorKind::Http)},
                 figuresAt(10, 3, 1) + figuresAt(20, 4, 0) + figuresAt(20, 9, 2, "other.log")));
    QCOMPARE(chart.plot->lines().size(), 4);
    QCOMPARE(chart.lineOf("running")->points,
             (QList<QPointF>{{double(startMs + 10'000), 3}, {double(startMs + 20'000), 4}}));
    QCOMPARE(chart.lineOf("waiting")->points,
             (QList<QPointF>{{double(startMs + 10'000), 1}, {double(startMs + 20'000), 0}}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Failed), 1);
    QVERIFY(chart.panel->accessibleDescription().contains(
        QStringLiteral("running of vllm.log: median 4, last 4")));
    const QString legend = chart.panel->findChild<ChartLegend *>()->accessibleName();
    QVERIFY(legend.startsWith(QStringLiteral("running, vllm.log, running, other.log, waiting, vllm.log")));
}

void TestCharts::figuresOfServersNeedNoCalls()
{
    const Shown chart("throughput");
    chart.panel->setView(viewWith({}, {}));
    QVERIFY(!chart.plot->isVisible());
    QVERIFY(chart.panel->accessibleDescription().startsWith(QStringLiteral("No server tells this")));
    chart.panel->setView(viewWith(
        {}, {{from + std::chrono::seconds(3), "vllm.log", "vllm", Gauge::GenerationThroughput, 312.5}}));
    QVERIFY(chart.plot->isVisible());
    QCOMPARE(chart.lineOf("generation")->points, (QList<QPointF>{{double(startMs + 3000), 312.5}}));
}

void TestCharts::figuresOutsideTheViewAreLeftOut()
{
    const Shown chart("requests");
    chart.panel->setView(viewWith({}, figuresAt(-1, 3, 1) + figuresAt(301, 3, 1)));
    QVERIFY(!chart.plot->isVisible());
}

void TestCharts::theKeyboardReachesEveryReading()
{
    const Shown chart("requests");
    chart.panel->setView(viewWith({}, figuresAt(20, 4, 0) + figuresAt(10, 3, 1)));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{QStringLiteral("14:10:10 · vllm.log"), QStringLiteral("running 3"),
                          QStringLiteral("waiting 1")}));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QCOMPARE(chart.plot->callout()->lines.at(1), QStringLiteral("running 4"));
    QTest::mouseMove(chart.plot->viewport(), chart.plot->toPixels({double(startMs + 10'000), 2}).toPoint());
    QCOMPARE(chart.plot->callout()->lines.at(1), QStringLiteral("running 3"));
}

void TestCharts::aShareOfTheCacheIsInPerCent()
{
    const Shown chart("kvcache");
    chart.panel->setView(
        viewWith({}, {{from + std::chrono::seconds(3), "vllm.log", "vllm", Gauge::KvCacheUsage, 0.415}}));
    QCOMPARE(chart.lineOf("in use")->points.at(0).y(), 41.5);
    QCOMPARE(chart.plot->frame().yTo, 100.0);
    QVERIFY(chart.panel->accessibleDescription().contains(QStringLiteral("last 41.5\u00a0%")));
}

void TestCharts::aDotForEachCallThatKnowsTtftAndPrompt()
{
    const Shown chart("promptlength");
    chart.panel->setView(
        viewOf({answered("a", 1, 300).promptTokens(100), answered("b", 2, 900).promptTokens(2000),
                CallBuilder().startedAtMs(startMs + 3000).ttftMs(5),
                CallBuilder().startedAtMs(startMs + 4000).promptTokens(50)}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 2);
    QCOMPARE(chart.plot->marks().at(0).at, QPointF(100, 300));
    QCOMPARE(chart.plot->marks().at(1).at, QPointF(2000, 900));
    QVERIFY(chart.plot->marks().at(0).style.colour != chart.plot->marks().at(1).style.colour);
    QVERIFY(chart.plot->marks().at(0).style.mark != chart.plot->marks().at(1).style.mark);
    QVERIFY(chart.plot->frame().xTo >= 2000);
    QCOMPARE(chart.plot->frame().bottom.constFirst().label, QStringLiteral("0"));

    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {},
                      chart.plot->toPixels({2000, 900}).toPoint() + QPoint(-3, 2));
    QCOMPARE(activated.size(), 1);
    QVERIFY(chart.plot->callout()->lines.contains(
        QStringLiteral("TTFT 900\u00a0ms for 2\u2009000 prompt tokens")));
}

void TestCharts::dotsOnTopOfEachOtherAreOne()
{
    const Shown chart("promptlength");
    QList<CallRecord> calls;
    for (int i = 0; i < 50'000; ++i)
        calls.append(answered("m", i % 300, 100 + i % 3).promptTokens(1000 + i % 5));
    calls.append(answered("other", 1, 100).promptTokens(1000));
    chart.panel->setView(viewOf(calls));
    QTRY_VERIFY_WITH_TIMEOUT(chart.marksOf(PlotMark::Kind::Model) >= 2,
                             patienceMs); // a model never hides another
    QVERIFY(chart.marksOf(PlotMark::Kind::Model) < 12);
}

void TestCharts::theKeyboardWalksAlongThePromptLengths()
{
    const Shown chart("promptlength");
    chart.panel->setView(viewOf({answered("a", 1).promptTokens(300), answered("a", 2).promptTokens(100),
                                 answered("a", 3).promptTokens(200)}));
    chart.plot->setFocus();
    QList<double> lengths;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(chart.plot, Qt::Key_Right);
        lengths.append(chart.plot->callout()->at.x());
    }
    QCOMPARE(lengths, (QList<double>{100, 200, 300}));
}

void TestCharts::timeThatNobodyExplainsIsUnexplained()
{
    const Shown chart("load");
    chart.panel->setView(viewOf({CallBuilder().startedAtMs(startMs + 1).totalMs(1200)}));
    QCOMPARE(barAt(chart, 0), (QList<double>{0, 0, 0, 0, 1200}));
    QCOMPARE(chart.panel->findChild<ChartLegend *>()->accessibleName(), QStringLiteral("unexplained"));
}

void TestCharts::moreModelsThanFitAreCounted()
{
    const Shown chart("load", {600, 500});
    QList<CallRecord> calls;
    for (int i = 0; i < 15; ++i)
        calls.append(answered(qPrintable(QStringLiteral("model-%1").arg(i)), i));
    chart.panel->setView(viewOf(calls));
    QCOMPARE(chart.plot->frame().left.size(), 12);
    QCOMPARE(chart.series<QHorizontalStackedBarSeries>().constFirst()->barSets().constFirst()->count(), 12);
    QVERIFY(chart.panel->findChild<ChartLegend *>()->accessibleName().endsWith(QStringLiteral("+ 3 more")));

    chart.panel->setView(viewOf(calls.mid(0, 2)));
    QCOMPARE(chart.series<QHorizontalStackedBarSeries>().constFirst()->barSets().constFirst()->count(), 2);
}

void TestCharts::longModelNamesLeaveRoomForBars()
{
    const Shown chart("load");
    chart.panel->setView(
        viewOf({answered("hf.co/somebody/A-Very-Long-Model-Name-70B-Instruct-GGUF:Q4_K_M", 1)}));
    QVERIFY(chart.plot->plotRect().width() > 0.3 * chart.plot->width());
    QVERIFY(chart.plot->frame().left.constFirst().label.contains(QChar(0x2026)));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(
        chart.plot->callout()->lines.constFirst().startsWith(QStringLiteral("hf.co/somebody/A-Very-Long")));
}

void TestCharts::loadsAndFailuresAreNoMeanCalls()
{
    const Shown chart("load");
    CallRecord load = CallBuilder().model("a").startedAtMs(startMs + 1).totalMs(9000).loadMs(9000);
    load.operation = Operation::Load;
    CallBuilder failed;
    failed.model("a").startedAtMs(startMs + 2).totalMs(7000).failed(ErrorKind::Timeout);
    chart.panel->setView(viewOf({load, failed, answered("a", 3)}));
    QCOMPARE(barAt(chart, 0), (QList<double>{0, 0, 500, 2000, 0}));
}

void TestCharts::aLegendGivesWayAndIsWholeInItsTip()
{
    ChartLegend legend;
    const QString name = QStringLiteral("hf.co/somebody/A-Very-Long-Model-Name-70B-Instruct-GGUF:Q4_K_M");
    legend.setItems({{.text = name, .colour = Qt::red}});
    QVERIFY(legend.minimumSizeHint().width() < legend.sizeHint().width() / 2);
    legend.resize(legend.sizeHint() + QSize(20, 0));
    legend.show();
    QVERIFY(legend.toolTip().isEmpty());
    legend.resize(legend.minimumSizeHint());
    QCOMPARE(legend.toolTip(), name);
    QCOMPARE(legend.accessibleName(), name);
    QCOMPARE(legend.heightForWidth(legend.width()), legend.sizeHint().height()); // on its line

    legend.setItems({{.text = QStringLiteral("load"), .colour = Qt::red}});
    QVERIFY(legend.toolTip().isEmpty());

    ChartLegend row;
    row.setItems(
        {{.text = QStringLiteral("cold start"), .colour = Qt::red}, {.text = name, .colour = Qt::blue}});
    row.setOneRow();
    row.resize(row.minimumSizeHint());
    QVERIFY(row.width() < 100);
    row.show();
    QCOMPARE(row.toolTip(), QStringLiteral("cold start\n") + name);
}

void TestCharts::timeTicksStayAtRoundTimes()
{
    const Nanoseconds span = std::chrono::minutes(5);
    QSet<double> positions;
    for (int second = 0; second < 60; ++second) {
        const WallTime begin = from + std::chrono::seconds(second) + std::chrono::milliseconds(337);
        for (const Tick &tick : timeTicks(begin, begin + span, 5))
            positions.insert(tick.position);
    }
    // Sliding by a minute brings one tick after the other, never a tick in between.
    for (const double position : positions)
        QCOMPARE(std::fmod(position, 60'000), 0.0);
    QCOMPARE(positions.size(), 5); // 14:11 to 14:15
    QCOMPARE(timeTicks(from, from + span, 5).constFirst().label, QStringLiteral("14:10"));
    QCOMPARE(timeTicks(from, from + std::chrono::seconds(30), 4).constLast().label,
             QStringLiteral("14:10:30"));
}

void TestCharts::timeTicksAreNeverCloserThanAsked_data()
{
    QTest::addColumn<qint64>("milliseconds");
    for (const qint64 ms :
         {1500LL, 20'000LL, 59'999LL, 300'000LL, 3'600'000LL, 86'400'000LL, 40'000'000'000LL})
        QTest::addRow("%lld ms", ms) << ms;
    QTest::addRow("none") << 0LL;
    QTest::addRow("backwards") << -5000LL;
}

void TestCharts::timeTicksAreNeverCloserThanAsked()
{
    QFETCH(qint64, milliseconds);
    const WallTime to = from + std::chrono::milliseconds(milliseconds);
    for (int maximum = 1; maximum < 12; ++maximum) {
        const QList<Tick> ticks = timeTicks(from, to, maximum);
        QVERIFY(ticks.size() <= maximum + 1); // both ends may be round
        for (const Tick &tick : ticks)
            QVERIFY(tick.position >= timePosition(from) && tick.position <= timePosition(to));
    }
    QVERIFY(timeTicks(from, to, 0).isEmpty());
}

void TestCharts::theScaleGrowsAtOnceAndShrinksLater()
{
    ValueScale scale(10);
    WallTime now = from;
    scale.fit(500, now);
    QCOMPARE(scale.limit(4), 600.0);
    scale.fit(2000, now += std::chrono::seconds(1));
    QCOMPARE(scale.limit(4), 2400.0);
    scale.fit(500, now += std::chrono::seconds(2));
    QCOMPARE(scale.limit(4), 2400.0);
    scale.fit(1900, now += std::chrono::seconds(2)); // needed again
    scale.fit(500, now += std::chrono::seconds(2));
    QCOMPARE(scale.limit(4), 2400.0);
    scale.fit(500, now += std::chrono::seconds(2));
    QCOMPARE(scale.limit(4), 600.0);
    scale.fit(0, now += std::chrono::seconds(10));
    QCOMPARE(scale.limit(4), 12.0);
}

void TestCharts::theScaleOfAnotherSpanHoldsNothing()
{
    ValueScale scale(10);
    scale.fit(2000, from);
    scale.fit(500, from - std::chrono::minutes(1));
    QCOMPARE(scale.limit(4), 600.0);
}

void TestCharts::theBulkIsNotRuledByAFew_data()
{
    QTest::addColumn<QList<std::vector<double>>>("groups");
    QTest::addColumn<double>("fence");
    const double none = std::numeric_limits<double>::infinity();
    const auto row = [](const char *name, const QList<std::vector<double>> &groups, double fence) {
        QTest::newRow(name) << groups << fence;
    };
    row("no values", {}, none);
    row("too few to tell", {{1, 1, 1, 100}}, none);
    row("one of five", {{1, 2, 3, 4, 100}}, 12);
    row("one of ten in no order", {{100, 9, 1, 8, 2, 7, 3, 6, 4, 5}}, 27);
    row("two of eleven are part of the bulk", {{1, 1, 1, 1, 1, 1, 1, 1, 1, 100, 100}}, 300);
    row("a slow group keeps its bulk", {{1, 1, 1, 1, 1, 1}, {50, 60}}, 150);
    row("all zero", {{0, 0, 0, 0, 0}}, none);
}

void TestCharts::theBulkIsNotRuledByAFew()
{
    QFETCH(QList<std::vector<double>>, groups);
    BulkReach reach;
    for (std::vector<double> &group : groups)
        reach.addGroup(group);
    QTEST(reach.fence(), "fence");
}

void TestCharts::theScaleEndsAtWholeNumbers_data()
{
    QTest::addColumn<double>("largest");
    for (const double largest : {0.0, 7.0, 10.0, 11.5, 99.0, 410.0, 1084.0, 9999.0, 87'654.0, 3e6})
        QTest::addRow("%g", largest) << largest;
}

void TestCharts::theScaleEndsAtWholeNumbers()
{
    QFETCH(double, largest);
    ValueScale scale(10);
    scale.fit(largest, from);
    for (int intervals = 2; intervals <= 4; ++intervals) {
        QVERIFY(scale.limit(intervals) > largest);
        QVERIFY(scale.limit(intervals) <= 2.2 * std::max(largest, 10.0));
        const QList<Tick> ticks = scale.ticks(intervals);
        QCOMPARE(ticks.size(), intervals + 1);
        for (const Tick &tick : ticks)
            QCOMPARE(tick.position, std::round(tick.position));
    }
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
