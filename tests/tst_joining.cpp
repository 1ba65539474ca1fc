// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/certainmatches.h"
#include "tests/support/logs.h"
#include "tests/support/ollamalog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

using Work = OllamaLog::Work;

constexpr Work first{
    .promptTokens = 40, .cachedTokens = 0, .outputTokens = 50, .promptMs = 120.5, .generationMs = 400.25};
constexpr Work second{
    .promptTokens = 60, .cachedTokens = 12, .outputTokens = 80, .promptMs = 90.25, .generationMs = 900.5};
constexpr Work third{
    .promptTokens = 33, .cachedTokens = 30, .outputTokens = 20, .promptMs = 20.75, .generationMs = 210};

QByteArray describe(const QList<CallRecord> &calls)
{
    QByteArray text;
    for (const CallRecord &call : calls) {
        text += "total " + QByteArray::number(toMilliseconds(call.total.value_or(Nanoseconds(0)))) + " out " +
                QByteArray::number(call.outputTokens.value_or(-1)) + " joined " +
                QByteArray::number(call.joined ? int(*call.joined) : -1) + " model " + call.model + '\n';
    }
    return text;
}

const CallRecord *withTotal(const QList<CallRecord> &calls, double ms)
{
    const auto it = std::find_if(calls.begin(), calls.end(), [ms](const CallRecord &call) {
        return call.total && std::abs(toMilliseconds(*call.total) - ms) < 0.01;
    });
    return it == calls.end() ? nullptr : &*it;
}

bool carries(const CallRecord *call, const Work &work)
{
    return call && call->outputTokens == work.outputTokens && call->promptTokens == work.promptTokens &&
           call->cachedTokens == work.cachedTokens && call->promptEval == fromMilliseconds(work.promptMs) &&
           call->serverGeneration == fromMilliseconds(work.generationMs) &&
           (call->joined == Joined::Exact || call->joined == Joined::Likely);
}

bool carriesNothing(const CallRecord *call)
{
    return call && !call->outputTokens && !call->promptTokens && !call->promptEval && !call->serverGeneration;
}

QByteArray sharedSample(const char *path)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/../shared/samples/") + QLatin1StringView(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray without(const QByteArray &log, const std::function<bool(const QByteArray &)> &unwanted)
{
    QByteArray kept;
    for (const QByteArray &line : log.split('\n')) {
        if (!unwanted(line))
            kept += line + '\n';
    }
    return kept;
}

} // namespace

class TestJoining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certainMatchesAreTheSameInEveryWay_data();
    void certainMatchesAreTheSameInEveryWay();
    void oneCallGetsItsTimingsLoadAndModel();
    void theAccessLineMayComeFirst();
    void aFailedCallGetsNothing();
    void anAbortedCallGetsNothing();
    void aMisfitCostsOneCallAtMost_data();
    void aMisfitCostsOneCallAtMost();
    void twoRunnersWithTheSameTaskNumberAreNotMixedUp();
    void twoServersInOneLogAreNotMixedUp();
    void queuedCallsGetTheirOwn();
    void aCallThatMayBeEithersStaysUnjoined();
    void aTaskIsNotJoinedAcrossARestart();
    void idleTimeDoesNotMatter();
    void theSampleWithTruth_data();
    void theSampleWithTruth();
};

void TestJoining::certainMatchesAreTheSameInEveryWay_data()
{
    QTest::addColumn<MatchingProblem>("problem");
    QTest::addColumn<std::vector<int>>("matches");
    QTest::newRow("nothing") << MatchingProblem{} << std::vector<int>{};
    QTest::newRow("one each") << MatchingProblem{{{0}}, {true}} << std::vector{0};
    QTest::newRow("either") << MatchingProblem{{{0, 1}}, {false, false}} << std::vector{-1};
    QTest::newRow("the needed one") << MatchingProblem{{{0, 1}}, {false, true}} << std::vector{1};
    QTest::newRow("what the other leaves")
        << MatchingProblem{{{0, 1}, {0}}, {true, true}} << std::vector{1, 0};
    QTest::newRow("two that may be swapped")
        << MatchingProblem{{{0, 1}, {0, 1}, {2}}, {true, true, true}} << std::vector{-1, -1, 2};
    QTest::newRow("too few tasks") << MatchingProblem{{{0}, {0}}, {true}} << std::vector{-1, -1};
    QTest::newRow("too many ways") << MatchingProblem{std::vector(12, std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8,
                                                                                  9, 10, 11}),
                                                      std::vector(12, true)}
                                   << std::vector(12, -1);
}

