// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "ui/charts/chartlegend.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

class TestGaugeChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void figuresOfServersAreALineEach();
    void figuresOfServersNeedNoCalls();
    void figuresOutsideTheViewAreLeftOut();
    void figuresOfServersThatStayAwayAreAGap();
    void theKeyboardReachesEveryReading();
    void aShareOfTheCacheIsInPerCent();
};

void TestGaugeChart::figuresOfServersAreALineEach()
{
    const ShownChart chart("requests");
    chart.panel->setView(
        viewWith({answered("m", 1).failed(ErrorKind::Http)},
                 requestsAt(10, 3, 1) + requestsAt(20, 4, 0) + requestsAt(20, 9, 2, "other.log")));
    QCOMPARE(chart.plot->lines().size(), 4);
    QCOMPARE(chart.lineOf("running")->points,
             (QList<QPointF>{{double(viewStartMs + 10'000), 3}, {double(viewStartMs + 20'000), 4}}));
    QCOMPARE(chart.lineOf("waiting")->points,
             (QList<QPointF>{{double(viewStartMs + 10'000), 1}, {double(viewStartMs + 20'000), 0}}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Failed), 1);
    QVERIFY(chart.panel->accessibleDescription().contains(
        QStringLiteral("running of vllm.log: median 4, last 4")));
    const QString legend = chart.panel->findChild<ChartLegend *>()->accessibleName();
    QVERIFY(legend.startsWith(QStringLiteral("running, vllm.log, running, other.log, waiting, vllm.log")));
}

void TestGaugeChart::figuresOfServersNeedNoCalls()
{
    const ShownChart chart("throughput");
    chart.panel->setView(viewWith({}, {}));
    QVERIFY(!chart.plot->isVisible());
    QVERIFY(chart.panel->accessibleDescription().startsWith(QStringLiteral("No server tells this")));
    chart.panel->setView(viewWith(
        {}, {{viewStart + std::chrono::seconds(3), "vllm.log", "vllm", Gauge::GenerationThroughput, 312.5}}));
    QVERIFY(chart.plot->isVisible());
    QCOMPARE(chart.lineOf("generation")->points, (QList<QPointF>{{double(viewStartMs + 3000), 312.5}}));
}

void TestGaugeChart::figuresOutsideTheViewAreLeftOut()
{
    const ShownChart chart("requests");
    chart.panel->setView(viewWith({}, requestsAt(-1, 3, 1) + requestsAt(301, 3, 1)));
    QVERIFY(!chart.plot->isVisible());
}

void TestGaugeChart::figuresOfServersThatStayAwayAreAGap()
{
    const ShownChart chart("requests");
    QList<GaugeSample> figures;
    for (const int second : {0, 10, 20, 30, 150, 160})
        figures += requestsAt(second, 3, 0);
    chart.panel->setView(viewWith({}, figures));
    const double longest = chart.lineOf("running")->longestStep;
    QVERIFY2(longest > 10'000 && longest < 120'000, qPrintable(QString::number(longest)));
}

void TestGaugeChart::theKeyboardReachesEveryReading()
{
    const ShownChart chart("requests");
    chart.panel->setView(viewWith({}, requestsAt(20, 4, 0) + requestsAt(10, 3, 1)));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{QStringLiteral("14:10:10 · vllm.log"), QStringLiteral("running 3"),
                          QStringLiteral("waiting 1")}));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QCOMPARE(chart.plot->callout()->lines.at(1), QStringLiteral("running 4"));
    QTest::mouseMove(chart.plot->viewport(),
                     chart.plot->toPixels({double(viewStartMs + 10'000), 2}).toPoint());
    QCOMPARE(chart.plot->callout()->lines.at(1), QStringLiteral("running 3"));
}

void TestGaugeChart::aShareOfTheCacheIsInPerCent()
{
    const ShownChart chart("kvcache");
    chart.panel->setView(viewWith(
        {}, {{viewStart + std::chrono::seconds(3), "vllm.log", "vllm", Gauge::KvCacheUsage, 0.415}}));
    QCOMPARE(chart.lineOf("in use")->points.at(0).y(), 41.5);
    QCOMPARE(chart.plot->frame().yTo, 100.0);
    QVERIFY(chart.panel->accessibleDescription().contains(QStringLiteral("last 41.5\u00a0%")));
}

QTEST_MAIN(TestGaugeChart)
#include "tst_gaugechart.moc"
