// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/retryafter.h"
#include "core/probe/timedsocket.h"
#include "core/runs/arrivals.h"
#include "core/runs/timeleft.h"
#include "tests/support/builders.h"
#include "tests/support/runs.h"
#include "tests/support/scriptedollama.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

QString promptIn(const ReceivedRequest &request)
{
    return QJsonDocument::fromJson(request.body)[u"messages"][0][u"content"].toString();
}

} // namespace

class TestRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOneCallAsItIsWritten();
    void keepsAsManyCallsInFlightAsAsked();
    void sendsEachPromptWithAFreshBeginning();
    void sendsTheCachedPromptUnchanged();
    void leavesWarmUpsOut();
    void sizesGeneratedPromptsByTheServersCount();
    void followsTheScheduleOfAnOpenLoop();
    void anOpenLoopDoesNotWaitForAnswers();
    void tellsTheClockErrorWhereItCalibrates();
    void aFailingModelDoesNotStopTheOthers();
    void asksAServerWhatItIs();
    void callsAServerThatDoesNotSayWhatItIs();

    void anEmptyWorkloadEndsAtOnce();
    void asksAgainWhereTheProtocolIsNotKnown();

    void cancelKeepsWhatIsDone();
    void cancelBeforeTheStartOfCalls();
    void canBeDestroyedInTheMidstOfCalls();

    void readsRetryAfter_data();
    void readsRetryAfter();
    void waitsAsTheServerAsks();
    void asksAgainWhileOtherCallsOfAnOpenLoopGoOn();
    void doesNotWaitForHours();
    void doesNotAskForever();

    void resultsAreThoseOfTheCalls();
    void throughputIsUnknownWithoutEveryCount();
    void estimatesTheTimeLeft();
    void tellsHowItStands();
};

void TestRunner::sendsOneCallAsItIsWritten()
{
    FakeServer server;
    server.on("/api/chat", answer());
    Run run(workloadFor(server));
    QVERIFY(run.toEnd());
    QCOMPARE(requestsFor(server, "/api/chat").size(), 1);
    QCOMPARE(promptIn(requestsFor(server, "/api/chat").first()), QStringLiteral("Hello"));
    QCOMPARE(run.runner.results().size(), 1);
    QCOMPARE(run.runner.results().first().summary.ok, 1u);
    QCOMPARE(run.ends, 1);
}

void TestRunner::keepsAsManyCallsInFlightAsAsked()
{
    FakeServer server;
    for (int i = 0; i < 4; ++i)
        server.on("/api/chat", answerBehindGate("first"));
    for (int i = 0; i < 3; ++i)
        server.on("/api/chat", answerBehindGate("second"));
    server.on("/api/chat", answerBehindGate("third"));
    Workload workload = workloadFor(server);
    workload.concurrency = {4};
    workload.repeats = 10;
    Run run(workload);
    run.runner.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 4, patienceMs);
    QCOMPARE(run.inFlight, 4);
    server.openGate("first"); // four leave, four others take their places, one of them behind the third gate
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 8, patienceMs);
    QCOMPARE(run.inFlight, 4);
    server.openGate("second");
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 10, patienceMs);
    server.openGate("third");
    QTRY_COMPARE_WITH_TIMEOUT(run.ends, 1, patienceMs);
    QCOMPARE(run.mostInFlight, 4);
    QCOMPARE(run.runner.results().first().summary.ok, 10u);
    QCOMPARE(server.requests().size(), 10);
}

void TestRunner::sendsEachPromptWithAFreshBeginning()
{
    FakeServer server;
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.repeats = 5;
    Run run(workload);
    QVERIFY(run.toEnd());
    QSet<QString> prompts;
    for (const ReceivedRequest &request : requestsFor(server, "/api/chat")) {
        QVERIFY(promptIn(request).endsWith(QStringLiteral("]\nHello")));
        prompts.insert(promptIn(request));
    }
    QCOMPARE(prompts.size(), 5);
    const StepResult &result = run.runner.results().first();
    QCOMPARE(result.calls.first().promptCache, std::optional(PromptCache::Fresh));
    QCOMPARE(result.summary.promptTps.n, 5u);
}

