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

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
