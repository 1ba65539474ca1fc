// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/moments.h"

#include <QTest>

using namespace inferograph;

namespace {

constexpr Moment ms = 1'000'000;

// A plain call: connected after 2 ms, first token at 100 ms, then tokens every 10 ms up to 150 ms.
CallMoments plainCall()
{
    CallMoments moments;
    moments.start = 5000 * ms;
    const auto at = [&](qint64 milliseconds) { return *moments.start + milliseconds * ms; };
    moments.connected = at(2);
    moments.sent = at(3);
    moments.headers = at(20);
    moments.firstEvent = at(30);
    moments.firstToken = at(100);
    moments.firstContent = at(120);
    moments.lastToken = at(150);
    moments.end = at(160);
    for (qint64 i = 100; i <= 150; i += 10)
        moments.tokenEvents.push_back(at(i));
    return moments;
}

CallRecord recordOf(const CallMoments &moments)
{
    CallRecord record;
    applyMoments(moments, record);
    return record;
}

CallMoments withGaps(const std::vector<qint64> &gapsMs)
{
    CallMoments moments;
    moments.start = 0;
    moments.tokenEvents.push_back(100 * ms);
    for (qint64 gap : gapsMs)
        moments.tokenEvents.push_back(moments.tokenEvents.back() + gap * ms);
    moments.firstToken = moments.tokenEvents.front();
    moments.lastToken = moments.tokenEvents.back();
    return moments;
}

OptionalDuration milliseconds(double value)
{
    return fromMilliseconds(value);
}

} // namespace

class TestMoments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durationsCountFromTheStart();
    void tlsCountsFromTheConnection();
    void aReusedConnectionCostsNothing();
    void withoutTokensTheTotalEndsWithTheStream();
    void withoutContentItsTtftIsUnknown();
    void oneTokenHasNoGenerationAndNoGaps();
    void aCallThatNeverConnectedKnowsItsTotalOnly();
    void gapsGiveInterpolatedPercentiles();
    void stallsAreLongAndUnusual_data();
    void stallsAreLongAndUnusual();
};

void TestMoments::durationsCountFromTheStart()
{
    const CallRecord record = recordOf(plainCall());
    QCOMPARE(record.connect, milliseconds(2));
    QVERIFY(!record.tls);
    QCOMPARE(record.ttft, milliseconds(100));
    QCOMPARE(record.ttftContent, milliseconds(120));
    QCOMPARE(record.total, milliseconds(150));
    QCOMPARE(record.clientGeneration, milliseconds(50));
}

void TestMoments::tlsCountsFromTheConnection()
{
    CallMoments moments = plainCall();
    moments.tls = *moments.connected + 7 * ms;
    QCOMPARE(recordOf(moments).tls, milliseconds(7));
    QCOMPARE(recordOf(moments).connect, milliseconds(2));
}

void TestMoments::aReusedConnectionCostsNothing()
{
    CallMoments moments = plainCall();
    moments.reusedConnection = true;
    QCOMPARE(recordOf(moments).connect, milliseconds(0));
    QVERIFY(!recordOf(moments).tls);
    moments.tls = moments.connected;
    QCOMPARE(recordOf(moments).tls, milliseconds(0));
}

void TestMoments::withoutTokensTheTotalEndsWithTheStream()
{
    CallMoments moments = plainCall();
    moments.firstToken.reset();
    moments.firstContent.reset();
    moments.lastToken.reset();
    moments.tokenEvents.clear();
    const CallRecord record = recordOf(moments);
    QCOMPARE(record.total, milliseconds(160));
    QVERIFY(!record.ttft);
    QVERIFY(!record.ttftContent);
    QVERIFY(!record.clientGeneration);
}

void TestMoments::withoutContentItsTtftIsUnknown()
{
    CallMoments moments = plainCall();
    moments.firstContent.reset(); // reasoning only
    QCOMPARE(recordOf(moments).ttft, milliseconds(100));
    QVERIFY(!recordOf(moments).ttftContent);
}

void TestMoments::oneTokenHasNoGenerationAndNoGaps()
{
    const CallRecord record = recordOf(withGaps({}));
    QCOMPARE(record.ttft, milliseconds(100));
    QCOMPARE(record.total, milliseconds(100));
    QVERIFY(!record.clientGeneration);
    QVERIFY(!record.itlP50);
    QVERIFY(!record.itlP99);
    QVERIFY(!record.itlMax);
    QVERIFY(!record.stalls);
}

void TestMoments::aCallThatNeverConnectedKnowsItsTotalOnly()
{
    CallMoments moments;
    moments.start = 10 * ms;
    moments.end = 13 * ms;
    const CallRecord record = recordOf(moments);
    QCOMPARE(record.total, milliseconds(3));
    QVERIFY(!record.connect);
    QVERIFY(!record.ttft);
}

void TestMoments::gapsGiveInterpolatedPercentiles()
{
    const CallRecord record = recordOf(withGaps({40, 10, 30, 20}));
    QCOMPARE(record.itlP50, milliseconds(25));
    QCOMPARE(record.itlP99, milliseconds(39.7)); // numpy.percentile([10, 20, 30, 40], 99)
    QCOMPARE(record.itlMax, milliseconds(40));
    QCOMPARE(record.stalls, 0);
}

void TestMoments::stallsAreLongAndUnusual_data()
{
    QTest::addColumn<std::vector<qint64>>("gapsMs");
    QTest::addColumn<int>("stalls");
    QTest::newRow("steady") << std::vector<qint64>{20, 20, 20, 20, 20} << 0;
    QTest::newRow("one long gap") << std::vector<qint64>{20, 20, 81, 20, 20} << 1;
    QTest::newRow("exactly four medians") << std::vector<qint64>{20, 20, 80, 20, 20} << 0;
    QTest::newRow("unusual but short") << std::vector<qint64>{5, 5, 50, 5, 5} << 0;
    QTest::newRow("unusual and just long enough") << std::vector<qint64>{5, 5, 51, 5, 5} << 1;
    QTest::newRow("long but usual") << std::vector<qint64>{200, 300, 200, 300, 200} << 0;
    QTest::newRow("two of them") << std::vector<qint64>{20, 200, 20, 20, 100, 20, 20} << 2;
}

void TestMoments::stallsAreLongAndUnusual()
{
    QFETCH(std::vector<qint64>, gapsMs);
    QFETCH(int, stalls);
    QCOMPARE(recordOf(withGaps(gapsMs)).stalls, stalls);
}

QTEST_GUILESS_MAIN(TestMoments)
#include "tst_moments.moc"
