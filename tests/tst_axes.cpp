// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "ui/charts/axes.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace inferograph;
using namespace inferograph::testing;

class TestAxes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void timeTicksStayAtRoundTimes();
    void timeTicksAreNeverCloserThanAsked_data();
    void timeTicksAreNeverCloserThanAsked();

    void theScaleGrowsAtOnceAndShrinksLater();
    void theScaleOfAnotherSpanHoldsNothing();
    void theScaleEndsAtWholeNumbers_data();
    void theScaleEndsAtWholeNumbers();

    void theBulkIsNotRuledByAFew_data();
    void theBulkIsNotRuledByAFew();
};

void TestAxes::timeTicksStayAtRoundTimes()
{
    const Nanoseconds span = std::chrono::minutes(5);
    QSet<double> positions;
    for (int second = 0; second < 60; ++second) {
        const WallTime begin = viewStart + std::chrono::seconds(second) + std::chrono::milliseconds(337);
        for (const Tick &tick : timeTicks(begin, begin + span, 5))
            positions.insert(tick.position);
    }
    // Sliding by a minute brings one tick after the other, never a tick in between.
    for (const double position : positions)
        QCOMPARE(std::fmod(position, 60'000), 0.0);
    QCOMPARE(positions.size(), 5); // 14:11 to 14:15
    QCOMPARE(timeTicks(viewStart, viewStart + span, 5).constFirst().label, QStringLiteral("14:10"));
    QCOMPARE(timeTicks(viewStart, viewStart + std::chrono::seconds(30), 4).constLast().label,
             QStringLiteral("14:10:30"));
}

void TestAxes::timeTicksAreNeverCloserThanAsked_data()
{
    QTest::addColumn<qint64>("milliseconds");
    for (const qint64 ms :
         {1500LL, 20'000LL, 59'999LL, 300'000LL, 3'600'000LL, 86'400'000LL, 40'000'000'000LL})
        QTest::addRow("%lld ms", ms) << ms;
    QTest::addRow("none") << 0LL;
    QTest::addRow("backwards") << -5000LL;
}

void TestAxes::timeTicksAreNeverCloserThanAsked()
{
    QFETCH(qint64, milliseconds);
    const WallTime to = viewStart + std::chrono::milliseconds(milliseconds);
    for (int maximum = 1; maximum < 12; ++maximum) {
        const QList<Tick> ticks = timeTicks(viewStart, to, maximum);
        QVERIFY(ticks.size() <= maximum + 1); // both ends may be round
        for (const Tick &tick : ticks)
            QVERIFY(tick.position >= timePosition(viewStart) && tick.position <= timePosition(to));
    }
    QVERIFY(timeTicks(viewStart, to, 0).isEmpty());
}

void TestAxes::theScaleGrowsAtOnceAndShrinksLater()
{
    ValueScale scale(10);
    WallTime now = viewStart;
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

void TestAxes::theScaleOfAnotherSpanHoldsNothing()
{
    ValueScale scale(10);
    scale.fit(2000, viewStart);
    scale.fit(500, viewStart - std::chrono::minutes(1));
    QCOMPARE(scale.limit(4), 600.0);
}

void TestAxes::theScaleEndsAtWholeNumbers_data()
{
    QTest::addColumn<double>("largest");
    for (const double largest : {0.0, 7.0, 10.0, 11.5, 99.0, 410.0, 1084.0, 9999.0, 87'654.0, 3e6})
        QTest::addRow("%g", largest) << largest;
}

void TestAxes::theScaleEndsAtWholeNumbers()
{
    QFETCH(double, largest);
    ValueScale scale(10);
    scale.fit(largest, viewStart);
    for (int intervals = 2; intervals <= 4; ++intervals) {
        QVERIFY(scale.limit(intervals) > largest);
        QVERIFY(scale.limit(intervals) <= 2.2 * std::max(largest, 10.0));
        const QList<Tick> ticks = scale.ticks(intervals);
        QCOMPARE(ticks.size(), intervals + 1);
        for (const Tick &tick : ticks)
            QCOMPARE(tick.position, std::round(tick.position));
    }
}

void TestAxes::theBulkIsNotRuledByAFew_data()
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

void TestAxes::theBulkIsNotRuledByAFew()
{
    QFETCH(QList<std::vector<double>>, groups);
    BulkReach reach;
    for (std::vector<double> &group : groups)
        reach.addGroup(group);
    QTEST(reach.fence(), "fence");
}

QTEST_MAIN(TestAxes)
#include "tst_axes.moc"