void TestJoining::certainMatchesAreTheSameInEveryWay()
{
    QFETCH(MatchingProblem, problem);
    QFETCH(std::vector<int>, matches);
    QVERIFY(certainMatches(problem) == matches);
}

void TestJoining::oneCallGetsItsTimingsLoadAndModel()
{
    OllamaLog log;
    log.serverStarts().loads("qwen2.5:7b", 3.25).launches(0, first).wait(first.totalMs()).times(0, first);
    log.answers(200, 3250 + first.totalMs() + 20).wait(500).calls(51, second);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 2);
    QVERIFY2(carries(&calls[0], first), describe(calls));
    QCOMPARE(calls[0].joined, Joined::Exact);
    QCOMPARE(calls[0].model, "qwen2.5:7b");
    QCOMPARE(calls[0].load, OptionalDuration(3250ms));
    QCOMPARE(calls[0].start, StartKind::Cold);
    QCOMPARE(calls[0].server, "ollama");
    QCOMPARE(calls[0].generationSpan, GenerationSpan::ExcludesFirstToken);
    QVERIFY2(carries(&calls[1], second), describe(calls));
    QCOMPARE(calls[1].model, "qwen2.5:7b");
    QCOMPARE(calls[1].start, StartKind::Warm);
    QVERIFY(!calls[1].load);
}

void TestJoining::theAccessLineMayComeFirst()
{
    OllamaLog log;
    log.serverStarts().loads("a", 1).wait(5000);
    log.launches(0, first).wait(first.totalMs() + 4).answers(200, first.totalMs() + 4).times(0, first);
    log.wait(100).launches(51, second).wait(second.totalMs() + 4).answers(200, second.totalMs() + 4);
    log.times(51, second);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 2);
    QVERIFY2(carries(&calls[0], first) && carries(&calls[1], second), describe(calls));
}

void TestJoining::aFailedCallGetsNothing()
{
    OllamaLog log;
    log.serverStarts().loads("a", 1).wait(5000);
    log.launches(0, first).wait(first.totalMs() + 4).answers(200, first.totalMs() + 4);
    log.answers(404, 700).answers(500, 800).times(0, first).answers(404, 900).answers(503, 950);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 5);
    QVERIFY2(carries(withTotal(calls, first.totalMs() + 4), first), describe(calls));
    for (double failed : {700, 800, 900, 950})
        QVERIFY2(carriesNothing(withTotal(calls, failed)), describe(calls));
}

void TestJoining::anAbortedCallGetsNothing()
{
    OllamaLog log;
    log.serverStarts().loads("a", 1).wait(5000).calls(0, first);
    log.launches(51, second).wait(255).answers(200, 255).cancels(51, 66).wait(1000).calls(70, third);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 3);
    const CallRecord *aborted = withTotal(calls, 255);
    QVERIFY2(carriesNothing(aborted), describe(calls));
    QCOMPARE(aborted->status, CallStatus::Cancelled);
    QCOMPARE(aborted->httpStatus, 200);
    QVERIFY2(carries(withTotal(calls, third.totalMs() + 5), third), describe(calls));
}

void TestJoining::aMisfitCostsOneCallAtMost_data()
{
    QTest::addColumn<QByteArray>("misfit");
    const auto row = [](const char *name, const OllamaLog &log) { QTest::newRow(name) << log.text(); };
    row("a task whose access line was lost", OllamaLog().wait(8000).launches(300, first).times(300, first));
    row("an access line whose task was lost", OllamaLog().wait(8000).answers(200, 1800));
    row("a block that was cut",
        OllamaLog()
            .wait(8000)
            .launches(300, first)
            .line("slot print_timing: id  0 | task 300 | prompt eval time =     120.5"));
    row("a load without a prompt", OllamaLog().wait(8000).answers(200, 1, "/api/generate"));
    row("a block twice", OllamaLog()
                             .wait(8000)
                             .launches(300, third)
                             .times(300, third)
                             .times(300, third)
                             .answers(200, third.totalMs() + 3));
}

