// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "tests/support/builders.h"

#include <QTest>

#include <limits>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr double unknown = -1;

void compare(std::optional<double> actual, double expected)
{
    if (expected == unknown) {
        QVERIFY(!actual);
        return;
    }
    QVERIFY(actual);
    QVERIFY2(std::abs(*actual - expected) <= 1e-9 * std::max(1.0, std::abs(expected)),
             qPrintable(QString::number(*actual, 'g', 17)));
}

Nanoseconds sumOfParts(const Breakdown &parts)
{
    return parts.connect + parts.queue + parts.load + parts.promptEval + parts.generation + parts.unexplained;
}

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownOfAnEmptyRecord();
    void generationTimeIsTheServersElseTheClients();
    void decodeTpsFollowsWhatTheTimeCovers_data();
    void decodeTpsFollowsWhatTheTimeCovers();
    void speedIsUnknownWhereReasoningIsHidden();
    void promptTpsCountsUncachedTokensOnly_data();
    void promptTpsCountsUncachedTokensOnly();
    void overallTpsIsTokensOverTotal();
    void timePerOutputTokenLeavesOutTheFirst_data();
    void timePerOutputTokenLeavesOutTheFirst();
    void inferenceIsPromptEvalAndGeneration();
    void unexplainedIsWhatRemainsOfTheTotal_data();
    void unexplainedIsWhatRemainsOfTheTotal();
    void breakdownSumsToTheTotal_data();
    void breakdownSumsToTheTotal();
    void breakdownKeepsPartsThatFit();
    void absurdDurationsDoNotOverflow();
    void millisecondsKeepNanoseconds();
    void delaysOfOursCountFromAMillisecondOn();
};

void TestMetrics::nothingIsKnownOfAnEmptyRecord()
{
    const CallRecord record;
    QVERIFY(!generationTime(record));
    QVERIFY(!unexplainedTime(record));
    QVERIFY(!decodeTps(record));
    QVERIFY(!promptTps(record));
    QVERIFY(!overallTps(record));
    QVERIFY(!timePerOutputToken(record));
    QVERIFY(!inferenceTime(record));
    QVERIFY(!breakdown(record));
}

void TestMetrics::generationTimeIsTheServersElseTheClients()
{
    const CallRecord both =
        CallBuilder().generationMs(800, GenerationSpan::IncludesFirstToken).clientGenerationMs(820);
    QCOMPARE(generationTime(both), OptionalDuration(fromMilliseconds(800)));
    QCOMPARE(generationTime(CallBuilder().clientGenerationMs(820)), OptionalDuration(fromMilliseconds(820)));
}

void TestMetrics::decodeTpsFollowsWhatTheTimeCovers_data()
{
    QTest::addColumn<CallRecord>("record");
    QTest::addColumn<double>("expected");
    using enum GenerationSpan;
    QTest::newRow("server's time with the first token")
        << CallBuilder().outputTokens(40).generationMs(1000, IncludesFirstToken).record() << 40.0;
    QTest::newRow("server's time without the first token")
        << CallBuilder().outputTokens(41).generationMs(1000, ExcludesFirstToken).record() << 40.0;
    QTest::newRow("the server's time goes before the client's") << CallBuilder()
                                                                       .outputTokens(40)
                                                                       .generationMs(1000, IncludesFirstToken)
                                                                       .clientGenerationMs(1)
                                                                       .record()
                                                                << 40.0;
    QTest::newRow("client: from the first token to the last")
        << CallBuilder().outputTokens(11).clientGenerationMs(500).record() << 20.0;
    QTest::newRow("a server's time of unknown span is not used") << [] {
        CallRecord record = CallBuilder().outputTokens(11).clientGenerationMs(500);
        record.serverGeneration = fromMilliseconds(1);
        return record;
    }() << 20.0;
    QTest::newRow("two tokens are enough")
        << CallBuilder().outputTokens(2).clientGenerationMs(50).record() << 20.0;
    QTest::newRow("one token")
        << CallBuilder().outputTokens(1).generationMs(1000, IncludesFirstToken).record() << unknown;
    QTest::newRow("no token") << CallBuilder().outputTokens(0).clientGenerationMs(10).record() << unknown;
    QTest::newRow("no count") << CallBuilder().clientGenerationMs(500).record() << unknown;
    QTest::newRow("no time") << CallBuilder().outputTokens(40).record() << unknown;
    QTest::newRow("a time of zero") << CallBuilder().outputTokens(40).clientGenerationMs(0).record()
                                    << unknown;
}

