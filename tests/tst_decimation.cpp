// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/decimation.h"

#include <QtTest>

#include <limits>

using namespace inferograph;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

QList<QPointF> zigzag(int count)
{
    QList<QPointF> points;
    for (int i = 0; i < count; ++i)
        points.append({double(i), double(i * 7919 % 1009)});
    return points;
}

} // namespace

class TestDecimation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewPointsStayAsTheyAre();
    void keepsTheExtremesOfEachColumn();
    void keepsFirstAndLast();
    void neverGivesMoreThanTwoAColumnAndTheEnds_data();
    void neverGivesMoreThanTwoAColumnAndTheEnds();
    void isInTimeOrderWhateverTheOrderOfArrival();
    void leavesOutWhatIsNotFinite();
    void aSingleMomentIsOneColumn();
    void nothingGivesNothing();
};

void TestDecimation::fewPointsStayAsTheyAre()
{
    const QList<QPointF> points{{0, 5}, {1, 3}, {9, 4}};
    QCOMPARE(decimated(points, 0, 10, 100), points);
}

void TestDecimation::keepsTheExtremesOfEachColumn()
{
    const QList<QPointF> points = zigzag(1000);
    const QList<QPointF> kept = decimated(points, 0, 1000, 20);
    for (int column = 0; column < 20; ++column) {
        // The ends belong to no column.
        const auto begin = points.cbegin() + std::max(1, column * 50);
        const auto end = points.cbegin() + std::min(999, (column + 1) * 50);
        const auto [low, high] =
            std::minmax_element(begin, end, [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        QVERIFY2(kept.contains(*low), qPrintable(QString::number(column)));
        QVERIFY2(kept.contains(*high), qPrintable(QString::number(column)));
    }
}

void TestDecimation::keepsFirstAndLast()
{
    const QList<QPointF> points = zigzag(5000);
    const QList<QPointF> kept = decimated(points, 0, 5000, 10);
    QCOMPARE(kept.constFirst(), points.constFirst());
    QCOMPARE(kept.constLast(), points.constLast());
}

void TestDecimation::neverGivesMoreThanTwoAColumnAndTheEnds_data()
{
    QTest::addColumn<int>("columns");
    QTest::newRow("one") << 1;
    QTest::newRow("none asked") << 0;
    QTest::newRow("a narrow plot") << 37;
    QTest::newRow("a wide plot") << 749;
}

void TestDecimation::neverGivesMoreThanTwoAColumnAndTheEnds()
{
    QFETCH(int, columns);
    const QList<QPointF> kept = decimated(zigzag(20'000), 0, 20'000, columns);
    QVERIFY(kept.size() <= 2 * std::max(columns, 1) + 2);
    QVERIFY(kept.size() > 2);
    QVERIFY(std::is_sorted(kept.cbegin(), kept.cend(),
                           [](const QPointF &a, const QPointF &b) { return a.x() < b.x(); }));
}

void TestDecimation::isInTimeOrderWhateverTheOrderOfArrival()
{
    QList<QPointF> shuffled = zigzag(1000);
    std::reverse(shuffled.begin(), shuffled.end());
    QCOMPARE(decimated(shuffled, 0, 1000, 20), decimated(zigzag(1000), 0, 1000, 20));
    QCOMPARE(decimated({{2, 1}, {1, 2}}, 0, 10, 10), (QList<QPointF>{{1, 2}, {2, 1}}));
}

void TestDecimation::leavesOutWhatIsNotFinite()
{
    QCOMPARE(decimated({{0, 1}, {1, notANumber}, {2, infinity}, {notANumber, 4}, {3, 2}}, 0, 10, 10),
             (QList<QPointF>{{0, 1}, {3, 2}}));
}

void TestDecimation::aSingleMomentIsOneColumn()
{
    const QList<QPointF> points{{5, 1}, {5, 9}, {5, 0}, {5, 4}, {5, 3}, {5, 2}};
    QCOMPARE(decimated(points, 5, 5, 1), (QList<QPointF>{{5, 1}, {5, 9}, {5, 0}, {5, 2}}));
}

void TestDecimation::nothingGivesNothing()
{
    QVERIFY(decimated({}, 0, 1, 100).isEmpty());
    QVERIFY(decimated({{notANumber, notANumber}}, 0, 1, 100).isEmpty());
}

QTEST_GUILESS_MAIN(TestDecimation)
#include "tst_decimation.moc"
