// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "ui/charts/chartlegend.h"

#include <QBarSet>
#include <QChart>
#include <QHorizontalStackedBarSeries>
#include <QTest>

#include <cmath>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

const QHorizontalStackedBarSeries &barsOf(const ShownChart &chart)
{
    return *qobject_cast<QHorizontalStackedBarSeries *>(chart.plot->chart()->series().constFirst());
}

// The drawn parts of the bar that is `fromTop`, in milliseconds: queue, load, prompt, generation, unexplained.
QList<double> barAt(const ShownChart &chart, int fromTop)
{
    QList<double> parts;
    for (const QBarSet *set : barsOf(chart).barSets())
        parts.append(set->at(set->count() - 1 - fromTop));
    return parts;
}

} // namespace

class TestLoadInferenceChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void barsSumToTheMeanTotal();
    void timeThatNobodyExplainsIsUnexplained();
    void loadsAndFailuresAreNoMeanCalls();
    void theLegendNamesOnlyPhasesThatShow();

    void barsFillTheHeightEvenly();
    void moreModelsThanFitAreCounted();
    void longModelNamesLeaveRoomForBars();
};

void TestLoadInferenceChart::barsSumToTheMeanTotal()
{
    const ShownChart chart("load");
    CallBuilder cold;
    cold.model("a").startedAtMs(viewStartMs + 1000).totalMs(3000).queueMs(100).loadMs(1000).promptEvalMs(400);
    cold.generationMs(1500, GenerationSpan::IncludesFirstToken);
    CallBuilder warm;
    warm.model("a").startedAtMs(viewStartMs + 2000).totalMs(1000).connectMs(20).promptEvalMs(200);
    warm.generationMs(700, GenerationSpan::IncludesFirstToken);
    chart.panel->setView(viewOf({cold, warm, answered("b", 3)}));
    QCOMPARE(barAt(chart, 0), (QList<double>{60, 500, 300, 1100, 40}));
    QCOMPARE(barAt(chart, 1), (QList<double>{0, 0, 500, 2000, 0}));
    QCOMPARE(chart.plot->frame().left.constFirst().label, QStringLiteral("a"));
}

void TestLoadInferenceChart::timeThatNobodyExplainsIsUnexplained()
{
    const ShownChart chart("load");
    chart.panel->setView(viewOf({CallBuilder().startedAtMs(viewStartMs + 1).totalMs(1200)}));
    QCOMPARE(barAt(chart, 0), (QList<double>{0, 0, 0, 0, 1200}));
    QCOMPARE(chart.panel->findChild<ChartLegend *>()->accessibleName(), QStringLiteral("unexplained"));
}

void TestLoadInferenceChart::loadsAndFailuresAreNoMeanCalls()
{
    const ShownChart chart("load");
    CallRecord load = CallBuilder().model("a").startedAtMs(viewStartMs + 1).totalMs(9000).loadMs(9000);
    load.operation = Operation::Load;
    CallBuilder failed;
    failed.model("a").startedAtMs(viewStartMs + 2).totalMs(7000).failed(ErrorKind::Timeout);
    chart.panel->setView(viewOf({load, failed, answered("a", 3)}));
    QCOMPARE(barAt(chart, 0), (QList<double>{0, 0, 500, 2000, 0}));
}

void TestLoadInferenceChart::theLegendNamesOnlyPhasesThatShow()
{
    const ShownChart chart("load");
    chart.panel->setView(viewOf({answered("a", 1).connectMs(0.05)}));
    QCOMPARE(chart.panel->findChild<ChartLegend *>()->accessibleName(),
             QStringLiteral("prompt eval, generation"));
}

void TestLoadInferenceChart::barsFillTheHeightEvenly()
{
    for (const QSize size : {QSize(430, 190), QSize(1200, 500)}) {
        const ShownChart chart("load", size);
        chart.panel->setView(viewOf({answered("a", 1), answered("b", 2), answered("c", 3)}));
        QCoreApplication::processEvents();
        const QRectF plot = chart.plot->plotRect();
        const auto middle = [&](int bar) { return chart.plot->toPixels({0, double(2 - bar)}).y(); };
        QVERIFY(std::abs(middle(1) - plot.center().y()) < 1);
        QVERIFY(std::abs((middle(0) - plot.top()) - (plot.bottom() - middle(2))) < 1);
        QVERIFY(std::abs((middle(0) - plot.top()) - (middle(1) - middle(0)) / 2) < 1);
    }
}

void TestLoadInferenceChart::moreModelsThanFitAreCounted()
{
    const ShownChart chart("load", {600, 500});
    QList<CallRecord> calls;
    for (int i = 0; i < 15; ++i)
        calls.append(answered(qPrintable(QStringLiteral("model-%1").arg(i)), i));
    chart.panel->setView(viewOf(calls));
    QCOMPARE(chart.plot->frame().left.size(), 12);
    QCOMPARE(barsOf(chart).barSets().constFirst()->count(), 12);
    QVERIFY(chart.panel->findChild<ChartLegend *>()->accessibleName().endsWith(QStringLiteral("+ 3 more")));

    chart.panel->setView(viewOf(calls.mid(0, 2)));
    QCOMPARE(barsOf(chart).barSets().constFirst()->count(), 2);
}

void TestLoadInferenceChart::longModelNamesLeaveRoomForBars()
{
    const ShownChart chart("load");
    chart.panel->setView(
        viewOf({answered("hf.co/somebody/A-Very-Long-Model-Name-70B-Instruct-GGUF:Q4_K_M", 1)}));
    QVERIFY(chart.plot->plotRect().width() > 0.3 * chart.plot->width());
    QVERIFY(chart.plot->frame().left.constFirst().label.contains(QChar(0x2026)));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(
        chart.plot->callout()->lines.constFirst().startsWith(QStringLiteral("hf.co/somebody/A-Very-Long")));
}

QTEST_MAIN(TestLoadInferenceChart)
#include "tst_loadinferencechart.moc"
