// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/alarmclock.h"
#include "core/probe/timedsocket.h"

#include <QTest>

using namespace inferograph;

namespace {

constexpr int patienceMs = 20000;
constexpr Moment millisecond = 1'000'000;

} // namespace

class TestAlarmClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverRingsEarly();
    void ringsInTheOrderOfTheMoments();
    void ringsForAMomentThatHasPassed();
    void staysSilentOnceUnset();
    void ringsAtTheMomentItWasSetToLast();
    void canBeSetAndUnsetWhileItRings();
    void letsGoOfAnAlarmThatIsGone();
};

void TestAlarmClock::neverRingsEarly()
{
    AlarmClock clock;
    for (int i = 1; i <= 20; ++i) {
        std::optional<Moment> rang;
        Alarm alarm(clock, [&rang] { rang = monotonicNow(); });
        const Moment due = monotonicNow() + i * millisecond / 3;
        alarm.set(due);
        QTRY_VERIFY_WITH_TIMEOUT(rang, patienceMs);
        QVERIFY(*rang >= due);
    }
}

void TestAlarmClock::ringsInTheOrderOfTheMoments()
{
    AlarmClock clock;
    QByteArray rang;
    Alarm a(clock, [&rang] { rang += 'a'; });
    Alarm b(clock, [&rang] { rang += 'b'; });
    Alarm c(clock, [&rang] { rang += 'c'; });
    Alarm d(clock, [&rang] { rang += 'd'; });
    const Moment now = monotonicNow();
    d.set(now + 12 * millisecond);
    b.set(now + 10 * millisecond);
    c.set(now + 10 * millisecond);
    a.set(now + 5 * millisecond);
    QTRY_COMPARE_WITH_TIMEOUT(rang, QByteArray("abcd"), patienceMs);
}

void TestAlarmClock::ringsForAMomentThatHasPassed()
{
    AlarmClock clock;
    int rang = 0;
    Alarm late(clock, [&rang] { ++rang; });
    Alarm beforeAllTime(clock, [&rang] { ++rang; });
    late.set(monotonicNow() - millisecond);
    beforeAllTime.set(-millisecond);
    QCOMPARE(rang, 0); // from the event loop only
    QTRY_COMPARE_WITH_TIMEOUT(rang, 2, patienceMs);
}

void TestAlarmClock::staysSilentOnceUnset()
{
    AlarmClock clock;
    bool unsetRang = false;
    bool laterRang = false;
    Alarm unset(clock, [&unsetRang] { unsetRang = true; });
    Alarm later(clock, [&laterRang] { laterRang = true; });
    const Moment now = monotonicNow();
    unset.set(now + 5 * millisecond);
    later.set(now + 15 * millisecond);
    unset.unset();
    QTRY_VERIFY_WITH_TIMEOUT(laterRang, patienceMs);
    QVERIFY(!unsetRang);
}

void TestAlarmClock::ringsAtTheMomentItWasSetToLast()
{
    AlarmClock clock;
    std::vector<Moment> rang;
    Alarm alarm(clock, [&rang] { rang.push_back(monotonicNow()); });
    const Moment now = monotonicNow();
    alarm.set(now + 5 * millisecond);
    alarm.set(now + 20 * millisecond);
    QTRY_COMPARE_WITH_TIMEOUT(rang.size(), std::size_t(1), patienceMs);
    QVERIFY(rang.front() >= now + 20 * millisecond);
    bool rangLater = false;
    Alarm later(clock, [&rangLater] { rangLater = true; });
    later.set(monotonicNow() + 10 * millisecond);
    QTRY_VERIFY_WITH_TIMEOUT(rangLater, patienceMs);
    QCOMPARE(rang.size(), std::size_t(1)); // and never again
}

void TestAlarmClock::canBeSetAndUnsetWhileItRings()
{
    AlarmClock clock;
    int rang = 0;
    bool otherRang = false;
    Alarm other(clock, [&otherRang] { otherRang = true; });
    Alarm first(clock, [&] {
        other.unset();
        if (++rang < 3)
            first.set(monotonicNow() + millisecond);
    });
    const Moment due = monotonicNow() + 5 * millisecond;
    first.set(due);
    other.set(due);
    QTRY_COMPARE_WITH_TIMEOUT(rang, 3, patienceMs);
    QVERIFY(!otherRang);
}

void TestAlarmClock::letsGoOfAnAlarmThatIsGone()
{
    AlarmClock clock;
    bool rang = false;
    Alarm last(clock, [&rang] { rang = true; });
    {
        Alarm gone(clock, [] { QFAIL("an alarm that is gone rang"); });
        gone.set(monotonicNow() + millisecond);
    }
    last.set(monotonicNow() + 5 * millisecond);
    QTRY_VERIFY_WITH_TIMEOUT(rang, patienceMs);
}

QTEST_GUILESS_MAIN(TestAlarmClock)
#include "tst_alarmclock.moc"
