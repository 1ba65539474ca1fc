// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/logs.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// What a person reads in a log's raw text. Sums are over all calls that have the figure.
struct Expectation
{
    const char *file = nullptr;
    const char *format = "";
    int ok = 0;
    int failed = 0;
    int cancelled = 0;
    int withTokens = 0; // calls with a count of output tokens
    qint64 outputTokens = 0;
    qint64 promptTokens = 0; // where the whole prompt is known
    int loads = 0;           // calls with a load time
    std::set<QByteArray> models = {};
    int gauges = 0;
    int skipped = 0;
};

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/../shared/samples/logs/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template<typename Member>
qint64 sumOf(const QList<CallRecord> &calls, Member member)
{
    qint64 sum = 0;
    for (const CallRecord &call : calls)
        sum += (call.*member).value_or(0);
    return sum;
}

} // namespace

// Real logs beside the project, against what was counted in their raw text with grep and awk, or read by eye.
class TestLogSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatIsInTheRawText_data();
    void givesWhatIsInTheRawText();
};

void TestLogSamples::givesWhatIsInTheRawText_data()
{
    QTest::addColumn<Expectation>("expected");
    const auto row = [](const Expectation &expected) { QTest::newRow(expected.file) << expected; };
    // POST lines to /api/chat, /api/generate, /api/embed, /v1/...: 46 with 200; 3 with 404, one 400, 500, 501.
    row({.file = "ollama-0.33.stdout.log", .format = "ollama", .ok = 46, .failed = 6});
    // 43 blocks with a total, one cancelled task of 44 launched; no access lines, so no load can be a call's.
    // Two models take turns: from the second load on, both have a runner whose next task may be number 0.
    row({.file = "ollama-0.33.stderr.log",
         .format = "ollama-server, llamacpp",
         .ok = 43,
         .cancelled = 1,
         .withTokens = 43,
         .outputTokens = 2416,
         .promptTokens = 11221, // 11261 of 44 prompts, less the 40 of the cancelled one
         .models = {"rand-mid:latest", ""}});
    // Loads on 12:07:54 + 132.84 s, which the call of 2m38s that ended at 12:10:32 began; three 500.
    row({.file = "ollama-server-01.log",
         .format = "ollama-server, ollama",
         .ok = 4,
         .failed = 3,
         .loads = 1,
         .models = {""}});
    // Two calls; the second one's 10.99 s began with a load of 2.63 s. The first load began 7 s into its call,
    // with the beginning of the log cut off: not sure.
    row({.file = "ollama-server-02.log",
         .format = "ollama-server, ollama",
         .ok = 2,
         .loads = 1,
         .models = {""}});
    // 64, 278 and 92 tokens; prompts of 7303, 293 and 7305; 15.37 s of load in the first. The third one's
    // launch is cut off.
    row({.file = "ollama-server-03.log",
         .format = "ollama-server, llamacpp, ollama",
         .ok = 3,
         .withTokens = 3,
         .outputTokens = 434,
         .promptTokens = 14901,
         .loads = 1,
         .models = {"hermes3:8b", ""}});
    // A load without a prompt (0.78 s), then one call; both name llama3.2 in their DEBUG lines.
    row({.file = "ollama-server-05.log",
         .format = "ollama-server, ollama",
         .ok = 2,
         .loads = 1,
         .models = {"llama3.2:latest"}});
    // One block of 18 and 22 tokens, one access line of 7.05 s.
    row({.file = "ollama-server-07.log",
         .format = "llamacpp-json, ollama",
         .ok = 1,
         .withTokens = 1,
         .outputTokens = 22,
         .promptTokens = 18,
         .models = {""}});
    // 16 blocks; 32 tasks with an error, 2 exceptions; one cancelled. One of the 16 was truncated: its prompt
    // is not known.
    row({.file = "llamacpp-0.7.0.log",
         .format = "llamacpp",
         .ok = 16,
         .failed = 34,
         .cancelled = 1,
         .withTokens = 16,
         .outputTokens = 898,
         .promptTokens = 475,
         .models = {"stories260K"}});
    // 45 blocks and 2 cancelled of 47 launched; POST with 500 twice, 400 once (embeddings), 404 twice.
    row({.file = "llamacpp-2025-02.log",
         .format = "llamacpp",
         .ok = 45,
         .failed = 5,
         .cancelled = 2,
         .withTokens = 45,
         .outputTokens = 2476,
         .promptTokens = 35634,
         .models = {"rand-mid-110M-q8_0"}});
    // With a draft model, what is left in the cache does not tell the prompt.
    row({.file = "llamacpp-server-01.log",
         .format = "llamacpp",
         .ok = 2,
         .withTokens = 2,
         .outputTokens = 1555,
         .models = {"Qwen3.6-35B-A3B-UD-Q4_K_XL"}});
    row({.file = "llamacpp-server-02.log",
         .format = "llamacpp",
         .ok = 3,
         .withTokens = 3,
         .outputTokens = 212,
         .promptTokens = 255,
         .models = {""}});
    // 12, 8, 5, 6 and 210 tokens; tasks 36, 38 and 297 were cancelled; POST with 500 twice.
    row({.file = "llamacpp-server-04.log",
         .format = "llamacpp",
         .ok = 5,
         .failed = 2,
         .cancelled = 3,
         .withTokens = 5,
         .outputTokens = 241,
         .promptTokens = 346,
         .models = {"tiny"}});
    // Both clients disconnected; the second answer's usage is cut off.
    row({.file = "lmstudio-01.log",
         .format = "lmstudio",
         .cancelled = 2,
         .withTokens = 1,
         .outputTokens = 100,
         .promptTokens = 6308,
         .models = {"qwen/qwen3-vl-4b"}});
    row({.file = "litellm-01.jsonl",
         .format = "litellm",
         .ok = 2,
         .failed = 1,
         .withTokens = 2,
         .outputTokens = 22,
         .promptTokens = 29,
         .models = {"my-fake-model", "openai/gpt-4o-mini", "gpt-4o-mini"}});
    // 985.66325 / 49.283162 and 734.172108 / 36.708605.
    row({.file = "tgi-01.log",
         .format = "tgi",
         .ok = 2,
         .withTokens = 2,
         .outputTokens = 40,
         .models = {""}});
    // No per-call data: 6 and 11 windows of five figures each.
    row({.file = "vllm-01.log", .format = "vllm, uvicorn", .gauges = 30});
    row({.file = "vllm-02.log", .format = "vllm", .gauges = 55});
    // No per-call data: three figures of 11 batches, and 7 of 9 decode rates: two cover an idle time.
    row({.file = "sglang-01.log", .format = "sglang", .gauges = 40});
}