void TestMetrics::decodeTpsFollowsWhatTheTimeCovers()
{
    QFETCH(CallRecord, record);
    QFETCH(double, expected);
    compare(decodeTps(record), expected);
}

// The tokens that are not shown are counted, but were generated before the client saw the first one.
void TestMetrics::speedIsUnknownWhereReasoningIsHidden()
{
    CallRecord record = CallBuilder().outputTokens(500).ttftMs(4000).totalMs(4500).clientGenerationMs(500);
    record.ttftContent = record.ttft;
    record.reasoningTokens = 480;
    QVERIFY(!decodeTps(record));
    QVERIFY(!timePerOutputToken(record));
    QCOMPARE(overallTps(record).value(), 500 / 4.5);

    CallRecord shown = record;
    shown.ttft = fromMilliseconds(100);
    QVERIFY(decodeTps(shown));
    QVERIFY(timePerOutputToken(shown));

    CallRecord measuredByServer = record;
    measuredByServer.serverGeneration = fromMilliseconds(4000);
    measuredByServer.generationSpan = GenerationSpan::IncludesFirstToken;
    QCOMPARE(decodeTps(measuredByServer).value(), 125.0);
}

void TestMetrics::promptTpsCountsUncachedTokensOnly_data()
{
    QTest::addColumn<CallRecord>("record");
    QTest::addColumn<double>("coldRate");
    QTest::addColumn<double>("expected");
    const auto prompt = [](qint64 tokens) { return CallBuilder().promptTokens(tokens).promptEvalMs(500); };
    QTest::newRow("nothing cached") << prompt(100).cachedTokens(0).record() << unknown << 200.0;
    QTest::newRow("some cached") << prompt(100).cachedTokens(60).record() << unknown << 80.0;
    QTest::newRow("all cached") << prompt(100).cachedTokens(100).record() << unknown << unknown;
    QTest::newRow("more cached than there are")
        << prompt(100).cachedTokens(101).record() << unknown << unknown;
    QTest::newRow("a negative cached count") << prompt(100).cachedTokens(-1).record() << unknown << unknown;
    QTest::newRow("cached unknown, no cold rate") << prompt(100).record() << unknown << 200.0;
    QTest::newRow("cached unknown, five times the cold rate") << prompt(100).record() << 40.0 << 200.0;
    QTest::newRow("cached unknown, over five times the cold rate") << prompt(100).record() << 39.9 << unknown;
    QTest::newRow("cached known, over five times the cold rate")
        << prompt(100).cachedTokens(0).record() << 1.0 << 200.0;
    QTest::newRow("sent before, cached unknown")
        << prompt(100).promptCache(PromptCache::Repeated).record() << unknown << unknown;
    QTest::newRow("sent before, cached known")
        << prompt(100).promptCache(PromptCache::Repeated).cachedTokens(60).record() << unknown << 80.0;
    QTest::newRow("never sent before, over five times the cold rate")
        << prompt(100).promptCache(PromptCache::Fresh).record() << 1.0 << 200.0;
    QTest::newRow("no count") << CallBuilder().promptEvalMs(500).record() << unknown << unknown;
    QTest::newRow("no time") << CallBuilder().promptTokens(100).record() << unknown << unknown;
}

void TestMetrics::promptTpsCountsUncachedTokensOnly()
{
    QFETCH(CallRecord, record);
    QFETCH(double, coldRate);
    QFETCH(double, expected);
    compare(promptTps(record, coldRate == unknown ? std::nullopt : std::optional(coldRate)), expected);
}