void TestRunner::sendsTheCachedPromptUnchanged()
{
    FakeServer server;
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.repeats = 3;
    workload.cached = true;
    Run run(workload);
    QVERIFY(run.toEnd());
    const auto requests = requestsFor(server, "/api/chat");
    QCOMPARE(requests.size(), 4); // the first fills the cache
    for (const ReceivedRequest &request : requests)
        QCOMPARE(promptIn(request), QStringLiteral("Hello"));
    const StepResult &result = run.runner.results().first();
    QCOMPARE(result.summary.calls, 3u);
    // Ollama does not say how much of it was cached, and a rate over the whole would be absurd.
    QCOMPARE(result.calls.first().promptCache, std::optional(PromptCache::Repeated));
    QCOMPARE(run.finished.first().record.promptCache, std::nullopt);
    QCOMPARE(result.summary.promptTps.n, 0u);
}

void TestRunner::leavesWarmUpsOut()
{
    FakeServer server;
    server.on("/api/chat",
              Script().respond(500, R"({"error":"loading"})")); // a bad first call is a warm-up's
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.repeats = 3;
    workload.warmUps = 2;
    workload.concurrency = {1, 2};
    Run run(workload);
    QVERIFY(run.toEnd());
    QCOMPARE(requestsFor(server, "/api/chat").size(), 8);
    const auto isWarmUp = [](const RunCall &call) { return call.warmUp; };
    QCOMPARE(std::count_if(run.finished.begin(), run.finished.end(), isWarmUp), 2);
    QVERIFY(run.finished.at(0).warmUp && run.finished.at(1).warmUp);
    for (const StepResult &result : run.runner.results()) {
        QCOMPARE(result.summary.calls, 3u);
        QCOMPARE(result.summary.failed, 0u);
    }
}

void TestRunner::sizesGeneratedPromptsByTheServersCount()
{
    FakeServer server;
    server.on("/api/chat", answer()); // 50 prompt tokens, whatever came
    Workload workload = workloadFor(server);
    workload.prompts = {{{}, {}, {}, 1000}};
    Run run(workload);
    QCOMPARE(callsOf(run.runner.steps()), 2);
    QVERIFY(run.toEnd());
    const auto requests = requestsFor(server, "/api/chat");
    QCOMPARE(requests.size(), 2);
    const double sizing = static_cast<double>(promptIn(requests.at(0)).size());
    const double measured = static_cast<double>(promptIn(requests.at(1)).size());
    QVERIFY2(std::abs(measured / sizing - 1000.0 / 50) < 0.5, qPrintable(QString::number(measured / sizing)));
    QCOMPARE(run.runner.results().first().summary.calls, 1u);
    QCOMPARE(run.runner.results().first().promptTokens.p50, std::optional(50.0));
}

void TestRunner::followsTheScheduleOfAnOpenLoop()
{
    FakeServer server;
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.repeats = 12;
    workload.rate = 40;
    workload.seed = 3;
    Run run(workload);
    QVERIFY(run.toEnd());
    const auto schedule = arrivalTimes(12, 40, Arrivals::Poisson, 3);
    const QList<CallRecord> calls = run.runner.results().first().calls;
    QCOMPARE(calls.size(), 12);
    std::vector<WallTime> starts;
    for (const CallRecord &call : calls)
        starts.push_back(call.startedAt);
    std::sort(starts.begin(), starts.end());
    // `started_at` is the moment of the schedule itself; how late the call really left is client_delay.
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const double offMs = toMilliseconds((starts[i] - starts[0]) - schedule[i]);
        QVERIFY2(std::abs(offMs) < 5, qPrintable(QString::number(offMs)));
    }
    for (const CallRecord &call : calls)
        QVERIFY(call.clientDelay >= Nanoseconds(0));
}

void TestRunner::anOpenLoopDoesNotWaitForAnswers()
{
    FakeServer server;
    server.on("/api/chat", answerBehindGate("end"));
    Workload workload = workloadFor(server);
    workload.repeats = 20;
    workload.rate = 200;
    workload.arrivals = Arrivals::Fixed;
    Run run(workload);
    run.runner.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 20, patienceMs); // with not one answered
    QCOMPARE(run.finished.size(), 0);
    server.openGate("end");
    QTRY_COMPARE_WITH_TIMEOUT(run.ends, 1, patienceMs);
    QCOMPARE(run.runner.results().first().summary.ok, 20u);
}