void TestJoining::aMisfitCostsOneCallAtMost()
{
    QFETCH(QByteArray, misfit);
    OllamaLog before;
    before.serverStarts().loads("a", 1).wait(2000).calls(0, second);
    OllamaLog after;
    after.wait(12'000);
    for (int call = 0; call < 10; ++call)
        after.calls(400 + 100 * call, call % 2 == 0 ? first : second).wait(3000);
    const QList<CallRecord> calls = decodeLog(before.text() + misfit + after.text()).calls;
    int joined = 0;
    for (const CallRecord &call : calls) {
        const bool isFirst = call.total == fromMilliseconds(first.totalMs() + 5);
        const bool isSecond = call.total == fromMilliseconds(second.totalMs() + 5);
        if (call.outputTokens && (isFirst || isSecond))
            QVERIFY2(carries(&call, isFirst ? first : second), describe(calls));
        joined += (isFirst || isSecond) && call.outputTokens;
    }
    QVERIFY2(joined >= 10, describe(calls)); // of eleven
}

void TestJoining::twoRunnersWithTheSameTaskNumberAreNotMixedUp()
{
    OllamaLog log;
    log.serverStarts().loads("a", 1).loads("b", 1).wait(4000);
    log.launches(0, second).wait(50).launches(0, third);
    // Whichever runner it is, the durations tell.
    log.wait(third.totalMs()).times(0, third).answers(200, third.totalMs() + 4);
    log.wait(second.totalMs() - third.totalMs()).times(0, second).answers(200, second.totalMs() + 4);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 2);
    QVERIFY2(carries(withTotal(calls, third.totalMs() + 4), third) ||
                 carriesNothing(withTotal(calls, third.totalMs() + 4)),
             describe(calls));
    QVERIFY2(carries(withTotal(calls, second.totalMs() + 4), second) ||
                 carriesNothing(withTotal(calls, second.totalMs() + 4)),
             describe(calls));
    for (const CallRecord &call : calls)
        QVERIFY2(call.model.isEmpty() && !call.load, describe(calls)); // which of the two, nothing tells
}

void TestJoining::twoServersInOneLogAreNotMixedUp()
{
    // The same moments, line by line in turns, told apart by Docker Compose's names alone.
    const auto serverLog = [](const Work &work, const char *model) {
        OllamaLog log;
        log.serverStarts().loads(model, 2).wait(1000).calls(0, work).wait(2000).calls(200, work);
        return log.text().trimmed().split('\n');
    };
    const QList<QByteArray> one = serverLog(first, "a");
    const QList<QByteArray> other = serverLog(second, "b");
    QByteArray log;
    for (qsizetype i = 0; i < one.size(); ++i)
        log += "ollama-a  | " + one[i] + "\nollama-b  | " + other[i] + '\n';
    const QList<CallRecord> calls = decodeLog(log).calls;
    QCOMPARE(calls.size(), 4);
    for (const CallRecord &call : calls) {
        const bool isFirst = call.total == fromMilliseconds(first.totalMs() + 5);
        QVERIFY2(carries(&call, isFirst ? first : second), describe(calls));
        QCOMPARE(call.model, isFirst ? "a" : "b");
    }
}

void TestJoining::queuedCallsGetTheirOwn()
{
    // Three at once at a runner with one slot: the later ones wait inside it.
    OllamaLog log;
    log.serverStarts().loads("a", 1).wait(5000);
    log.launches(0, first).wait(first.totalMs() + 3).times(0, first).answers(200, first.totalMs() + 3);
    log.launches(51, second).wait(second.totalMs() + 3).times(51, second);
    const double secondTotal = first.totalMs() + second.totalMs() + 6;
    log.answers(200, secondTotal);
    log.launches(140, third).wait(third.totalMs() + 3).times(140, third);
    const double thirdTotal = secondTotal + third.totalMs() + 3;
    log.answers(200, thirdTotal).wait(5000).answers(404, 1);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 4);
    QVERIFY2(carries(withTotal(calls, first.totalMs() + 3), first), describe(calls));
    QVERIFY2(carries(withTotal(calls, secondTotal), second), describe(calls));
    QVERIFY2(carries(withTotal(calls, thirdTotal), third), describe(calls));
}

void TestJoining::aCallThatMayBeEithersStaysUnjoined()
{
    Work similar = first;
    similar.outputTokens = 51;
    OllamaLog log;
    log.serverStarts().loads("a", 1).wait(5000);
    log.launches(0, first).launches(1, similar).wait(first.totalMs()).times(0, first).times(1, similar);
    log.answers(200, first.totalMs() + 4).answers(200, first.totalMs() + 4.5);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 2);
    for (const CallRecord &call : calls) {
        QVERIFY2(carriesNothing(&call), describe(calls));
        QCOMPARE(call.joined, Joined::Unjoined);
        QCOMPARE(call.model, "a"); // the only one that there is
    }
}

void TestJoining::aTaskIsNotJoinedAcrossARestart()
{
    OllamaLog log;
    log.serverStarts().loads("a", 1).wait(1000).launches(0, first).wait(first.totalMs()).times(0, first);
    log.serverStarts().answers(200, first.totalMs() + 2000);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QVERIFY2(carriesNothing(withTotal(calls, first.totalMs() + 2000)), describe(calls));
}

