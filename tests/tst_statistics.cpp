// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/statistics.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace inferograph;

namespace {

using Values = std::vector<double>;

// 1, 2, ... n in a shuffled but fixed order.
Values countUp(std::size_t n)
{
    Values values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[(i * 7919) % n] = static_cast<double>(i + 1);
    return values;
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesEqualNumpys_data();
    void percentilesEqualNumpys();
    void nothingHasNoPercentileAndNoMean();
    void theMeanIsTheArithmeticOne();
    void medianIntervalsEqualTheTables_data();
    void medianIntervalsEqualTheTables();
    void belowSixValuesThereIsNoInterval();
    void medianRatiosEqualThePublishedOnes_data();
    void medianRatiosEqualThePublishedOnes();
    void aRatioWithoutEvidenceHasNoInterval_data();
    void aRatioWithoutEvidenceHasNoInterval();
    void theShareWithinGrowsAtEachValue();
    void boxesEqualTukeys_data();
    void boxesEqualTukeys();
    void nothingHasNoBox();
};

void TestStatistics::percentilesEqualNumpys_data()
{
    QTest::addColumn<Values>("values");
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("expected"); // numpy.percentile(values, p)
    const Values odd{15, 20, 35, 40, 50};
    QTest::newRow("one value") << Values{7} << 99.0 << 7.0;
    QTest::newRow("two values") << Values{1, 2} << 50.0 << 1.5;
    QTest::newRow("minimum") << odd << 0.0 << 15.0;
    QTest::newRow("p40") << odd << 40.0 << 29.0;
    QTest::newRow("median") << odd << 50.0 << 35.0;
    QTest::newRow("p95") << odd << 95.0 << 48.0;
    QTest::newRow("p99") << odd << 99.0 << 49.6;
    QTest::newRow("maximum") << odd << 100.0 << 50.0;
    QTest::newRow("unsorted, repeated") << Values{3, 1, 3, 2, 3, 1} << 25.0 << 1.25;
    QTest::newRow("a hundred, p50") << countUp(100) << 50.0 << 50.5;
    QTest::newRow("a hundred, p95") << countUp(100) << 95.0 << 95.05;
    QTest::newRow("a hundred, p99") << countUp(100) << 99.0 << 99.01;
    QTest::newRow("below zero") << Values{-10, 0, 10} << 75.0 << 5.0;
}

void TestStatistics::percentilesEqualNumpys()
{
    QFETCH(Values, values);
    QFETCH(double, p);
    QFETCH(double, expected);
    const auto actual = percentile(values, p);
    QVERIFY(actual);
    QVERIFY(std::abs(*actual - expected) < 1e-9);
}

void TestStatistics::nothingHasNoPercentileAndNoMean()
{
    Values none;
    QVERIFY(!percentile(none, 50));
    QVERIFY(!mean(none));
}

void TestStatistics::theMeanIsTheArithmeticOne()
{
    QCOMPARE(mean(Values{1, 2, 6}), 3.0);
}

void TestStatistics::medianIntervalsEqualTheTables_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("low"); // ranks of the order statistics, counted from 1
    QTest::addColumn<int>("high");
    // The sign test's table, two-sided, 95 %.
    const int table[][3] = {{6, 1, 6},   {7, 1, 7},    {8, 1, 8},    {9, 2, 8},    {10, 2, 9},
                            {11, 2, 10}, {12, 3, 10},  {13, 3, 11},  {14, 3, 12},  {15, 4, 12},
                            {16, 4, 13}, {17, 5, 13},  {18, 5, 14},  {19, 5, 15},  {20, 6, 15},
                            {25, 8, 18}, {30, 10, 21}, {40, 14, 27}, {50, 18, 33}, {100, 40, 61}};
    for (const auto &row : table)
        QTest::addRow("n = %d", row[0]) << row[0] << row[1] << row[2];
}

void TestStatistics::medianIntervalsEqualTheTables()
{
    QFETCH(int, n);
    QFETCH(int, low);
    QFETCH(int, high);
    Values values = countUp(static_cast<std::size_t>(n));
    const auto interval = medianInterval(values);
    QVERIFY(interval);
    QCOMPARE(interval->low, static_cast<double>(low));
    QCOMPARE(interval->high, static_cast<double>(high));
}

