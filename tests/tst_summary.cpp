// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/coldrates.h"
#include "core/store/summary.h"
#include "tests/support/builders.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

class TestSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomesAreCountedByStatus();
    void cancelledCallsCountNowhereElse();
    void unknownValuesAreLeftOut();
    void percentilesAreExact();
    void modelsComeInOrderOfAppearance();
    void theFilterDecidesWhatCounts();
    void onlyTheNamedRowsCount();
    void allModelsTogetherUseTheirOwnColdRates();
    void cacheHitsDoNotCountAsPromptSpeed();
    void coldRatesComeFromUncachedCallsOnly();
    void loadShareIsOverCallsThatKnowBoth();
    void estimatedCountsAreMarked_data();
    void estimatedCountsAreMarked();
    void nothingGivesNothing();
};

void TestSummary::outcomesAreCountedByStatus()
{
    const Snapshot snapshot =
        *snapshotOf({CallBuilder(), CallBuilder(), CallBuilder().failed(ErrorKind::Timeout),
                     CallBuilder().failed(ErrorKind::Timeout), CallBuilder().failed(ErrorKind::Http),
                     CallBuilder().status(CallStatus::Failed), CallBuilder().status(CallStatus::Incomplete),
                     CallBuilder().start(StartKind::Cold)});
    const Summary summary = summaryOfAll(snapshot);
    QCOMPARE(summary.calls, std::size_t(8));
    QCOMPARE(summary.ok, std::size_t(3));
    QCOMPARE(summary.failed, std::size_t(4));
    QCOMPARE(summary.incomplete, std::size_t(1));
    QCOMPARE(summary.cancelled, std::size_t(0));
    QCOMPARE(summary.coldStarts, std::size_t(1));
    QCOMPARE(summary.successRate(), 3.0 / 8);
    const QMap<QByteArray, std::size_t> kinds{{"timeout", 2}, {"http", 1}, {"unknown", 1}};
    QCOMPARE(summary.errorsByKind, kinds);
}

void TestSummary::cancelledCallsCountNowhereElse()
{
    CallRecord cancelled = CallBuilder().status(CallStatus::Cancelled).ttftMs(9000).outputTokens(5);
    cancelled.errorKind = ErrorKind::Aborted;
    const Summary summary = summaryOfAll(*snapshotOf({CallBuilder().ttftMs(100), cancelled}));
    QCOMPARE(summary.cancelled, std::size_t(1));
    QCOMPARE(summary.successRate(), 1.0);
    QCOMPARE(summary.ttftMs.n, std::size_t(1));
    QCOMPARE(summary.ttftMs.p99, 100.0);
    QCOMPARE(summary.outputTokens, 0);
    QVERIFY(summary.errorsByKind.isEmpty());
    QVERIFY(!summaryOfAll(*snapshotOf({cancelled})).successRate());
}

void TestSummary::unknownValuesAreLeftOut()
{
    const Summary summary = summaryOfAll(
        *snapshotOf({CallBuilder().ttftMs(100).totalMs(900), CallBuilder().totalMs(500), CallBuilder()}));
    QCOMPARE(summary.ttftMs.n, std::size_t(1));
    QCOMPARE(summary.totalMs.n, std::size_t(2));
    QCOMPARE(summary.totalMs.mean, 700.0);
    QCOMPARE(summary.loadMs.n, std::size_t(0));
    QVERIFY(!summary.loadMs.mean);
    QVERIFY(!summary.loadMs.p50);
    QVERIFY(!summary.loadShare);
}

void TestSummary::percentilesAreExact()
{
    QList<CallRecord> calls;
    for (int i = 100; i >= 1; --i)
        calls.push_back(CallBuilder().ttftMs(i).outputTokens(i + 1).clientGenerationMs(1000));
    const Summary summary = summaryOfAll(*snapshotOf(calls));
    QCOMPARE(summary.ttftMs.n, std::size_t(100));
    QCOMPARE(summary.ttftMs.mean, 50.5);
    QCOMPARE(summary.ttftMs.p50, 50.5);
    QCOMPARE(summary.ttftMs.p95, 95.05);
    QCOMPARE(summary.ttftMs.p99, 99.01);
    QCOMPARE(summary.ttftMs.low, 5.95);
    QVERIFY(summary.ttftMs.p50Interval);
    QCOMPARE(summary.ttftMs.p50Interval->low, 40.0);
    QCOMPARE(summary.ttftMs.p50Interval->high, 61.0);
    QCOMPARE(summary.decodeTps.p50, 50.5); // a median of rates, not tokens over time
}

void TestSummary::modelsComeInOrderOfAppearance()
{
    const auto summaries =
        summariesByModel(*snapshotOf({CallBuilder().model("zeta"), CallBuilder().model("alpha"),
                                      CallBuilder().model("zeta"), CallBuilder().model("")}));
    QCOMPARE(summaries.size(), std::size_t(3));
    QCOMPARE(summaries[0].model, QByteArray("zeta"));
    QCOMPARE(summaries[0].calls, std::size_t(2));
    QCOMPARE(summaries[1].model, QByteArray("alpha"));
    QCOMPARE(summaries[2].model, QByteArray(""));
}

void TestSummary::theFilterDecidesWhatCounts()
{
    const Snapshot snapshot = *snapshotOf({CallBuilder().model("a"), CallBuilder().model("b")});
    const auto onlyB = [](const CallRecord &call) { return call.model == "b"; };
    QCOMPARE(summariesByModel(snapshot, onlyB).size(), std::size_t(1));
    QCOMPARE(summaryOfAll(snapshot, onlyB).calls, std::size_t(1));
}