void TestRunner::tellsTheClockErrorWhereItCalibrates()
{
    FakeServer server;
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.concurrency = {2};
    workload.repeats = 4;
    Run run(workload);
    std::optional<ClockError> error;
    connect(&run.runner, &Runner::calibrated, this, [&](const ClockError &found) {
        error = found;
        QVERIFY(server.requests().isEmpty()); // not while calls are timed
    });
    run.runner.calibrateFirst();
    QVERIFY(run.toEnd());
    QVERIFY(error);
    QCOMPARE(error->streams, 2);
    QCOMPARE(run.finished.size(), 4);
    for (const RunCall &call : run.finished)
        QCOMPARE(call.record.clockErrorUs,
                 call.record.clock == error->clock ? std::optional(error->p99Us) : std::nullopt);
}

void TestRunner::aFailingModelDoesNotStopTheOthers()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(404, R"({"error":"model 'a' not found"})"));
    server.on("/api/chat", Script().head(200, streamHead).chunk(firstToken).reset());
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.models = {"a", "b"};
    workload.repeats = 2;
    Run run(workload);
    QVERIFY(run.toEnd());
    const QList<StepResult> &results = run.runner.results();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results.at(0).summary.failed, 1u);
    QCOMPARE(results.at(0).summary.incomplete, 1u);
    QCOMPARE(results.at(0).summary.errorsByKind.value("http"), 1u);
    QCOMPARE(results.at(1).summary.ok, 2u);
    QCOMPARE(results.at(1).label, "b");
}

void TestRunner::asksAServerWhatItIs()
{
    FakeServer server;
    server.on("/api/version", Script().respond(200, R"({"version":"0.33.0"})"));
    server.on("/api/tags", Script().respond(200, R"({"models":[{"name":"a"}]})"));
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.servers.first().protocol.clear();
    Run run(workload);
    run.runner.setAccess(server.url(), {.apiKey = "sk-1", .headers = {}, .trust = {}});
    QVERIFY(run.toEnd());
    QCOMPARE(run.runner.results().first().calls.first().server, "ollama");
    QCOMPARE(requestsFor(server, "/api/version").size(), 1);
    for (const ReceivedRequest &request : server.requests())
        QVERIFY(request.head.contains("Authorization: Bearer sk-1"));
}

void TestRunner::callsAServerThatDoesNotSayWhatItIs()
{
    FakeServer server;
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.servers = {{refusingUrl(), {}}, {server.url(), "ollama"}};
    Run run(workload);
    QStringList reasons;
    QObject::connect(&run.runner, &Runner::serverNotFound, &run.runner,
                     [&reasons](const QUrl &, const QString &reason) { reasons.append(reason); });
    QVERIFY(run.toEnd());
    QCOMPARE(reasons.size(), 1);
    QCOMPARE(run.runner.results().at(0).summary.errorsByKind.value("refused"), 1u);
    QCOMPARE(run.runner.results().at(1).summary.ok, 1u);
}

void TestRunner::anEmptyWorkloadEndsAtOnce()
{
    FakeServer server;
    Workload workload = workloadFor(server);
    workload.prompts.clear();
    Run run(workload);
    QVERIFY(run.toEnd());
    QVERIFY(run.runner.steps().isEmpty());
    QVERIFY(run.runner.results().isEmpty());
}

void TestRunner::asksAgainWhereTheProtocolIsNotKnown()
{
    FakeServer server;
    Workload workload = workloadFor(server);
    workload.servers.first().protocol = "of another version";
    Run run(workload);
    QVERIFY(run.toEnd());
    QCOMPARE(run.runner.results().first().summary.failed, 1u);
}

void TestRunner::cancelKeepsWhatIsDone()
{
    FakeServer server;
    server.on("/api/chat", answer());
    server.on("/api/chat", answer());
    server.on("/api/chat", answerBehindGate("never"));
    Workload workload = workloadFor(server);
    workload.models = {"a", "b"};
    workload.repeats = 10;
    Run run(workload);
    run.runner.start();
    QTRY_COMPARE_WITH_TIMEOUT(requestsFor(server, "/api/chat").size(), 3, patienceMs);
    run.runner.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(run.ends, 1, patienceMs);
    QCOMPARE(run.statuses(), (QList{CallStatus::Ok, CallStatus::Ok, CallStatus::Cancelled}));
    QCOMPARE(run.runner.results().size(), 1);
    const StepResult &result = run.runner.results().first();
    QVERIFY(result.cancelled);
    QCOMPARE(result.summary.ok, 2u);
    QCOMPARE(result.summary.cancelled, 1u);
    QCOMPARE(result.summary.ttftMs.n, 2u);
    QCOMPARE(requestsFor(server, "/api/chat").size(), 3);
}