void TestJoining::idleTimeDoesNotMatter()
{
    OllamaLog log;
    log.serverStarts().loads("a", 1);
    for (int call = 0; call < 5; ++call)
        log.wait(3'600'000).calls(100 * call, call % 2 == 0 ? first : second);
    const QList<CallRecord> calls = decodeLog(log.text()).calls;
    QCOMPARE(calls.size(), 5);
    for (const CallRecord &call : calls) {
        QVERIFY2(carries(&call, call.total == fromMilliseconds(first.totalMs() + 5) ? first : second),
                 describe(calls));
        QCOMPARE(call.joined, Joined::Exact);
    }
}

void TestJoining::theSampleWithTruth_data()
{
    QTest::addColumn<bool>("debug");
    QTest::addColumn<bool>("slog");
    QTest::newRow("with OLLAMA_DEBUG") << true << true;
    QTest::newRow("without OLLAMA_DEBUG") << false << true;
    QTest::newRow("without any of the server's own lines") << false << false;
}

void TestJoining::theSampleWithTruth()
{
    QFETCH(bool, debug);
    QFETCH(bool, slog);
    const TimeZone zone("UTC"); // the sample's own, which its access lines do not tell
    const QByteArray sample = sharedSample("join/ollama-0.33-debug.log");
    if (sample.isEmpty())
        QSKIP("The sample with truth is not beside the project: ../shared/samples/join");
    const QByteArray log = without(sample, [&](const QByteArray &line) {
        return line.startsWith("time=") && (!slog || (!debug && line.contains("level=DEBUG")));
    });
    const QList<CallRecord> calls = decodeLog(log).calls;
    const QJsonArray truth =
        QJsonDocument::fromJson(sharedSample("join/ollama-0.33-debug.truth.json")).array();
    QCOMPARE(calls.size(), truth.size());

    int right = 0;
    int named = 0;
    std::set<CallId> seen;
    for (const QJsonValue value : truth) {
        const QJsonObject call = value.toObject();
        const double end = call[u"start"].toDouble() + call[u"wall_ms"].toDouble() / 1000;
        const CallRecord *record = nullptr;
        double nearest = 10; // ms by which the client's duration may be longer
        for (const CallRecord &candidate : calls) {
            const double total = toMilliseconds(*candidate.total);
            const double late = end - double(msSinceEpoch(candidate.startedAt)) / 1000 - total / 1000;
            const double apart = call[u"wall_ms"].toDouble() - total;
            const bool generate = call[u"path"].toString() == QLatin1StringView("/api/generate");
            if (late > -0.05 && late < 1.05 && apart >= 0 && apart < nearest &&
                generate == (candidate.operation == Operation::Generate)) {
                nearest = apart;
                record = &candidate;
            }
        }
        const QByteArray name = call[u"name"].toString().toUtf8();
        QVERIFY2(record, name);
        QVERIFY2(seen.insert(record->id).second, name);
        const QJsonObject usage = call[u"usage"].toObject();
        const bool finished = call.contains(u"done_reason") || !usage.isEmpty();
        if (!finished)
            QVERIFY2(carriesNothing(record), name);
        if (record->outputTokens) {
            const bool native = usage.isEmpty();
            QCOMPARE(*record->outputTokens,
                     (native ? call[u"eval_count"] : usage[u"completion_tokens"]).toInt());
            QCOMPARE(*record->promptTokens,
                     (native ? call[u"prompt_eval_count"] : usage[u"prompt_tokens"]).toInt());
            if (native) {
                constexpr Nanoseconds printed = 5us;
                const auto same = [&](OptionalDuration duration, QStringView key) {
                    return std::chrono::abs(*duration - Nanoseconds(call[key].toInteger())) <= printed;
                };
                QVERIFY2(same(record->serverGeneration, u"eval_duration"), name);
                QVERIFY2(same(record->promptEval, u"prompt_eval_duration"), name);
            }
            ++right;
        }
        if (record->load) // a printed one has hundredths of a second; waiting for it takes a little longer
            QVERIFY2(std::abs(toMilliseconds(*record->load) - call[u"load_duration"].toDouble() / 1e6) < 30 ||
                         !call.contains(u"load_duration"),
                     name);
        if (!record->model.isEmpty()) {
            QCOMPARE(record->model, call[u"model"].toString().toUtf8() + ":latest");
            ++named;
        }
    }
    QVERIFY2(right >= 16, QByteArray::number(right));
    QVERIFY2(!slog || named >= 16, QByteArray::number(named));
}

QTEST_GUILESS_MAIN(TestJoining)
#include "tst_joining.moc"
