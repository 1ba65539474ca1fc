// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "ui/charts/barplot.h"
#include "ui/theme.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QList<BarPlot::Bar> barsOf(const ShownChart &chart)
{
    return static_cast<const BarPlot *>(chart.plot)->bars();
}

} // namespace

class TestRateChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void barsAreTheRateAMinuteOfRoundSpans();
    void errorsAreAPartOfTheirOwn();
    void cachedTokensAreNotCountedTwice();
    void tokensThatNobodyTellsAreNotZero();

    void theCalloutOfABarCountsItsCalls();
    void aClickOnABarGivesTheCallThatFailed();

    void aBurstDoesNotPressTheOtherBarsFlat();
    void aBarThatIsCutKeepsItsShares();
};

void TestRateChart::barsAreTheRateAMinuteOfRoundSpans()
{
    const ShownChart chart("calls");
    chart.panel->setView(viewOf({answered("a", 1), answered("a", 4), answered("b", 6)}));
    const QList<BarPlot::Bar> bars = barsOf(chart);
    QCOMPARE(bars.size(), 2);
    QCOMPARE(bars.at(0).from, double(viewStartMs)); // 5 s each
    QCOMPARE(bars.at(0).to, double(viewStartMs + 5000));
    QCOMPARE(bars.at(0).parts.at(0).first, 24.0);
    QCOMPARE(bars.at(1).from, double(viewStartMs + 5000));
    QCOMPARE(bars.at(1).parts.at(0).first, 12.0);

    chart.panel->setView(viewOf({answered("a", 1), answered("a", 59)}, std::chrono::hours(1)));
    const QList<BarPlot::Bar> ofAnHour = barsOf(chart);
    QCOMPARE(ofAnHour.size(), 1);
    QCOMPARE(ofAnHour.at(0).parts.at(0).first, 2.0);
}

void TestRateChart::errorsAreAPartOfTheirOwn()
{
    const ShownChart chart("calls");
    chart.panel->setView(
        viewOf({answered("a", 1), answered("a", 2).status(CallStatus::Incomplete),
                answered("a", 3).status(CallStatus::Cancelled), answered("a", 4).failed(ErrorKind::Http)}));
    const QList<std::pair<double, QColor>> parts = barsOf(chart).at(0).parts;
    QCOMPARE(parts.at(0).first, 12.0);
    QCOMPARE(parts.at(1).first, 12.0);
    QCOMPARE(parts.at(2), std::pair(24.0, theme().failed));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Failed), 1);
    QVERIFY(chart.panel->accessibleDescription().contains(QStringLiteral("1 ok, 1 cancelled, 2 errors")));
}

void TestRateChart::cachedTokensAreNotCountedTwice()
{
    const ShownChart chart("tokens");
    chart.panel->setView(viewOf({answered("a", 1).promptTokens(1000).cachedTokens(400).outputTokens(50)}));
    const QList<std::pair<double, QColor>> parts = barsOf(chart).at(0).parts;
    QCOMPARE(parts.at(0).first, 12.0 * 50);
    QCOMPARE(parts.at(1).first, 12.0 * 600);
    QCOMPARE(parts.at(2).first, 12.0 * 400);
}

void TestRateChart::tokensThatNobodyTellsAreNotZero()
{
    const ShownChart chart("tokens");
    const CallBuilder untold = CallBuilder().model("a").startedAtMs(viewStartMs + 2000).ttftMs(10);
    chart.panel->setView(viewOf({untold}));
    QVERIFY(!chart.plot->isVisible());
    chart.panel->setView(viewOf({untold, answered("a", 1).outputTokens(7, TokenCount::Chunks)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{QStringLiteral("14:10:00 in 5\u00a0s"), QStringLiteral("~7 out"),
                          QStringLiteral("200 in"), QStringLiteral("told by 1 of 2 calls")}));
}

void TestRateChart::theCalloutOfABarCountsItsCalls()
{
    const ShownChart chart("calls");
    chart.panel->setView(viewOf({answered("a", 1), answered("a", 3), answered("a", 200)}));
    const QPoint first = chart.plot->toPixels({double(viewStartMs + 2500), 5}).toPoint();
    QTest::mouseMove(chart.plot->viewport(), first);
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{QStringLiteral("14:10:00 in 5\u00a0s"), QStringLiteral("2 ok")}));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QCOMPARE(chart.plot->callout()->lines.at(1), QStringLiteral("1 ok"));
    QTest::mouseMove(chart.plot->viewport(), first + QPoint(60, 0)); // where there was none
    QVERIFY(!chart.plot->callout());
}

void TestRateChart::aClickOnABarGivesTheCallThatFailed()
{
    const ShownChart chart("calls");
    const QList<CallRecord> calls{answered("a", 1), answered("a", 2).failed(ErrorKind::Http),
                                  answered("a", 100)};
    chart.panel->setView(viewOf(calls));
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {},
                      chart.plot->toPixels({double(viewStartMs + 2500), 5}).toPoint());
    QTest::keyClick(chart.plot, Qt::Key_End);
    QTest::keyClick(chart.plot, Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated.at(0).at(0).toULongLong(), calls.at(1).id);
    QCOMPARE(activated.at(1).at(0).toULongLong(), calls.at(2).id);
}

void TestRateChart::aBurstDoesNotPressTheOtherBarsFlat()
{
    const ShownChart chart("calls");
    chart.panel->setView(viewOf(tenCallsAnd(QList<CallRecord>(50, answered("a", 120)))));
    const double end = chart.plot->frame().yTo;
    QVERIFY2(end < 40, qPrintable(QString::number(end))); // a call in 5 s is 12 a minute
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 1);
    const auto *button = chart.panel->findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("↑ 1 above %1").arg(end));
    QCOMPARE(button->accessibleName(), QStringLiteral("1 bar above %1 a minute").arg(end));

    // The bar ends below its arrow, which stands over its middle; both are read like every other.
    const QPointF arrow = chart.plot->marks().constFirst().at;
    QCOMPARE(arrow, QPointF(double(viewStartMs + 122'500), end));
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

void TestRateChart::aBarThatIsCutKeepsItsShares()
{
    const ShownChart chart("calls");
    const QList<CallRecord> ok(30, answered("a", 120));
    const QList<CallRecord> failed(30, answered("a", 120).failed(ErrorKind::Http));
    chart.panel->setView(viewOf(tenCallsAnd(ok + failed)));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 1);

    const QPoint top = chart.plot->toPixels(chart.plot->marks().constFirst().at).toPoint();
    const int height = qRound(chart.plot->plotRect().bottom()) - top.y();
    const QImage picture = chart.plot->viewport()->grab().toImage();
    QCOMPARE(picture.pixelColor(top + QPoint(0, height / 3)), theme().failed);
    QVERIFY(picture.pixelColor(top + QPoint(0, 2 * height / 3)) != theme().failed);
}

QTEST_MAIN(TestRateChart)
#include "tst_ratechart.moc"
