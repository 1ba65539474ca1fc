// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/kernelstamps.h"
#include "core/probe/timedsocket.h"

#include <QTest>

using namespace inferograph;
using namespace std::chrono_literals;

class TestKernelStamps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
#ifdef Q_OS_LINUX
    void knowsNothingBeforeThePairing();
    void putsStampsOnTheMonotonicClock();
    void agreesWithTheMachinesOwnClocks();
    void refusesStampsThatCannotBeTrue_data();
    void refusesStampsThatCannotBeTrue();
    void refusesStampsAcrossAStepOfTheWallClock_data();
    void refusesStampsAcrossAStepOfTheWallClock();
#endif
};

#ifdef Q_OS_LINUX

void TestKernelStamps::knowsNothingBeforeThePairing()
{
    const KernelStamps stamps;
    QVERIFY(!stamps.toMonotonic(0ns, 0, 1'000'000'000));
}

void TestKernelStamps::putsStampsOnTheMonotonicClock()
{
    KernelStamps stamps;
    stamps.pair(5'000'000'000, 1'700'000'000s);
    QCOMPARE(stamps.toMonotonic(1'700'000'000s - 3ms, 4'000'000'000, 5'000'000'000),
             std::optional<Moment>(4'997'000'000));
}

void TestKernelStamps::agreesWithTheMachinesOwnClocks()
{
    KernelStamps stamps;
    const Moment before = monotonicNow();
    const WallTime wall = wallNow();
    const Moment after = monotonicNow();
    stamps.pair();
    const auto moment = stamps.toMonotonic(wall.time_since_epoch(), before, after);
    QVERIFY(moment);
    QVERIFY(*moment >= before && *moment <= after);
}

void TestKernelStamps::refusesStampsThatCannotBeTrue_data()
{
    QTest::addColumn<qint64>("offNs"); // from the end of the time in which it must lie
    QTest::addColumn<bool>("isTrue");
    QTest::addColumn<qint64>("shownNs");
    QTest::newRow("the latest") << qint64(0) << true << qint64(0);
    QTest::newRow("the earliest") << qint64(-1'000'000) << true << qint64(-1'000'000);
    QTest::newRow("later by a reading error") << qint64(15'000) << true << qint64(0);
    QTest::newRow("earlier by a reading error") << qint64(-1'015'000) << true << qint64(-1'000'000);
    QTest::newRow("too late") << qint64(25'000) << false << qint64(0);
    QTest::newRow("too early") << qint64(-1'025'000) << false << qint64(0);
}

void TestKernelStamps::refusesStampsThatCannotBeTrue()
{
    QFETCH(qint64, offNs);
    QFETCH(bool, isTrue);
    QFETCH(qint64, shownNs);
    constexpr Moment latest = 5'000'000'000;
    KernelStamps stamps;
    stamps.pair(latest, 100s);
    const auto moment = stamps.toMonotonic(100s + Nanoseconds(offNs), latest - 1'000'000, latest);
    QCOMPARE(moment, isTrue ? std::optional<Moment>(latest + shownNs) : std::nullopt);
}

void TestKernelStamps::refusesStampsAcrossAStepOfTheWallClock_data()
{
    QTest::addColumn<qint64>("stepNs");
    QTest::addColumn<bool>("isTrue");
    QTest::newRow("none") << qint64(0) << true;
    QTest::newRow("within the reading error") << qint64(50'000) << true;
    QTest::newRow("forward") << qint64(5'000'000) << false;
    QTest::newRow("back") << qint64(-5'000'000) << false;
}

void TestKernelStamps::refusesStampsAcrossAStepOfTheWallClock()
{
    QFETCH(qint64, stepNs);
    QFETCH(bool, isTrue);
    const Nanoseconds step(stepNs);
    KernelStamps stamps;
    stamps.pair(5'000'000'000, 100s);
    stamps.pair(5'020'000'000, 100'020ms + step);
    // A stamp of before or after the step: no way to know. All could lie between the two reads.
    QCOMPARE(stamps.toMonotonic(100'010ms, 5'000'000'000, 5'020'000'000).has_value(), isTrue);
    stamps.pair(5'040'000'000, 100'040ms + step);
    QVERIFY(stamps.toMonotonic(100'035ms + step, 5'020'000'000, 5'040'000'000));
}

#endif

QTEST_GUILESS_MAIN(TestKernelStamps)
#include "tst_kernelstamps.moc"
