// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logtime.h"

#include <QtTest>

#include <ctime>

using namespace inferograph;

namespace {

// The rules of central Europe, written out so that no time zone files are needed: the clock goes forward on
// 2025-03-30 at 01:00 UTC and back on 2025-10-26 at 01:00 UTC.
constexpr const char *centralEurope = "CET-1CEST,M3.5.0,M10.5.0/3";

std::optional<WallTime> wallTime(const char *text, LocalClock &local)
{
    return wallTimeFromIso(text, local);
}

WallTime utc(const char *text)
{
    LocalClock unused;
    return wallTime(text, unused).value();
}

} // namespace

class TestLogTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsLocalTime_data();
    void readsLocalTime();
    void followsTheClockThroughAYear();
    void anHourShownTwiceIsTheFirstUnlessTheClockWentBack();
    void readsTimesOutOfOrder();
    void goesOnAfterReadingsMadeElsewhere();
    void isUnsureOfAnHourShownTwiceWithoutTheReadingsBefore();
};

void TestLogTime::initTestCase()
{
    qputenv("TZ", centralEurope);
    tzset();
}

void TestLogTime::readsLocalTime_data()
{
    QTest::addColumn<QByteArray>("reading");
    QTest::addColumn<QByteArray>("moment");
    const auto row = [](const char *name, const char *reading, const char *moment) {
        QTest::newRow(name) << QByteArray(reading) << QByteArray(moment);
    };
    row("winter", "2025-01-15T12:00:00", "2025-01-15T11:00:00Z");
    row("summer", "2025-07-15T12:00:00", "2025-07-15T10:00:00Z");
    row("with a fraction", "2025-07-15 12:00:00.123456789", "2025-07-15T10:00:00.123456789Z");
    row("with a comma", "2025-07-15 12:00:00,5", "2025-07-15T10:00:00.5Z");
    row("with its own zone", "2025-07-15T12:00:00+05:30", "2025-07-15T06:30:00Z");
    row("just before the clock goes forward", "2025-03-30T01:59:59", "2025-03-30T00:59:59Z");
    row("just after the clock went forward", "2025-03-30T03:00:00", "2025-03-30T01:00:00Z");
    row("just before an hour comes twice", "2025-10-26T01:59:59", "2025-10-25T23:59:59Z");
    row("just after an hour came twice", "2025-10-26T03:00:00", "2025-10-26T02:00:00Z");
}

void TestLogTime::readsLocalTime()
{
    QFETCH(QByteArray, reading);
    QFETCH(QByteArray, moment);
    LocalClock local;
    QCOMPARE(wallTime(reading, local), std::optional(utc(moment)));
}

void TestLogTime::followsTheClockThroughAYear()
{
    LocalClock local;
    const std::time_t begin = 1735689600; // 2025-01-01T00:00:00Z
    for (std::time_t moment = begin; moment < begin + 365 * 86400; moment += 599) {
        std::tm shown{};
        localtime_r(&moment, &shown);
        shown.tm_isdst = 0;
        QCOMPARE(local.toWallTime(timegm(&shown)), WallTime(std::chrono::seconds(moment)));
    }
}

void TestLogTime::anHourShownTwiceIsTheFirstUnlessTheClockWentBack()
{
    LocalClock local;
    QCOMPARE(wallTime("2025-10-26T02:30:00", local), utc("2025-10-26T00:30:00Z"));
    QCOMPARE(wallTime("2025-10-26T02:59:00", local), utc("2025-10-26T00:59:00Z"));
    QCOMPARE(wallTime("2025-10-26T02:05:00", local), utc("2025-10-26T01:05:00Z"));
    QCOMPARE(wallTime("2025-10-26T02:40:00", local), utc("2025-10-26T01:40:00Z"));
}

void TestLogTime::readsTimesOutOfOrder()
{
    LocalClock local;
    QCOMPARE(wallTime("2025-07-15T12:00:00", local), utc("2025-07-15T10:00:00Z"));
    QCOMPARE(wallTime("2025-01-15T12:00:00", local), utc("2025-01-15T11:00:00Z"));
    QCOMPARE(wallTime("2025-07-15T23:59:59", local), utc("2025-07-15T21:59:59Z"));
}

void TestLogTime::goesOnAfterReadingsMadeElsewhere()
{
    LocalClock local;
    QCOMPARE(wallTime("2025-10-26T01:30:00", local), utc("2025-10-25T23:30:00Z"));
    LocalClock elsewhere;
    elsewhere.skipReadings();
    QCOMPARE(wallTime("2025-10-26T03:01:00", elsewhere), utc("2025-10-26T02:01:00Z"));
    QVERIFY(!elsewhere.isUnsure());
    local.goOnAfter(elsewhere);
    QCOMPARE(wallTime("2025-10-26T02:40:00", local), utc("2025-10-26T01:40:00Z")); // written late
    elsewhere.skipReadings();
    local.goOnAfter(elsewhere); // nothing was read there
    QCOMPARE(wallTime("2025-10-26T02:10:00", local), utc("2025-10-26T01:10:00Z"));
}

void TestLogTime::isUnsureOfAnHourShownTwiceWithoutTheReadingsBefore()
{
    LocalClock local;
    local.skipReadings();
    QVERIFY(wallTime("2025-10-26T01:59:00", local));
    QVERIFY(!local.isUnsure());
    QVERIFY(wallTime("2025-10-26T02:01:00", local));
    QVERIFY(local.isUnsure());
    local.skipReadings();
    QVERIFY(!local.isUnsure());
    QVERIFY(wallTime("2025-10-26T02:02:00", local)); // of the same quarter
    QVERIFY(local.isUnsure());
    QVERIFY(wallTime("2025-10-26T03:01:00", local));
    QVERIFY(local.isUnsure());
}

QTEST_GUILESS_MAIN(TestLogTime)
#include "tst_logtime.moc"
