// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/uptimeclock.h"
#include "tests/support/loglistener.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

using namespace std::chrono_literals;

const WallTime changed{1'790'000'000s};

QByteArray timings(const QByteArray &stamp, int task)
{
    const QByteArray slot = stamp + " I slot print_timing: id  0 | task " + QByteArray::number(task) + " | ";
    return slot +
           "prompt eval time =     100.00 ms /    10 tokens (   10.00 ms per token,   100.00 tokens per "
           "second)\n" +
           slot +
           "       eval time =     900.00 ms /    90 tokens (   10.00 ms per token,   100.00 tokens per "
           "second)\n" +
           slot + "      total time =    1000.00 ms /   100 tokens\n" + stamp +
           " I slot      release: id  0 | task " + QByteArray::number(task) +
           " | stop processing: n_tokens = 100, truncated = 0\n";
}

UptimeClock clockOf(const QString &path)
{
    const OpenLog file(QFile::encodeName(path));
    UptimeClock clock(file);
    while (clock.lookOn(file))
        continue;
    return clock;
}

} // namespace

class TestUptimeClock : public QObject
{
    Q_OBJECT

    QString write(const QByteArray &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("server.log"));
        QFile file(path);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush() &&
            file.setFileTime(
                QDateTime::fromMSecsSinceEpoch(
                    std::chrono::duration_cast<std::chrono::milliseconds>(changed.time_since_epoch()).count(),
                    QTimeZone::utc()),
                QFileDevice::FileModificationTime);
        if (!written)
            qFatal("cannot write the test's file");
        return path;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void theLastLineWasWrittenAtTheLastChange_data();
    void theLastLineWasWrittenAtTheLastChange();
    void aProgramEndedWhenTheNextBegan();
    void threadsWriteInSomeDisorder();
    void whatCameAfterTheOpeningIsNotKnown();
    void programsThatWriteAtOnceTellNothing();
    void otherLogsHaveNone();
    void aLargeLogIsLookedThroughInTurns();
    void noUptimeIsTooLong();
    void callsOfAnOldLogGetTheirTimes();
};

void TestUptimeClock::theLastLineWasWrittenAtTheLastChange_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("text") << QByteArray("0.30.500.000 I srv  one") << QByteArray("61.00.000.250 I srv  two");
    QTest::newRow("JSON") << QByteArray(R"({"type":"log","time":30500000,"msg":"one"})")
                          << QByteArray(R"({"type":"log","time":3660000250,"msg":"two"})");
}

void TestUptimeClock::theLastLineWasWrittenAtTheLastChange()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, last);
    UptimeClock clock = clockOf(write("banner\n" + first + "\nmore of it\n" + last + "\n"));
    QVERIFY(!clock.isEmpty());
    QVERIFY(!clock.timeOf("banner"));
    const WallTime earlier = changed - 3660s - 250us + 30s + 500ms;
    QCOMPARE(clock.timeOf(first), std::optional(earlier));
    QCOMPARE(clock.timeOf("more of it"), std::optional(earlier));
    QCOMPARE(clock.timeOf(last), std::optional(changed));
}

void TestUptimeClock::aProgramEndedWhenTheNextBegan()
{
    UptimeClock clock = clockOf(write("2.00.000.000 I a\n10.00.000.000 I b\n"
                                      "0.01.000.000 I c\n3.00.000.000 I d\n"));
    QCOMPARE(clock.timeOf("2.00.000.000 I a"), std::optional(changed - 11min));
    QCOMPARE(clock.timeOf("10.00.000.000 I b"), std::optional(changed - 3min));
    QCOMPARE(clock.timeOf("0.01.000.000 I c"), std::optional(changed - 3min + 1s));
    QCOMPARE(clock.timeOf("3.00.000.000 I d"), std::optional(changed));
}

void TestUptimeClock::threadsWriteInSomeDisorder()
{
    UptimeClock clock = clockOf(write("1.00.000.900 I a\n1.00.000.400 I b\n"));
    QCOMPARE(clock.timeOf("1.00.000.900 I a"), std::optional(changed));
    QCOMPARE(clock.timeOf("1.00.000.400 I b"), std::optional(changed - 500us));
}

void TestUptimeClock::whatCameAfterTheOpeningIsNotKnown()
{
    UptimeClock clock = clockOf(write("5.00.000.000 I a\n"));
    QCOMPARE(clock.timeOf("5.00.000.000 I a"), std::optional(changed));
    QCOMPARE(clock.timeOf("5.01.000.000 I b"), std::optional(changed + 1s)); // the same program
    QCOMPARE(clock.timeOf("0.00.000.001 I c"), std::optional<WallTime>());
}

void TestUptimeClock::programsThatWriteAtOnceTellNothing()
{
    const QByteArray text = "90.00.000.000 I a\n20.00.000.000 I b\n90.00.000.100 I a\n20.00.000.100 I b\n";
    QVERIFY(clockOf(write(text)).isEmpty());
}

void TestUptimeClock::otherLogsHaveNone()
{
    QVERIFY(clockOf(write({})).isEmpty());
    const QByteArray json = "{\"event\":\"llm_call_metrics\",\"model\":\"m\"}\n";
    QVERIFY(clockOf(write(json.repeated(5000))).isEmpty());
}

void TestUptimeClock::aLargeLogIsLookedThroughInTurns()
{
    const QByteArray line = "1.00.000.000 I " + QByteArray(200, 'a') + '\n';
    const OpenLog file(QFile::encodeName(write(line.repeated(50'000) + "3.00.000.000 I the last\n")));
    UptimeClock clock(file);
    int turns = 1;
    for (; clock.lookOn(file); ++turns)
        QVERIFY(clock.isEmpty()); // it knows nothing yet
    QCOMPARE(turns, 3);           // of 10 MB
    QVERIFY(!clock.isLooking());
    QCOMPARE(clock.timeOf(line), std::optional(changed - 2min));
    QCOMPARE(clock.timeOf("3.00.000.000 I the last"), std::optional(changed));
}

void TestUptimeClock::noUptimeIsTooLong()
{
    const QByteArray text =
        "99999999999999999999.00.000.000 I a\n9000000000000.00.000.000 I b\n"
        "{\"type\":\"log\",\"time\":9223372036854775807}\n{\"type\":\"log\",\"time\":-5}\n";
    QVERIFY(clockOf(write(text)).isEmpty());
    const QByteArray manyLong = QByteArray("26000000.00.000.000 I a\n0.00.000.000 I b\n").repeated(100);
    UptimeClock clock = clockOf(write(manyLong));
    QVERIFY(!clock.isEmpty());
    QVERIFY(clock.timeOf("26000000.00.000.000 I a")); // whatever it is, it is no overflow
}

void TestUptimeClock::callsOfAnOldLogGetTheirTimes()
{
    const QString path = write(timings("1.00.000.000", 1) + timings("3.00.000.000", 2));
    LogListener log(path, ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE_WITH_TIMEOUT(log.calls.size(), 2, 60'000);
    QCOMPARE(log.calls.at(0).startedAt + *log.calls.at(0).total, changed - 2min);
    QCOMPARE(log.calls.at(1).startedAt + *log.calls.at(1).total, changed);
    QTRY_COMPARE_WITH_TIMEOUT(log.state, LogSource::State::Following, 60'000);
    const WallTime before = wallNow();
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(timings("4.00.000.000", 3)); // seen as it is written
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(log.calls.size(), 3, 60'000);
    QVERIFY(log.calls.at(2).startedAt + *log.calls.at(2).total >= before);
}

QTEST_GUILESS_MAIN(TestUptimeClock)
#include "tst_uptimeclock.moc"