void TestStatistics::belowSixValuesThereIsNoInterval()
{
    for (std::size_t n = 0; n < 6; ++n) {
        Values values(n, 1.0);
        QVERIFY(!medianInterval(values));
    }
    // Many values: close to the normal approximation, n/2 -+ 1.96 * sqrt(n)/2.
    Values many(1'000'000);
    std::iota(many.begin(), many.end(), 1.0);
    const auto interval = medianInterval(many);
    QVERIFY(std::abs(interval->low - 499'020) <= 2);
    QVERIFY(std::abs(interval->high - 500'981) <= 2);
}

void TestStatistics::medianRatiosEqualThePublishedOnes_data()
{
    QTest::addColumn<Values>("a");
    QTest::addColumn<Values>("b");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    // The example of Bonett's statpsych for R, ci.ratio.median2.
    const Values ten{36, 44, 47, 42, 49, 39, 46, 31, 33, 48};
    const Values thirteen{32, 39, 26, 35, 43, 27, 40, 37, 34, 29, 49, 42, 40};
    QTest::newRow("statpsych") << ten << thirteen << 0.927667 << 1.455933;
    // The same formula, with exact binomial sums and another normal quantile.
    QTest::newRow("the other way round") << thirteen << ten << 0.6868448 << 1.0779731;
    QTest::newRow("as few as there may be")
        << Values{100, 110, 120, 130, 140, 150} << Values{90, 95, 100, 105, 110, 115, 120, 400} << 0.6512581
        << 2.0761079;
    Values doubled = countUp(100);
    for (double &value : doubled)
        value *= 2;
    QTest::newRow("a hundred") << doubled << countUp(100) << 1.5150523 << 2.6401729;
    Values thousands(2001);
    std::iota(thousands.begin(), thousands.end(), 1000.0);
    Values slower = thousands;
    for (double &value : slower)
        value *= 1.02;
    QTest::newRow("thousands") << thousands << slower << 0.9504674 << 1.0112591;
}

void TestStatistics::medianRatiosEqualThePublishedOnes()
{
    QFETCH(Values, a);
    QFETCH(Values, b);
    QFETCH(double, low);
    QFETCH(double, high);
    std::ranges::sort(a);
    std::ranges::sort(b);
    const auto interval = medianRatioInterval(a, b);
    QVERIFY(interval);
    QVERIFY2(std::abs(interval->low - low) < 1e-6, qPrintable(QString::number(interval->low, 'g', 10)));
    QVERIFY2(std::abs(interval->high - high) < 1e-6, qPrintable(QString::number(interval->high, 'g', 10)));
}

void TestStatistics::aRatioWithoutEvidenceHasNoInterval_data()
{
    QTest::addColumn<Values>("a");
    QTest::addColumn<Values>("b");
    const Values enough{1, 2, 3, 4, 5, 6};
    const Values tooFew{1, 2, 3, 4, 5};
    QTest::newRow("too few above") << tooFew << enough;
    QTest::newRow("too few below") << enough << tooFew;
    QTest::newRow("none") << Values{} << enough;
    QTest::newRow("down to zero") << enough << Values{0, 1, 2, 3, 4, 5};
    QTest::newRow("all zero") << enough << Values(6, 0.0);
}

void TestStatistics::aRatioWithoutEvidenceHasNoInterval()
{
    QFETCH(Values, a);
    QFETCH(Values, b);
    QVERIFY(!medianRatioInterval(a, b));
}

void TestStatistics::theShareWithinGrowsAtEachValue()
{
    const Values values{10, 20, 20, 40};
    QCOMPARE(shareWithin(values, 9.9), 0.0);
    QCOMPARE(shareWithin(values, 10), 0.25);
    QCOMPARE(shareWithin(values, 19.9), 0.25);
    QCOMPARE(shareWithin(values, 20), 0.75);
    QCOMPARE(shareWithin(values, 40), 1.0);
    QCOMPARE(shareWithin(values, 1000), 1.0);
}

void TestStatistics::boxesEqualTukeys_data()
{
    QTest::addColumn<Values>("values");
    QTest::addColumn<Values>("box"); // whisker, quartile, median, quartile, whisker
    QTest::addColumn<Values>("outliers");
    QTest::newRow("one value") << Values{7} << Values{7, 7, 7, 7, 7} << Values{};
    QTest::newRow("none beyond") << Values{15, 20, 35, 40, 50} << Values{15, 20, 35, 40, 50} << Values{};
    QTest::newRow("one beyond") << Values{1, 2, 3, 4, 5, 6, 7, 8, 100} << Values{1, 3, 5, 7, 8}
                                << Values{100};
    QTest::newRow("both ends") << Values{-50, 10, 11, 12, 13, 14, 60} << Values{10, 10.5, 12, 13.5, 14}
                               << Values{-50, 60};
    QTest::newRow("few, one far beyond")
        << Values{220, 310, 380, 1500} << Values{220, 287.5, 345, 660, 660} << Values{1500};
    // Hourly temperatures, as an encyclopedia draws them.
    QTest::newRow("temperatures") << Values{52, 57, 57, 58, 63, 66, 66, 67, 68, 69, 70, 70,
                                            70, 70, 72, 73, 75, 75, 76, 76, 78, 79, 81, 89}
                                  << Values{57, 66, 70, 75.25, 89} << Values{52};
}

void TestStatistics::boxesEqualTukeys()
{
    QFETCH(Values, values);
    QFETCH(Values, box);
    QFETCH(Values, outliers);
    const auto actual = boxPlotOf(values);
    QVERIFY(actual);
    QCOMPARE((Values{actual->lowWhisker, actual->lowQuartile, actual->median, actual->highQuartile,
                     actual->highWhisker}),
             box);
    QCOMPARE(actual->outliers, outliers);
}

void TestStatistics::nothingHasNoBox()
{
    QVERIFY(!boxPlotOf({}));
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
