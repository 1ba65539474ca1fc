// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/plotview.h"

#include <QFontMetricsF>
#include <QTest>

#include <algorithm>
#include <memory>
#include <numeric>

using namespace inferograph;
using namespace inferograph::testing;

class TestTimeSeriesChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void drawsALineForEachModel();
    void hiddenModelsAreNotDrawn();
    void theSameRowsAreNotReadAgain();
    void aModelShownAgainStays();
    void callsArrivingOutOfOrderAreDrawnInTimeOrder();
    void linesNeverHaveMoreThan1500Points();
    void linesAreBrokenWhereCallsStayAway();
    void aPointBetweenTwoGapsIsSeen();

    void failedCallsAreCrossesOnTheTimeAxis();
    void coldStartsAreRinged();
    void aSignStandsAtItsNumberOrOnTheTimeAxis_data();
    void aSignStandsAtItsNumberOrOnTheTimeAxis();

    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
};

void TestTimeSeriesChart::drawsALineForEachModel()
{
    const ShownChart chart("ttft");
    chart.panel->setView(viewOf({answered("a", 1, 100), answered("b", 2, 200), answered("a", 3, 300),
                                 CallBuilder().model("a").startedAtMs(viewStartMs + 4000)}));
    QCOMPARE(chart.plot->lines().size(), 2);
    QCOMPARE(chart.lineOf("a")->points,
             (QList<QPointF>{{double(viewStartMs + 1000), 100}, {double(viewStartMs + 3000), 300}}));
    QCOMPARE(chart.lineOf("b")->points.size(), 1);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 3);
    QVERIFY(chart.lineOf("a")->pen.color() != chart.lineOf("b")->pen.color());
}

void TestTimeSeriesChart::hiddenModelsAreNotDrawn()
{
    const ShownChart chart("decode");
    LiveView view = viewOf({answered("a", 1), answered("b", 2)});
    chart.panel->setView(view);
    view.hiddenModels = {"a"};
    chart.panel->setView(view);
    QVERIFY(!chart.lineOf("a"));
    QCOMPARE(chart.lineOf("b")->points.size(), 1);
}

