// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "core/runs/runner.h"
#include "tests/support/llamaserver.h"

#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 120'000;
constexpr char story[] = "Once upon a time there was a small red boat that wanted to see the sea.";

Workload workloadFor(const LlamaServer &server)
{
    Workload workload;
    workload.servers = {{server.url(), {}, {}}};
    workload.models = {server.alias().toUtf8()};
    workload.prompts = {{"story", {}, story, 0}};
    workload.maxTokens = 24;
    workload.seed = 11;
    return workload;
}

bool toEnd(Runner &runner)
{
    bool ended = false;
    QObject::connect(&runner, &Runner::finished, &runner, [&ended] { ended = true; });
    runner.start();
    return QTest::qWaitFor([&ended] { return ended; }, patienceMs);
}

// The most calls that were under way at one moment, by their own times.
int mostAtOnce(const QList<CallRecord> &calls)
{
    int most = 0;
    for (const CallRecord &one : calls) {
        const auto overlaps = [&one](const CallRecord &other) {
            return other.startedAt <= one.startedAt && one.startedAt < other.startedAt + *other.total;
        };
        most = std::max(most, static_cast<int>(std::count_if(calls.begin(), calls.end(), overlaps)));
    }
    return most;
}

QByteArray wordsOf(const StepResult &result)
{
    const auto failed = std::find_if(result.calls.begin(), result.calls.end(),
                                     [](const CallRecord &call) { return !call.error.isEmpty(); });
    return result.label + ": " + (failed == result.calls.end() ? result.note : failed->error);
}

void print(const StepResult &result)
{
    qInfo("%s: n %zu, prompt %.0f tokens, TTFT %.1f ms, prompt %.0f tok/s, decode %.0f tok/s, throughput "
          "%.0f tok/s",
          result.label.constData(), result.summary.ttftMs.n, result.promptTokens.p50.value_or(-1),
          result.summary.ttftMs.p50.value_or(-1), result.summary.promptTps.p50.value_or(-1),
          result.summary.decodeTps.p50.value_or(-1), result.throughputTps.value_or(-1));
}

// Every call went well and every figure is known.
void verifyWhole(const StepResult &result, std::size_t calls)
{
    print(result);
    QVERIFY2(result.summary.ok == calls && result.summary.calls == calls, wordsOf(result));
    for (const Spread &spread : {result.summary.ttftMs, result.summary.totalMs, result.summary.promptTps,
                                 result.summary.decodeTps, result.promptTokens, result.clientDelayMs})
        QCOMPARE(spread.n, calls);
    qint64 tokens = 0;
    for (const CallRecord &call : result.calls) {
        QCOMPARE(call.tokenCount, std::optional(TokenCount::Server));
        tokens += *call.outputTokens;
    }
    QCOMPARE(result.throughputTps, std::optional(static_cast<double>(tokens) / toSeconds(*result.wall)));
}

} // namespace

// Runs against a real llama.cpp server with two models.
class TestRealRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sweepsOverConcurrency();
    void sweepsOverPromptLength();
    void comparesTheTwoModels();
    void keepsTheRateOfAnOpenLoop();
    void avoidsTheCacheOrUsesIt();
    void doesNotGuessAColdStart();
    void isCancelledInMidStream();
    void goesOnWhenAServerIsKilledInMidStream();

private:
    std::vector<std::unique_ptr<LlamaServer>> m_servers;
};

void TestRealRuns::initTestCase()
{
    if (const char *missing = LlamaServer::missing(2))
        QSKIP(missing);
    m_servers = LlamaServer::startEach({QStringLiteral("first"), QStringLiteral("second")});
    for (const auto &server : m_servers)
        QVERIFY2(server->waitUntilReady(), server->log());
}

void TestRealRuns::sweepsOverConcurrency()
{
    Workload workload = workloadFor(*m_servers.back());
    workload.concurrency = {1, 2, 4};
    workload.repeats = 8;
    workload.warmUps = 1;
    Prober prober;
    Runner runner(workload, prober);
    QVERIFY(toEnd(runner));
    QCOMPARE(runner.results().size(), 3);
    for (const StepResult &result : runner.results()) {
        verifyWhole(result, 8);
        QCOMPARE(mostAtOnce(result.calls), result.step.concurrency);
        QVERIFY(result.summary.ttftMs.p50Interval);
    }
}

