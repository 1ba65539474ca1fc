// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"
#include "core/store/comparison.h"
#include "tests/support/builders.h"

#include <QTest>

#include <cmath>

using namespace inferograph;
using testing::CallBuilder;

namespace {

struct Options
{
    bool coldCalls = false;
    std::size_t baseline = 0;
};

std::vector<ComparedSet> compare(const Snapshot &calls, std::span<const CallSet> sets, Metric metric,
                                 const Options &options = {})
{
    std::vector<ComparedSet> measured = measure(calls, sets, metric, options.coldCalls);
    relate(measured, metric, options.baseline);
    return measured;
}

using Values = std::vector<double>;

SnapshotPtr snapshotOf(const QList<CallRecord> &calls)
{
    CallStore store;
    store.append(calls);
    store.publish();
    return store.snapshot();
}

QList<CallRecord> callsWithTtft(const char *model, const Values &ttfts)
{
    QList<CallRecord> calls;
    for (const double ttft : ttfts)
        calls << CallBuilder().model(model).ttftMs(ttft);
    return calls;
}

// `count` values around `middle`, 1 apart.
Values around(double middle, int count)
{
    Values values;
    for (int i = 0; i < count; ++i)
        values.push_back(middle + i - (count - 1) / 2.0);
    return values;
}

QList<QByteArray> namesOf(const std::vector<CallSet> &sets)
{
    QList<QByteArray> names;
    for (const CallSet &set : sets)
        names << set.name;
    return names;
}

QList<QByteArray> bestOf(const std::vector<ComparedSet> &sets)
{
    QList<QByteArray> names;
    for (const ComparedSet &set : sets) {
        if (set.best)
            names << set.name;
    }
    return names;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsFallIntoSetsByModel();
    void callsFallIntoSetsByServer();
    void callsFallBeforeOrAfterAMoment();
    void setsByTwoFiltersMayShareCalls();
    void aFilterKeepsCallsOutOfEverySet();

    void eachMetricIsTakenFromTheCalls_data();
    void eachMetricIsTakenFromTheCalls();
    void valuesAreThoseOfCallsThatEndedWell();
    void coldCallsAreLeftOutAndCounted();
    void coldCallsCountWhereAskedFor();
    void loadTimesAreOfColdCallsOnly();
    void estimatesAreTold();

    void differencesEqualThePublishedOnes();
    void theBaselineHasNoDifference();
    void anUnknownBaselineMeansNoDifference();
    void differencesMayBeWithinTheNoise();

    void theBestIsFarFromAllOthers_data();
    void theBestIsFarFromAllOthers();
    void moreIsBetterForSpeeds();
};

void TestComparison::callsFallIntoSetsByModel()
{
    const auto calls =
        snapshotOf(callsWithTtft("b", {1, 2}) + callsWithTtft("a", {3}) + callsWithTtft("b", {4}));
    const std::vector<CallSet> sets = setsByModel(*calls);
    QCOMPARE(namesOf(sets), (QList<QByteArray>{"b", "a"}));
    QCOMPARE(sets[0].rows, (std::vector<std::size_t>{0, 1, 3}));
    QCOMPARE(sets[1].rows, (std::vector<std::size_t>{2}));
}

void TestComparison::callsFallIntoSetsByServer()
{
    CallRecord here = CallBuilder();
    here.endpoint = "http://localhost:11434";
    CallRecord there = CallBuilder();
    there.endpoint = "http://gpu:8080";
    CallRecord logged = CallBuilder();
    logged.source = "performance.jsonl";
    const std::vector<CallSet> sets = setsByServer(*snapshotOf({here, logged, there, here}));
    QCOMPARE(namesOf(sets),
             (QList<QByteArray>{"http://localhost:11434", "performance.jsonl", "http://gpu:8080"}));
    QCOMPARE(sets[0].rows, (std::vector<std::size_t>{0, 3}));
}

void TestComparison::callsFallBeforeOrAfterAMoment()
{
    const auto calls = snapshotOf(
        {CallBuilder().startedAtMs(2000), CallBuilder().startedAtMs(999), CallBuilder().startedAtMs(1000)});
    const std::vector<CallSet> sets = setsAround(*calls, WallTime(std::chrono::seconds(1)));
    QCOMPARE(namesOf(sets), (QList<QByteArray>{"before", "after"}));
    QCOMPARE(sets[0].rows, (std::vector<std::size_t>{1}));
    QCOMPARE(sets[1].rows, (std::vector<std::size_t>{0, 2}));
    QCOMPARE(setsAround(Snapshot(), WallTime()).size(), 2);
}

void TestComparison::setsByTwoFiltersMayShareCalls()
{
    const auto calls = snapshotOf(callsWithTtft("a", {1, 2}) + callsWithTtft("b", {3, 4}));
    const auto isA = [](const CallRecord &call) { return call.model == "a"; };
    const auto isSlow = [](const CallRecord &call) { return call.ttft > std::chrono::milliseconds(1); };
    const std::vector<CallSet> sets = setsMatching(*calls, isA, isSlow);
    QCOMPARE(namesOf(sets), (QList<QByteArray>{"A", "B"}));
    QCOMPARE(sets[0].rows, (std::vector<std::size_t>{0, 1}));
    QCOMPARE(sets[1].rows, (std::vector<std::size_t>{1, 2, 3}));
    QCOMPARE(setsMatching(*calls, isA, isSlow, isA).at(1).rows, std::vector<std::size_t>{1});
    QCOMPARE(setsMatching(Snapshot(), isA, isSlow).size(), 2);
}

void TestComparison::aFilterKeepsCallsOutOfEverySet()
{
    const auto calls = snapshotOf(callsWithTtft("a", {1}) + callsWithTtft("b", {2}));
    const auto onlyA = [](const CallRecord &call) { return call.model == "a"; };
    QCOMPARE(namesOf(setsByModel(*calls, onlyA)), QList<QByteArray>{"a"});
    QCOMPARE(setsByServer(*calls, onlyA).at(0).rows.size(), 1);
    QCOMPARE(setsAround(*calls, WallTime(), onlyA).at(1).rows.size(), 1);
}

void TestComparison::eachMetricIsTakenFromTheCalls_data()
{
    QTest::addColumn<Metric>("metric");
    QTest::addColumn<double>("expected");
    QTest::newRow("TTFT") << Metric::Ttft << 400.0;
    QTest::newRow("TTFT of content") << Metric::TtftContent << 600.0;
    QTest::newRow("total") << Metric::Total << 2500.0;
    QTest::newRow("decode") << Metric::DecodeTps << 100 / 2.0;
    QTest::newRow("prompt") << Metric::PromptTps << 900 / 0.3;
    QTest::newRow("overall") << Metric::OverallTps << 100 / 2.5;
    QTest::newRow("load") << Metric::Load << 20.0;
}

void TestComparison::eachMetricIsTakenFromTheCalls()
{
    QFETCH(Metric, metric);
    QFETCH(double, expected);
    CallRecord call = CallBuilder()
                          .ttftMs(400)
                          .totalMs(2500)
                          .loadMs(20)
                          .start(StartKind::Cold)
                          .promptEvalMs(300)
                          .generationMs(2000, GenerationSpan::IncludesFirstToken)
                          .promptTokens(1000)
                          .cachedTokens(100)
                          .outputTokens(100);
    call.ttftContent = fromMilliseconds(600);
    const CallRecord empty = CallBuilder();
    const auto calls = snapshotOf({call, empty});
    const std::vector<ComparedSet> sets = compare(*calls, setsByModel(*calls), metric, {.coldCalls = true});
    QCOMPARE(sets.size(), 1);
    QCOMPARE(sets[0].spread.n, 1);
    QCOMPARE(sets[0].values, Values{expected});
    QCOMPARE(sets[0].calls, 2);
}

void TestComparison::valuesAreThoseOfCallsThatEndedWell()
{
    const auto calls = snapshotOf({CallBuilder().ttftMs(100), CallBuilder().ttftMs(50),
                                   CallBuilder().ttftMs(75), CallBuilder().ttftMs(1).failed(ErrorKind::Http),
                                   CallBuilder().ttftMs(2).status(CallStatus::Incomplete),
                                   CallBuilder().ttftMs(3).status(CallStatus::Cancelled)});
    const ComparedSet set = compare(*calls, setsByModel(*calls), Metric::Ttft).at(0);
    QCOMPARE(set.values, (Values{50, 75, 100}));
    QCOMPARE(set.calls, 6);
    QCOMPARE(set.ok, 3);
    QCOMPARE(set.failed, 1);
    QCOMPARE(set.incomplete, 1);
    QCOMPARE(set.cancelled, 1);
    QCOMPARE(set.successRate(), 0.6);
    QVERIFY(!ComparedSet().successRate());
}

void TestComparison::coldCallsAreLeftOutAndCounted()
{
    const auto calls =
        snapshotOf({CallBuilder().ttftMs(9000).start(StartKind::Cold), CallBuilder().ttftMs(100),
                    CallBuilder().ttftMs(200).start(StartKind::Warm),
                    CallBuilder().start(StartKind::Cold).failed(ErrorKind::Timeout)});
    const ComparedSet set = compare(*calls, setsByModel(*calls), Metric::Ttft).at(0);
    QCOMPARE(set.values, (Values{100, 200}));
    QCOMPARE(set.coldLeftOut, 1);
}

void TestComparison::coldCallsCountWhereAskedFor()
{
    const auto calls =
        snapshotOf({CallBuilder().ttftMs(9000).start(StartKind::Cold), CallBuilder().ttftMs(100)});
    const ComparedSet set = compare(*calls, setsByModel(*calls), Metric::Ttft, {.coldCalls = true}).at(0);
    QCOMPARE(set.values, (Values{100, 9000}));
    QCOMPARE(set.coldLeftOut, 0);
}

void TestComparison::loadTimesAreOfColdCallsOnly()
{
    const auto calls = snapshotOf({CallBuilder().loadMs(3000).start(StartKind::Cold),
                                   CallBuilder().loadMs(20).start(StartKind::Warm), CallBuilder().loadMs(10),
                                   CallBuilder().loadMs(2000).start(StartKind::Cold)});
    const ComparedSet set = compare(*calls, setsByModel(*calls), Metric::Load).at(0);
    QCOMPARE(set.values, (Values{2000, 3000}));
    QCOMPARE(set.coldLeftOut, 0);
}

void TestComparison::estimatesAreTold()
{
    const auto calls = snapshotOf({CallBuilder().ttftMs(5).totalMs(1000).outputTokens(10),
                                   CallBuilder().totalMs(1000).outputTokens(20, TokenCount::Chunks)});
    const std::vector<CallSet> sets = setsByModel(*calls);
    QVERIFY(compare(*calls, sets, Metric::OverallTps).at(0).estimatedTokens);
    QVERIFY(!compare(*calls, sets, Metric::Total).at(0).estimatedTokens);
}

void TestComparison::differencesEqualThePublishedOnes()
{
    const auto calls =
        snapshotOf(callsWithTtft("base", {32, 39, 26, 35, 43, 27, 40, 37, 34, 29, 49, 42, 40}) +
                   callsWithTtft("other", {36, 44, 47, 42, 49, 39, 46, 31, 33, 48}));
    const ComparedSet set = compare(*calls, setsByModel(*calls), Metric::Ttft).at(1);
    QVERIFY(set.difference && set.difference->interval);
    QVERIFY(std::abs(set.difference->percent - 16.2162) < 1e-3);
    QVERIFY(std::abs(set.difference->interval->low - -7.2333) < 1e-3);
    QVERIFY(std::abs(set.difference->interval->high - 45.5933) < 1e-3);
}

void TestComparison::theBaselineHasNoDifference()
{
    const auto calls = snapshotOf(callsWithTtft("a", around(100, 9)) + callsWithTtft("b", around(200, 9)));
    const auto sets = compare(*calls, setsByModel(*calls), Metric::Ttft, {.baseline = 1});
    QVERIFY(!sets[1].difference);
    QVERIFY(sets[0].difference);
    QCOMPARE(sets[0].difference->percent, -50.0);
    QVERIFY(sets[0].difference->isBeyondNoise());
}

void TestComparison::anUnknownBaselineMeansNoDifference()
{
    QList<CallRecord> records = callsWithTtft("known", around(100, 9));
    records << CallBuilder().model("silent");
    const auto calls = snapshotOf(records);
    QVERIFY(!compare(*calls, setsByModel(*calls), Metric::Ttft, {.baseline = 1}).at(0).difference);
    QVERIFY(!compare(*calls, setsByModel(*calls), Metric::Ttft, {.baseline = 7}).at(0).difference);
}

void TestComparison::differencesMayBeWithinTheNoise()
{
    const auto calls = snapshotOf(callsWithTtft("a", around(100, 20)) + callsWithTtft("b", around(102, 20)) +
                                  callsWithTtft("few", around(500, 5)));
    const auto sets = compare(*calls, setsByModel(*calls), Metric::Ttft);
    QCOMPARE(sets[1].difference->percent, 2.0);
    QVERIFY(sets[1].difference->interval->low < 0 && sets[1].difference->interval->high > 0);
    QVERIFY(!sets[1].difference->isBeyondNoise());
    QCOMPARE(sets[2].difference->percent, 400.0);
    QVERIFY(!sets[2].difference->interval); // five calls say nothing
    QVERIFY(!sets[2].difference->isBeyondNoise());
}

void TestComparison::theBestIsFarFromAllOthers_data()
{
    QTest::addColumn<Values>("a");
    QTest::addColumn<Values>("b");
    QTest::addColumn<Values>("c");
    QTest::addColumn<QList<QByteArray>>("best");
    const Values fast = around(100, 20);
    QTest::newRow("clear") << fast << around(200, 20) << around(300, 20) << QList<QByteArray>{"a"};
    QTest::newRow("clear, whatever the order")
        << around(300, 20) << around(200, 20) << fast << QList<QByteArray>{"c"};
    QTest::newRow("two alike") << fast << around(101, 20) << around(300, 20) << QList<QByteArray>{};
    QTest::newRow("all the same") << fast << fast << fast << QList<QByteArray>{};
    QTest::newRow("one with too few calls")
        << fast << around(200, 5) << around(300, 20) << QList<QByteArray>{};
    QTest::newRow("one without the number") << fast << around(200, 20) << Values{} << QList<QByteArray>{"a"};
    QTest::newRow("nothing to compare with") << fast << Values{} << Values{} << QList<QByteArray>{};
}

void TestComparison::theBestIsFarFromAllOthers()
{
    QFETCH(Values, a);
    QFETCH(Values, b);
    QFETCH(Values, c);
    QFETCH(QList<QByteArray>, best);
    QList<CallRecord> records{CallBuilder().model("a"), CallBuilder().model("b"), CallBuilder().model("c")};
    records << callsWithTtft("a", a) << callsWithTtft("b", b) << callsWithTtft("c", c);
    const auto calls = snapshotOf(records);
    for (std::size_t baseline = 0; baseline < 3; ++baseline)
        QCOMPARE(bestOf(compare(*calls, setsByModel(*calls), Metric::Ttft, {.baseline = baseline})), best);
}

void TestComparison::moreIsBetterForSpeeds()
{
    QList<CallRecord> records;
    for (const double total : around(1000, 20))
        records << CallBuilder().model("quick").totalMs(total).outputTokens(100)
                << CallBuilder().model("slow").totalMs(2 * total).outputTokens(100);
    const auto calls = snapshotOf(records);
    QCOMPARE(bestOf(compare(*calls, setsByModel(*calls), Metric::OverallTps)), QList<QByteArray>{"quick"});
    QCOMPARE(bestOf(compare(*calls, setsByModel(*calls), Metric::Total)), QList<QByteArray>{"quick"});
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