void TestTimeSeriesChart::theSameRowsAreNotReadAgain()
{
    const ShownChart chart("ttft");
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

// What is shown again was never read anew: what is still being read comes too late.
void TestTimeSeriesChart::aModelShownAgainStays()
{
    const ShownChart chart("ttft");
    LiveView view = viewOf(QList<CallRecord>(20'000, answered("a", 1)));
    std::vector<std::size_t> rows(20'000);
    std::iota(rows.begin(), rows.end(), 0);
    view.rows = std::make_shared<const std::vector<std::size_t>>(std::move(rows));
    chart.panel->setView(view);
    QTRY_VERIFY_WITH_TIMEOUT(chart.panel->isSettled(), chartPatienceMs);
    const QString shown = chart.panel->accessibleDescription();
    LiveView hidden = view;
    hidden.hiddenModels = {"a"};
    chart.panel->setView(hidden);
    chart.panel->setView(view);
    QTRY_VERIFY_WITH_TIMEOUT(chart.panel->isSettled(), chartPatienceMs);
    QCOMPARE(chart.panel->accessibleDescription(), shown);
}

void TestTimeSeriesChart::callsArrivingOutOfOrderAreDrawnInTimeOrder()
{
    const ShownChart chart("ttft");
    chart.panel->setView(viewOf({answered("a", 9, 3), answered("a", 1, 1), answered("a", 5, 2)}));
    QList<double> values;
    for (const QPointF &point : chart.lineOf("a")->points)
        values.append(point.y());
    QCOMPARE(values, (QList<double>{1, 2, 3}));
}

void TestTimeSeriesChart::linesNeverHaveMoreThan1500Points()
{
    const ShownChart chart("ttft", {2400, 300});
    QList<CallRecord> calls;
    for (int i = 0; i < 10'000; ++i)
        calls.append(
            CallBuilder().model("m").startedAtMs(viewStartMs + i * 30).ttftMs(100 + i * 7919 % 1009));
    chart.panel->setView(viewOf(calls));
    QTRY_VERIFY_WITH_TIMEOUT(chart.lineOf("m"), chartPatienceMs);
    const qsizetype points = chart.lineOf("m")->points.size();
    QVERIFY2(points > 1000 && points <= 1500, qPrintable(QString::number(points)));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 0);
}

void TestTimeSeriesChart::linesAreBrokenWhereCallsStayAway()
{
    const ShownChart chart("ttft");
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

void TestTimeSeriesChart::aPointBetweenTwoGapsIsSeen()
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

void TestTimeSeriesChart::failedCallsAreCrossesOnTheTimeAxis()
{
    const ShownChart chart("ttft");
    CallBuilder failed;
    failed.model("a").startedAtMs(viewStartMs + 100'000).failed(ErrorKind::Refused);
    chart.panel->setView(viewOf({answered("a", 1), failed}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Failed), 1);
    QCOMPARE(chart.plot->marks().constLast().at, QPointF(double(viewStartMs + 100'000), 0));
    QVERIFY(chart.panel->accessibleDescription().endsWith(QStringLiteral("Failed calls: 1.")));
    QVERIFY(chart.panel->findChild<ChartLegend *>()->accessibleName().contains(QStringLiteral("failed")));

    // Nothing but failures is not an empty chart.
    chart.panel->setView(viewOf({failed}));
    QVERIFY(chart.plot->isVisible());
}

void TestTimeSeriesChart::coldStartsAreRinged()
{
    const ShownChart chart("ttft");
    chart.panel->setView(
        viewOf({answered("a", 1).start(StartKind::Cold), answered("a", 2).start(StartKind::Warm)}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Cold), 1);
    QCOMPARE(chart.panel->findChild<ChartLegend *>()->accessibleName(), QStringLiteral("cold start"));
}

void TestTimeSeriesChart::aSignStandsAtItsNumberOrOnTheTimeAxis_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<double>("number");
    QTest::newRow("ttft") << QByteArray("ttft") << 500.0;
    QTest::newRow("decode") << QByteArray("decode") << 50.0;
    QTest::newRow("itl") << QByteArray("itl") << 20.0;
}

void TestTimeSeriesChart::aSignStandsAtItsNumberOrOnTheTimeAxis()
{
    QFETCH(QByteArray, id);
    QFETCH(double, number);
    const ShownChart chart(id.constData());
    const CallBuilder unknown =
        CallBuilder().model("a").startedAtMs(viewStartMs + 40'000).start(StartKind::Cold);
    chart.panel->setView(
        viewOf({answered("a", 1).start(StartKind::Cold), unknown, answered("a", 80).failed(ErrorKind::Reset),
                CallBuilder().startedAtMs(viewStartMs + 120'000).failed(ErrorKind::Refused)}));
    QList<QPointF> cold;
    QList<QPointF> failed;
    for (const PlotMark &mark : chart.plot->marks()) {
        if (mark.kind != PlotMark::Kind::Model)
            (mark.kind == PlotMark::Kind::Cold ? cold : failed).append(mark.at);
    }
    QCOMPARE(cold, (QList<QPointF>{{double(viewStartMs + 1000), number}, {double(viewStartMs + 40'000), 0}}));
    QCOMPARE(failed,
             (QList<QPointF>{{double(viewStartMs + 80'000), number}, {double(viewStartMs + 120'000), 0}}));
}

void TestTimeSeriesChart::labelsNeverOverlap_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("seconds");
    for (const QSize size : {QSize(260, 130), QSize(430, 160), QSize(900, 400), QSize(1800, 200)}) {
        for (const int seconds : {20, 60, 300, 3600, 86'400, 7 * 86'400})
            QTest::addRow("%dx%d, %d s", size.width(), size.height(), seconds) << size << seconds;
    }
}

void TestTimeSeriesChart::labelsNeverOverlap()
{
    QFETCH(QSize, size);
    QFETCH(int, seconds);
    const ShownChart chart("ttft", size);
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

QTEST_MAIN(TestTimeSeriesChart)
#include "tst_timeserieschart.moc"