void TestRealRuns::sweepsOverPromptLength()
{
    const int lengths[] = {64, 128, 256};
    Workload workload = workloadFor(*m_servers.front());
    workload.prompts.clear();
    for (const int tokens : lengths)
        workload.prompts.append({{}, {}, {}, tokens});
    workload.repeats = 3;
    workload.maxTokens = 8;
    Prober prober;
    Runner runner(workload, prober);
    QVERIFY(toEnd(runner));
    QCOMPARE(runner.results().size(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        const StepResult &result = runner.results().at(i);
        verifyWhole(result, 3);
        // Sized by this model's own tokenizer, which takes half as many characters for a token as most.
        QVERIFY2(std::abs(*result.promptTokens.p50 / lengths[i] - 1) < 0.25,
                 qPrintable(QString::number(*result.promptTokens.p50)));
    }
}

void TestRealRuns::comparesTheTwoModels()
{
    Workload workload = workloadFor(*m_servers.front());
    workload.servers = {{m_servers.front()->url(), {}, {"first"}}, {m_servers.back()->url(), {}, {"second"}}};
    workload.models.clear();
    workload.repeats = 6;
    workload.warmUps = 1;
    Prober prober;
    Runner runner(workload, prober);
    QVERIFY(toEnd(runner));
    QCOMPARE(runner.results().size(), 2);
    for (const StepResult &result : runner.results()) {
        verifyWhole(result, 6);
        for (const CallRecord &call : result.calls) {
            QCOMPARE(call.model, result.step.model);
            QCOMPARE(call.server, "llamacpp");
            QVERIFY(call.endpoint.startsWith(result.step.server.url.toEncoded()));
        }
    }
    QVERIFY(runner.results().at(0).step.model != runner.results().at(1).step.model);
}

void TestRealRuns::keepsTheRateOfAnOpenLoop()
{
    Workload workload = workloadFor(*m_servers.front());
    workload.rate = 20;
    workload.arrivals = Arrivals::Fixed;
    workload.repeats = 20;
    Prober prober;
    Runner runner(workload, prober);
    QVERIFY(toEnd(runner));
    const StepResult &result = runner.results().first();
    verifyWhole(result, 20);
    std::vector<WallTime> starts;
    for (const CallRecord &call : result.calls)
        starts.push_back(call.startedAt);
    std::sort(starts.begin(), starts.end());
    QVERIFY(std::abs(toMilliseconds(starts.back() - starts.front()) - 19 * 50) < 5);
}

void TestRealRuns::avoidsTheCacheOrUsesIt()
{
    const auto cachedTokens = [this](bool cached) {
        Workload workload = workloadFor(*m_servers.back());
        workload.prompts = {{{}, {}, {}, 200}};
        workload.repeats = 3;
        workload.maxTokens = 4;
        workload.cached = cached;
        Prober prober;
        Runner runner(workload, prober);
        double share = -1;
        if (toEnd(runner) && runner.results().first().summary.ok == 3) {
            const CallRecord last = runner.results().first().calls.last();
            share =
                static_cast<double>(last.cachedTokens.value_or(-1)) / static_cast<double>(*last.promptTokens);
        }
        return share;
    };
    const double fresh = cachedTokens(false);
    QVERIFY2(fresh >= 0 && fresh < 0.2, qPrintable(QString::number(fresh))); // the chat template's beginning
    const double cached = cachedTokens(true);
    QVERIFY2(cached > 0.9, qPrintable(QString::number(cached)));
}

void TestRealRuns::doesNotGuessAColdStart()
{
    Workload workload = workloadFor(*m_servers.front());
    workload.cold = true;
    Prober prober;
    Runner runner(workload, prober);
    QVERIFY(toEnd(runner));
    QCOMPARE(runner.results().size(), 2);
    QVERIFY2(runner.results().at(0).note.startsWith("Unknown:"), runner.results().at(0).note);
    QVERIFY(runner.results().at(0).calls.isEmpty());
    QCOMPARE(runner.results().at(1).summary.ok, 1u);
}

void TestRealRuns::isCancelledInMidStream()
{
    Workload workload = workloadFor(*m_servers.back());
    workload.concurrency = {2};
    workload.repeats = 10;
    workload.maxTokens = 3000;
    Prober prober;
    Runner runner(workload, prober);
    QSet<CallId> speaking;
    connect(&prober, &Prober::callsProgressed, &runner, [&](const QList<CallProgress> &calls) {
        for (const CallProgress &call : calls) {
            if (call.tokenEvents > 3)
                speaking.insert(call.id);
        }
        if (speaking.size() == 2)
            runner.cancel();
    });
    QVERIFY(toEnd(runner));
    QCOMPARE(runner.results().size(), 1);
    const StepResult &result = runner.results().first();
    QVERIFY(result.cancelled);
    QCOMPARE(result.calls.size(), 2);
    for (const CallRecord &call : result.calls) {
        QCOMPARE(call.status, CallStatus::Cancelled);
        QVERIFY(call.ttft);
        QVERIFY(call.outputTokens > 3);
    }
    QCOMPARE(result.summary.ttftMs.n, 0u); // cancelled calls count in no figure
    // And the server is free for others.
    Runner after(workloadFor(*m_servers.back()), prober);
    QVERIFY(toEnd(after));
    QVERIFY2(after.results().first().summary.ok == 1, wordsOf(after.results().first()));
}

void TestRealRuns::goesOnWhenAServerIsKilledInMidStream()
{
    LlamaServer dying(LlamaServer::models().last(), QStringLiteral("dying"));
    QVERIFY2(dying.waitUntilReady(), dying.log());
    Workload workload = workloadFor(*m_servers.front());
    workload.servers = {{dying.url(), {}, {"dying"}}, {m_servers.front()->url(), {}, {"first"}}};
    workload.repeats = 3;
    workload.maxTokens = 3000;
    Prober prober;
    Runner runner(workload, prober);
    connect(&prober, &Prober::callsProgressed, &runner, [&](const QList<CallProgress> &calls) {
        if (runner.results().isEmpty() && calls.first().tokenEvents > 3)
            dying.kill();
    });
    QVERIFY(toEnd(runner));
    QCOMPARE(runner.results().size(), 2);
    const StepResult &killed = runner.results().at(0);
    QCOMPARE(killed.calls.size(), 3);
    QCOMPARE(killed.calls.at(0).status, CallStatus::Incomplete);
    QCOMPARE(killed.calls.at(0).errorKind, std::optional(ErrorKind::Reset));
    QVERIFY(killed.calls.at(0).outputTokens > 3); // what came before it counts
    for (int i = 1; i < 3; ++i) {
        QCOMPARE(killed.calls.at(i).status, CallStatus::Failed);
        QCOMPARE(killed.calls.at(i).errorKind, std::optional(ErrorKind::Refused));
    }
    QVERIFY2(runner.results().at(1).summary.ok == 3, wordsOf(runner.results().at(1)));
}

QTEST_GUILESS_MAIN(TestRealRuns)
#include "tst_realruns.moc"