void TestRunner::cancelBeforeTheStartOfCalls()
{
    FakeServer server;
    server.on("/api/version", Script().stall());
    Workload workload = workloadFor(server);
    workload.servers.first().protocol.clear();
    Run run(workload);
    run.runner.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, patienceMs);
    run.runner.cancel();
    run.runner.cancel();
    QCOMPARE(run.ends, 1);
    QVERIFY(run.runner.results().isEmpty());
}

void TestRunner::canBeDestroyedInTheMidstOfCalls()
{
    FakeServer server;
    server.on("/api/chat", answerBehindGate("never"));
    Prober prober;
    int records = 0;
    connect(&prober, &Prober::callsFinished, this,
            [&records](const QList<CallRecord> &calls) { records += static_cast<int>(calls.size()); });
    {
        Workload workload = workloadFor(server);
        workload.concurrency = {3};
        Runner runner(workload, prober);
        runner.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 3, patienceMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(records, 3, patienceMs); // cancelled
}

void TestRunner::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<double>>("seconds");
    QTest::newRow("seconds") << QByteArray("17") << std::optional(17.0);
    QTest::newRow("parts of a second") << QByteArray(" 0.25 ") << std::optional(0.25);
    QTest::newRow("none") << QByteArray("0") << std::optional(0.0);
    QTest::newRow("date") << QByteArray("Wed, 21 Oct 2026 07:28:30 GMT") << std::optional(30.0);
    QTest::newRow("date gone by") << QByteArray("Wed, 21 Oct 2026 07:00:00 GMT") << std::optional(0.0);
    QTest::newRow("below zero") << QByteArray("-3") << std::optional<double>();
    QTest::newRow("years") << QByteArray("1e300") << std::optional(86'400.0);
    QTest::newRow("no number") << QByteArray("nan") << std::optional<double>();
    QTest::newRow("words") << QByteArray("soon") << std::optional<double>();
    QTest::newRow("absent") << QByteArray() << std::optional<double>();
}

void TestRunner::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<double>, seconds);
    const WallTime now(std::chrono::seconds(1'792'567'680)); // 2026-10-21 07:28:00 UTC
    const OptionalDuration wait = retryAfterOf(value, now);
    QCOMPARE(wait.has_value(), seconds.has_value());
    if (wait)
        QCOMPARE(toSeconds(*wait), *seconds);
}

void TestRunner::waitsAsTheServerAsks()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(429, R"({"error":"slow down"})", "Retry-After: 0.4\r\n"));
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.repeats = 2;
    Run run(workload);
    QVERIFY(run.toEnd());
    QCOMPARE(run.statuses(), (QList{CallStatus::Failed, CallStatus::Ok, CallStatus::Ok}));
    const auto requests = requestsFor(server, "/api/chat");
    QVERIFY(Nanoseconds(requests.at(1).readAt - requests.at(0).readAt) >= 400ms);
    const StepResult &result = run.runner.results().first();
    QVERIFY2(result.waited > 300ms && result.waited <= 400ms,
             qPrintable(QString::number(toMilliseconds(result.waited))));
    QCOMPARE(result.summary.failed, 1u); // the refusal is no secret
    QVERIFY(run.finished.at(0).again && !run.finished.at(1).again);
    QVERIFY(std::any_of(run.progress.begin(), run.progress.end(),
                        [](const RunProgress &news) { return news.waiting > Nanoseconds(0); }));
}

void TestRunner::asksAgainWhileOtherCallsOfAnOpenLoopGoOn()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(503, R"({"error":"busy"})", "Retry-After: 0\r\n"));
    server.on("/api/chat", answerBehindGate("end"));
    Workload workload = workloadFor(server);
    workload.repeats = 3;
    workload.rate = 100;
    Run run(workload);
    run.runner.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 4, patienceMs);
    server.openGate("end");
    QTRY_COMPARE_WITH_TIMEOUT(run.ends, 1, patienceMs);
    QCOMPARE(run.runner.results().first().summary.ok, 3u);
}

void TestRunner::doesNotWaitForHours()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(429, R"({"error":"quota"})", "Retry-After: 7200\r\n"));
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.models = {"a", "b"};
    workload.repeats = 5;
    Run run(workload);
    QVERIFY(run.toEnd());
    QCOMPARE(run.runner.results().at(0).summary.calls, 1u);
    QVERIFY2(run.runner.results().at(0).note.contains("7200"), run.runner.results().at(0).note);
    QCOMPARE(run.runner.results().at(1).summary.ok, 5u);
}