void TestMetrics::overallTpsIsTokensOverTotal()
{
    compare(overallTps(CallBuilder().outputTokens(50).totalMs(2000)), 25);
    compare(overallTps(CallBuilder().outputTokens(1).totalMs(2000)), 0.5);
    compare(overallTps(CallBuilder().outputTokens(0).totalMs(2000)), unknown);
    compare(overallTps(CallBuilder().outputTokens(50)), unknown);
    compare(overallTps(CallBuilder().totalMs(2000)), unknown);
}

void TestMetrics::timePerOutputTokenLeavesOutTheFirst_data()
{
    QTest::addColumn<CallRecord>("record");
    QTest::addColumn<double>("expected");
    QTest::newRow("eleven tokens") << CallBuilder().outputTokens(11).ttftMs(200).totalMs(700).record()
                                   << 50.0;
    QTest::newRow("one token") << CallBuilder().outputTokens(1).ttftMs(200).totalMs(700).record() << unknown;
    QTest::newRow("no TTFT") << CallBuilder().outputTokens(11).totalMs(700).record() << unknown;
    QTest::newRow("no total") << CallBuilder().outputTokens(11).ttftMs(200).record() << unknown;
    QTest::newRow("a TTFT over the total")
        << CallBuilder().outputTokens(11).ttftMs(800).totalMs(700).record() << unknown;
}

void TestMetrics::timePerOutputTokenLeavesOutTheFirst()
{
    QFETCH(CallRecord, record);
    QFETCH(double, expected);
    compare(toMilliseconds(timePerOutputToken(record)), expected);
}

void TestMetrics::inferenceIsPromptEvalAndGeneration()
{
    using enum GenerationSpan;
    compare(toMilliseconds(inferenceTime(
                CallBuilder().promptEvalMs(30).generationMs(70, IncludesFirstToken).loadMs(500))),
            100);
    QVERIFY(!inferenceTime(CallBuilder().promptEvalMs(30)));
    QVERIFY(!inferenceTime(CallBuilder().generationMs(70, IncludesFirstToken)));
}

void TestMetrics::unexplainedIsWhatRemainsOfTheTotal_data()
{
    QTest::addColumn<CallRecord>("record");
    QTest::addColumn<double>("expected");
    using enum GenerationSpan;
    const CallBuilder server =
        CallBuilder().connectMs(1).queueMs(2).loadMs(100).promptEvalMs(30).generationMs(60,
                                                                                        IncludesFirstToken);
    QTest::newRow("all known") << CallBuilder(server).totalMs(200).record() << 7.0;
    QTest::newRow("figures of exactly the total") << CallBuilder(server).totalMs(193).record() << 0.0;
    QTest::newRow("figures over the total") << CallBuilder(server).totalMs(150).record() << 0.0;
    QTest::newRow("no total") << server.record() << unknown;
    QTest::newRow("no figures at all") << CallBuilder().connectMs(1).totalMs(200).record() << unknown;
    QTest::newRow("the client's generation")
        << CallBuilder().clientGenerationMs(150).totalMs(200).record() << 50.0;
    QTest::newRow("TLS counts") << [&] {
        CallRecord record = CallBuilder(server).totalMs(200);
        record.tls = fromMilliseconds(5);
        return record;
    }() << 2.0;
}

void TestMetrics::unexplainedIsWhatRemainsOfTheTotal()
{
    QFETCH(CallRecord, record);
    QFETCH(double, expected);
    compare(toMilliseconds(unexplainedTime(record)), expected);
}

void TestMetrics::breakdownSumsToTheTotal_data()
{
    QTest::addColumn<CallRecord>("record");
    using enum GenerationSpan;
    const auto record = [](std::initializer_list<qint64> ns, qint64 total) {
        CallRecord result;
        auto value = ns.begin();
        for (OptionalDuration *part : {&result.connect, &result.tls, &result.queue, &result.load,
                                       &result.promptEval, &result.serverGeneration})
            *part = Nanoseconds(*value++);
        result.total = Nanoseconds(total);
        return result;
    };
    QTest::newRow("round numbers") << record({1, 2, 3, 4, 5, 6}, 100);
    QTest::newRow("exactly explained") << record({1, 2, 3, 4, 5, 6}, 21);
    QTest::newRow("a third too much") << record({1, 1, 1, 1, 1, 1}, 5);
    QTest::newRow("primes over the total")
        << record({7919, 104729, 1299709, 15485863, 179424673, 982451653}, 999999937);
    QTest::newRow("a long call") << record(
        {123456789, 0, 987654321, 86'400'000'000'001, 3, 86'399'999'999'999}, 86'400'000'000'007);
    QTest::newRow("a total of zero") << record({1, 2, 3, 4, 5, 6}, 0);
    QTest::newRow("a total of one") << record({1, 1, 1, 1, 1, 1}, 1);
    QTest::newRow("negative figures") << record({-5, -1, 3, -4, 5, 6}, 10);
    QTest::newRow("only a total") << CallBuilder().totalMs(12.345678).record();
}