void TestSummary::onlyTheNamedRowsCount()
{
    const Snapshot calls = *snapshotOf({CallBuilder().ttftMs(100), CallBuilder().ttftMs(200),
                                        CallBuilder().model("other").ttftMs(300), CallBuilder().ttftMs(400)});
    const std::vector<std::size_t> rows{3, 1, 2};
    const Summary all = summaryOfRows(calls, rows);
    QCOMPARE(all.calls, std::size_t(3));
    QCOMPARE(all.ttftMs.p50, std::optional(300.0));
    const Summary some = summaryOfRows(calls, rows, [](const CallRecord &call) { return call.model == "m"; });
    QCOMPARE(some.calls, std::size_t(2));
}

void TestSummary::allModelsTogetherUseTheirOwnColdRates()
{
    // 100 tok/s cold for the slow model, 10,000 for the fast: the fast one's rate is no cache hit.
    const auto call = [](const char *model, double promptEvalMs) {
        return CallBuilder().model(model).promptTokens(1000).promptEvalMs(promptEvalMs);
    };
    const Summary summary =
        summaryOfAll(*snapshotOf({call("slow", 10'000).start(StartKind::Cold), call("slow", 1),
                                  call("fast", 100).start(StartKind::Cold), call("fast", 100)}));
    QCOMPARE(summary.promptTps.n, std::size_t(3));
    QVERIFY(!summary.coldPromptTps);
}

void TestSummary::cacheHitsDoNotCountAsPromptSpeed()
{
    const auto prompt = [](double ms) { return CallBuilder().promptTokens(1000).promptEvalMs(ms); };
    const auto summaries = summariesByModel(*snapshotOf(
        {prompt(5), prompt(1000).start(StartKind::Cold), prompt(900), prompt(4).cachedTokens(996)}));
    QCOMPARE(summaries.size(), std::size_t(1));
    QCOMPARE(summaries[0].coldPromptTps, 1000.0);
    QCOMPARE(summaries[0].promptTps.n, std::size_t(3)); // without the first: 200,000 tok/s
    QVERIFY(*summaries[0].promptTps.p99 < 1200);
}

void TestSummary::coldRatesComeFromUncachedCallsOnly()
{
    const auto prompt = [](double ms) { return CallBuilder().promptTokens(1000).promptEvalMs(ms); };
    ColdRates rates;
    QVERIFY(!rates.of("m"));
    rates.learn(prompt(1).start(StartKind::Warm));
    rates.learn(prompt(1));
    rates.learn(prompt(1).cachedTokens(500).start(StartKind::Cold));
    QVERIFY(!rates.of("m"));
    rates.learn(prompt(1000).cachedTokens(0));
    rates.learn(prompt(500).start(StartKind::Cold));
    QCOMPARE(rates.of("m"), 1500.0); // the median of 1000 and 2000
    rates.learn(prompt(250).cachedTokens(0));
    rates.learn(prompt(2000).cachedTokens(0));
    rates.learn(prompt(400).cachedTokens(0));
    QCOMPARE(rates.of("m"), 2000.0); // of 500, 1000, 2000, 2500 and 4000
    rates.learn(prompt(1).promptCache(PromptCache::Repeated));
    QCOMPARE(rates.of("m"), 2000.0);
    rates.learn(prompt(100).promptCache(PromptCache::Fresh));
    QCOMPARE(rates.of("m"), 2250.0);
    QVERIFY(!rates.of("another"));
}

void TestSummary::loadShareIsOverCallsThatKnowBoth()
{
    const Summary summary = summaryOfAll(
        *snapshotOf({CallBuilder().loadMs(100).totalMs(400), CallBuilder().loadMs(100).totalMs(600),
                     CallBuilder().loadMs(5000), CallBuilder().totalMs(9000)}));
    QCOMPARE(summary.loadShare, 0.2);
    const Summary odd = summaryOfAll(*snapshotOf({CallBuilder().loadMs(900).totalMs(500)}));
    QCOMPARE(odd.loadShare, 1.0);
}

void TestSummary::estimatedCountsAreMarked_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<bool>("estimated");
    QTest::newRow("server") << int(TokenCount::Server) << false;
    QTest::newRow("tokenizer") << int(TokenCount::Tokenizer) << false;
    QTest::newRow("chunks") << int(TokenCount::Chunks) << true;
    QTest::newRow("estimate") << int(TokenCount::Estimate) << true;
}

void TestSummary::estimatedCountsAreMarked()
{
    QFETCH(int, from);
    QFETCH(bool, estimated);
    const Summary summary = summaryOfAll(
        *snapshotOf({CallBuilder().outputTokens(10), CallBuilder().outputTokens(10, TokenCount(from))}));
    QCOMPARE(summary.estimatedTokens, estimated);
    QCOMPARE(summary.outputTokens, 20);
}

void TestSummary::nothingGivesNothing()
{
    QVERIFY(summariesByModel(Snapshot()).empty());
    const Summary summary = summaryOfAll(Snapshot());
    QCOMPARE(summary.calls, std::size_t(0));
    QVERIFY(!summary.successRate());
    QVERIFY(!summary.ttftMs.p50Interval);
}

QTEST_GUILESS_MAIN(TestSummary)
#include "tst_summary.moc"