void TestLogSamples::givesWhatIsInTheRawText()
{
    QFETCH(Expectation, expected);
    const TimeZone zone("UTC");
    const QByteArray text = sample(expected.file);
    if (text.isEmpty())
        QSKIP("The real logs are not beside the project: ../shared/samples/logs");
    const DecodedLog log = decodeLog(text);
    const auto with = [&log](CallStatus status) {
        return int(std::count_if(log.calls.begin(), log.calls.end(),
                                 [status](const CallRecord &call) { return call.status == status; }));
    };
    QCOMPARE(log.format, expected.format);
    QCOMPARE(with(CallStatus::Ok), expected.ok);
    QCOMPARE(with(CallStatus::Failed), expected.failed);
    QCOMPARE(with(CallStatus::Cancelled), expected.cancelled);
    QCOMPARE(log.calls.size(), expected.ok + expected.failed + expected.cancelled);
    const auto withTokens = std::count_if(log.calls.begin(), log.calls.end(), [](const CallRecord &call) {
        return call.outputTokens.has_value();
    });
    QCOMPARE(withTokens, expected.withTokens);
    QCOMPARE(sumOf(log.calls, &CallRecord::outputTokens), expected.outputTokens);
    QCOMPARE(sumOf(log.calls, &CallRecord::promptTokens), expected.promptTokens);
    const auto loads = std::count_if(log.calls.begin(), log.calls.end(),
                                     [](const CallRecord &call) { return call.load.has_value(); });
    QCOMPARE(loads, expected.loads);
    std::set<QByteArray> models;
    for (const CallRecord &call : log.calls)
        models.insert(call.model);
    if (!expected.models.empty())
        QVERIFY2(models == expected.models, QByteArrayList(models.begin(), models.end()).join(", "));
    QCOMPARE(log.gauges.size(), expected.gauges);
    QCOMPARE(log.skipped.size(), expected.skipped);
}

QTEST_GUILESS_MAIN(TestLogSamples)
#include "tst_logsamples.moc"