void TestMetrics::breakdownSumsToTheTotal()
{
    QFETCH(CallRecord, record);
    const auto parts = breakdown(record);
    QVERIFY(parts);
    QCOMPARE(parts->total, *record.total);
    QCOMPARE(sumOfParts(*parts), *record.total);
    for (Nanoseconds part : {parts->connect, parts->queue, parts->load, parts->promptEval, parts->generation,
                             parts->unexplained})
        QVERIFY(part >= Nanoseconds(0));
    if (const auto unexplained = unexplainedTime(record); unexplained && *unexplained > Nanoseconds(0))
        QCOMPARE(parts->unexplained, *unexplained);
}

void TestMetrics::breakdownKeepsPartsThatFit()
{
    const auto parts = breakdown(CallBuilder()
                                     .connectMs(1)
                                     .queueMs(2)
                                     .loadMs(3)
                                     .promptEvalMs(4)
                                     .generationMs(5, GenerationSpan::IncludesFirstToken)
                                     .totalMs(20));
    QVERIFY(parts);
    QCOMPARE(parts->connect, fromMilliseconds(1));
    QCOMPARE(parts->queue, fromMilliseconds(2));
    QCOMPARE(parts->load, fromMilliseconds(3));
    QCOMPARE(parts->promptEval, fromMilliseconds(4));
    QCOMPARE(parts->generation, fromMilliseconds(5));
    QCOMPARE(parts->unexplained, fromMilliseconds(5));
    const auto halved = breakdown(CallBuilder().loadMs(30).promptEvalMs(10).totalMs(20));
    QCOMPARE(halved->load, fromMilliseconds(15));
    QCOMPARE(halved->promptEval, fromMilliseconds(5));
}

void TestMetrics::absurdDurationsDoNotOverflow()
{
    const double huge = std::numeric_limits<double>::max();
    const CallRecord record =
        CallBuilder().connectMs(huge).queueMs(huge).loadMs(huge).promptEvalMs(huge).totalMs(huge);
    QCOMPARE(unexplainedTime(record), OptionalDuration(Nanoseconds(0)));
    const auto parts = breakdown(record);
    QVERIFY(parts);
    QCOMPARE(sumOfParts(*parts), parts->total);
    QCOMPARE(fromMilliseconds(std::numeric_limits<double>::quiet_NaN()), Nanoseconds(0));
    QVERIFY(fromMilliseconds(-huge) < Nanoseconds(0));
}

void TestMetrics::millisecondsKeepNanoseconds()
{
    for (qint64 ns : {0LL, 1LL, 999'999LL, 1'000'001LL, 412'345'678LL, 86'400'000'000'001LL, -7LL})
        QCOMPARE(fromMilliseconds(toMilliseconds(Nanoseconds(ns))), Nanoseconds(ns));
}

void TestMetrics::delaysOfOursCountFromAMillisecondOn()
{
    CallRecord record;
    QVERIFY(!wasSentLate(record) && !wasReadLate(record));
    record.clientDelay = std::chrono::milliseconds(1);
    record.readDelay = std::chrono::milliseconds(1);
    QVERIFY(!wasSentLate(record) && !wasReadLate(record));
    record.clientDelay = std::chrono::microseconds(1001);
    QVERIFY(wasSentLate(record) && !wasReadLate(record));
    record.clientDelay.reset();
    record.readDelay = std::chrono::microseconds(1001);
    QVERIFY(!wasSentLate(record) && wasReadLate(record));
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