void TestRunner::doesNotAskForever()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(503, R"({"error":"busy"})", "Retry-After: 0\r\n"));
    Run run(workloadFor(server));
    QVERIFY(run.toEnd());
    QCOMPARE(run.finished.size(), 4); // once, and three times again
    QCOMPARE(run.runner.results().first().summary.failed, 4u);
}

void TestRunner::resultsAreThoseOfTheCalls()
{
    RunStep step;
    step.concurrency = 2;
    QList<CallRecord> calls;
    for (int i = 0; i < 10; ++i)
        calls.append(CallBuilder().startedAtMs(1000 + 100 * i).ttftMs(10 + i).totalMs(200).outputTokens(30));
    calls.append(CallBuilder().startedAtMs(1500).failed(ErrorKind::Http));
    calls.append(CallBuilder().startedAtMs(9000).status(CallStatus::Cancelled).totalMs(5000).outputTokens(9));
    const StepResult result = resultOf(step, "two", calls);
    QCOMPARE(result.summary.ok, 10u);
    QCOMPARE(result.summary.ttftMs.n, 10u);
    QCOMPARE(result.summary.ttftMs.p50, std::optional(14.5));
    QVERIFY(result.summary.ttftMs.p50Interval);
    QCOMPARE(result.summary.errorsByKind.value("http"), 1u);
    QCOMPARE(result.wall, OptionalDuration(1100ms)); // without the cancelled call
    QCOMPARE(result.throughputTps, std::optional(300 / 1.1));
}

void TestRunner::throughputIsUnknownWithoutEveryCount()
{
    const CallRecord counted = CallBuilder().startedAtMs(0).totalMs(100).outputTokens(10);
    const CallRecord uncounted = CallBuilder().startedAtMs(0).totalMs(100);
    QVERIFY(resultOf({}, {}, {counted}).throughputTps);
    QVERIFY(!resultOf({}, {}, {counted, uncounted}).throughputTps);
    QVERIFY(!resultOf({}, {}, {}).throughputTps);
    QVERIFY(!resultOf({}, {}, {}).wall);
    QVERIFY(!resultOf({}, {}, {CallBuilder().failed(ErrorKind::Refused)}).throughputTps);
    RunStep cold;
    cold.kind = StepKind::Cold;
    QVERIFY(!resultOf(cold, {}, {counted}).throughputTps);
}

void TestRunner::estimatesTheTimeLeft()
{
    RunStep one;
    one.model = "a";
    one.calls = 10;
    RunStep four = one;
    four.concurrency = 4;
    RunStep other = one;
    other.model = "b";
    RunStep open = one;
    open.rate = 5;
    RunStep sized = one;
    sized.sizing = true;
    TimeLeft left({one, four, other, open});
    QVERIFY(!left.estimate());
    left.callDone(0, 1s);
    left.callDone(0, 3s);
    // 8 at 2 s, 10 at 2 s by fours, 10 at 2 s, 10 at five a second
    QCOMPARE(left.estimate(), OptionalDuration(16s + 5s + 20s + 2s));
    left.callDone(2, 8s);
    QCOMPARE(left.estimate(), OptionalDuration(16s + 5s + 72s + 2s));
    left.stepDone(0);
    left.stepDone(2);
    QCOMPARE(left.estimate(), OptionalDuration(5s + 2s));
    left.stepDone(1);
    left.stepDone(3);
    QCOMPARE(left.estimate(), OptionalDuration(0s));

    TimeLeft withSizing({sized});
    withSizing.callDone(0, 1s);
    QCOMPARE(withSizing.estimate(), OptionalDuration(10s)); // none of the measured ones is done yet
}

void TestRunner::tellsHowItStands()
{
    FakeServer server;
    server.on("/api/chat", answer());
    server.on("/api/chat", answerBehindGate("end"));
    Workload workload = workloadFor(server);
    workload.models = {"a", "b"};
    Run run(workload);
    run.runner.start();
    QTRY_VERIFY_WITH_TIMEOUT(!run.progress.isEmpty() && run.progress.last().done == 1, patienceMs);
    const RunProgress news = run.progress.last();
    QCOMPARE(news.calls, 2);
    QCOMPARE(news.step, 1);
    QCOMPARE(news.steps, 2);
    QCOMPARE(news.label, "b");
    QCOMPARE(news.running, 1);
    QVERIFY(news.left > Nanoseconds(0));
    QVERIFY(!news.waiting);
    server.openGate("end");
    QTRY_COMPARE_WITH_TIMEOUT(run.ends, 1, patienceMs);
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
