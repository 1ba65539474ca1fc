// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/registry.h"
#include "tests/support/logs.h"

#include <QTest>

#include <array>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

double gaugeOf(const DecodedLog &log, Gauge gauge)
{
    for (const GaugeSample &sample : log.gauges) {
        if (sample.gauge == gauge)
            return sample.value;
    }
    return -1;
}

QByteArray block(const QByteArray &before, const QByteArray &after = {})
{
    return before +
           "prompt eval time =     120.50 ms /    30 tokens (    4.02 ms per token,   248.96 tokens per "
           "second)" +
           after + '\n' + before +
           "       eval time =     980.25 ms /    50 tokens (   19.61 ms per token,    51.01 tokens per "
           "second)" +
           after + '\n' + before + "      total time =    1100.75 ms /    80 tokens" + after + '\n';
}

} // namespace

// The logs of servers and gateways other than Ollama's own lines, one small log each with known truth.
class TestServerLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void llamaCppOfEachGeneration_data();
    void llamaCppOfEachGeneration();
    void llamaCppFiguresThatAreNone();
    void llamaCppTwoSlots();
    void llamaCppRecordedUnderParallelLoad();
    void vllm_data();
    void vllm();
    void promptsInALogAreNoStatistics();
    void sglangLeavesOutTheFirstRateAfterIdle();
    void tgi_data();
    void tgi();
    void tgiFailure();
    void liteLlm_data();
    void liteLlm();
    void openTelemetry();
    void lmStudio();
    void apiRequests();
    void aForcedFormatReadsEveryLine();
};

void TestServerLogs::llamaCppOfEachGeneration_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("promptKnown");
    QTest::newRow("2023: bare lines") << block("print_timings: ") << false;
    const QByteArray tail = R"( | tid="140" timestamp=1759196830 id_slot=0 id_task=7)";
    QTest::newRow("2024 and ik_llama.cpp: text")
        << block("INFO [           print_timings] ", tail)
                   .replace("       eval time", "generation eval time")
                   .replace("      total time =    1100.75 ms /    80 tokens",
                            "          total time =    1100.75 ms") +
               "INFO [            update_slots] slot released | tid=\"140\" timestamp=1759196830 id_slot=0 "
               "id_task=7 "
               "n_past=79 truncated=false\n"
        << true;
    QByteArray json;
    for (const QByteArray &line : block("").trimmed().split('\n'))
        json +=
            R"({"tid":"1","timestamp":1759196830,"level":"INFO","function":"print_timings","line":313,"msg":")" +
            line + R"(","id_slot":0,"id_task":7})" + '\n';
    QTest::newRow("2024: JSON")
        << json +
               R"({"function":"update_slots","msg":"slot released","id_slot":0,"id_task":7,"n_past":79,"truncated":false})"
        << true;
    QTest::newRow("2025: a block after its release")
        << "slot launch_slot_: id  0 | task 7 | processing task\n"
           "slot      release: id  0 | task 7 | stop processing: n_past = 79, truncated = 0\n"
           "slot print_timing: id  0 | task 7 | \n" +
               block("") + "srv  log_server_r: request: POST /completion 127.0.0.1 200\n"
        << true;
    QTest::newRow("2026: every line by itself, coloured, with a time since the start")
        << block("\x1b[34m10.54.639.911\x1b[0m \x1b[32mI \x1b[0mslot print_timing: id  0 | task 7 | ") +
               "\x1b[34m10.54.640.498\x1b[0m \x1b[32mI \x1b[0mslot      release: id  0 | task 7 | stop "
               "processing: "
               "n_tokens = 79, truncated = 0\n"
        << true;
    QByteArray jsonl;
    for (const QByteArray &line : block("slot print_timing: id  0 | task 7 | ").trimmed().split('\n'))
        jsonl += R"({"type":"log","time":735000,"level":"I","msg":")" + line + "\\n\"}\n";
    QTest::newRow("2026: --log-jsonl")
        << jsonl +
               R"({"type":"log","time":735001,"level":"I","msg":"slot      release: id  0 | task 7 | stop processing: n_tokens = 79, truncated = 0\n"})"
        << true;
    QTest::newRow("router")
        << block("[8081] slot print_timing: id  0 | task 7 | ") +
               "[8081] slot      release: id  0 | task 7 | stop processing: n_tokens = 79, "
               "truncated = 0\n"
        << true;
}

void TestServerLogs::llamaCppOfEachGeneration()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, promptKnown);
    const DecodedLog log = decodeLog(text);
    QVERIFY2(log.skipped.isEmpty(), log.skipped.isEmpty() ? "" : log.skipped.first().text);
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.server, "llamacpp");
    QCOMPARE(call.promptEval, OptionalDuration(120500us));
    QCOMPARE(call.serverGeneration, OptionalDuration(980250us));
    QCOMPARE(call.total, OptionalDuration(1100750us));
    QCOMPARE(call.outputTokens, 50);
    QCOMPARE(call.promptTokens, promptKnown ? std::optional<qint64>(30) : std::nullopt);
    QCOMPARE(call.status, CallStatus::Ok);
}

void TestServerLogs::llamaCppFiguresThatAreNone()
{
    const DecodedLog log =
        decodeLog("slot print_timing: id  0 | task 3 | prompt eval time =        -nan ms /     0 tokens "
                  "(-nan ms per token, inf)\n"
                  "slot print_timing: id  0 | task 3 |        eval time =      10.00 ms /     5 tokens (x)\n"
                  "slot print_timing: id  0 | task 3 |       total time =      10.00 ms /     5 tokens\n"
                  "slot      release: id  0 | task 3 | stop processing: n_tokens = 9, truncated = 0\n" +
                  block("slot print_timing: id  0 | task 9 | ") +
                  "slot      release: id  0 | task 9 | stop processing: n_tokens = 79, truncated = 0\n");
    QCOMPARE(log.calls.size(), 1); // a sum of unknown parts says nothing
    QCOMPARE(log.calls.first().outputTokens, 50);
}

void TestServerLogs::llamaCppTwoSlots()
{
    const QByteArray one = "slot print_timing: id  0 | task 4 | ";
    const QByteArray other = "slot print_timing: id  1 | task 5 | ";
    const QByteArray log =
        "slot launch_slot_: id  0 | task 4 | processing task, is_child = 0\n"
        "slot launch_slot_: id  1 | task 5 | processing task, is_child = 0\n" +
        one + "prompt eval time =      10.00 ms /    10 tokens (x)\n" + other +
        "prompt eval time =      20.00 ms /    20 tokens (x)\n" + one +
        "       eval time =     100.00 ms /    11 tokens (x)\n" + other +
        "       eval time =     200.00 ms /    21 tokens (x)\n" + one +
        "      total time =     110.00 ms /    21 tokens\n" + other +
        "      total time =     220.00 ms /    41 tokens\n"
        "slot      release: id  1 | task 5 | stop processing: n_tokens = 40, truncated = 0\n"
        "slot      release: id  0 | task 4 | stop processing: n_tokens = 20, truncated = 0\n";
    const QList<CallRecord> calls = decodeLog(log).calls;
    QCOMPARE(calls.size(), 2);
    for (const CallRecord &call : calls)
        QCOMPARE(call.outputTokens, call.total == OptionalDuration(110ms) ? 11 : 21);
}

// A real server's log of seven chats, five of them at once, and what each answer's own timings said.
void TestServerLogs::llamaCppRecordedUnderParallelLoad()
{
    struct Answer
    {
        qint64 outputTokens;
        qint64 cachedTokens;
        Nanoseconds promptEval;
        Nanoseconds generation;
    };
    const std::array answers{Answer{20, 0, 96040us, 10116us}, Answer{21, 12, 3331us, 8023us},
                             Answer{30, 28, 2279us, 34883us}, Answer{37, 28, 2328us, 45213us},
                             Answer{58, 0, 9670us, 63500us},  Answer{51, 12, 4247us, 52353us},
                             Answer{44, 12, 3792us, 38334us}, Answer{400, 1, 1060us, 342150us}};
    const DecodedLog log = decodeLog(logFixture("llamacpp.log"));
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.calls.size(), 9);
    constexpr Nanoseconds printed = 5us; // hundredths of a millisecond
    for (const Answer &answer : answers) {
        const auto call = std::find_if(log.calls.begin(), log.calls.end(), [&](const CallRecord &candidate) {
            return candidate.outputTokens == answer.outputTokens;
        });
        QVERIFY(call != log.calls.end());
        QCOMPARE(call->cachedTokens, answer.cachedTokens);
        QCOMPARE(call->promptTokens, answer.outputTokens == 400 ? 3 : 29);
        QVERIFY(std::chrono::abs(*call->promptEval - answer.promptEval) <= printed);
        QVERIFY(std::chrono::abs(*call->serverGeneration - answer.generation) <= printed);
        QCOMPARE(call->model, "stories260K");
    }
    const auto failed = std::find_if(log.calls.begin(), log.calls.end(), [](const CallRecord &call) {
        return call.status == CallStatus::Failed;
    });
    QVERIFY(failed != log.calls.end());
    QCOMPARE(failed->httpStatus, 400);
    QCOMPARE(failed->error, "'messages' is required");
}

void TestServerLogs::vllm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("V0") << QByteArray("INFO 04-10 18:13:17 metrics.py:455] Avg prompt throughput: 9.2 "
                                      "tokens/s, Avg generation throughput: 11.6 "
                                      "tokens/s, Running: 3 reqs, Swapped: 0 reqs, Pending: 2 reqs, GPU KV "
                                      "cache usage: 12.5%, CPU KV cache usage: "
                                      "0.0%.");
    QTest::newRow("V1") << QByteArray("(APIServer pid=158) INFO 09-02 13:08:10 [loggers.py:123] Engine 000: "
                                      "Avg prompt throughput: 9.2 tokens/s, Avg "
                                      "generation throughput: 11.6 tokens/s, Running: 3 reqs, Waiting: 2 "
                                      "reqs, GPU KV cache usage: 12.5%, Prefix cache "
                                      "hit rate: 53.7%");
    QTest::newRow("several engines") << QByteArray("(APIServer pid=158) INFO 09-02 13:08:10 [loggers.py:123] "
                                                   "2 Engines Aggregated: Avg prompt throughput: 9.2 "
                                                   "tokens/s, Avg generation throughput: 11.6 tokens/s, "
                                                   "Running: 3 reqs, Waiting: 2 reqs, Preemptions: 0, GPU KV "
                                                   "cache usage: 12.5%");
    QTest::newRow("with a year") << QByteArray(
        "INFO 2025-09-10 16:32:05.957 metrics.py:386] Avg prompt throughput: 9.2 tokens/s, Avg generation "
        "throughput: "
        "11.6 tokens/s, Running: 3 reqs, Swapped: 0 reqs, Pending: 2 reqs, GPU KV cache usage: 12.5%");
}

void TestServerLogs::vllm()
{
    QFETCH(QByteArray, text);
    const DecodedLog log = decodeLog(text + '\n');
    QVERIFY(log.calls.isEmpty());
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.gauges.size(), 5);
    QCOMPARE(gaugeOf(log, Gauge::PromptThroughput), 9.2);
    QCOMPARE(gaugeOf(log, Gauge::GenerationThroughput), 11.6);
    QCOMPARE(gaugeOf(log, Gauge::Running), 3.0);
    QCOMPARE(gaugeOf(log, Gauge::Waiting), 2.0);
    QCOMPARE(gaugeOf(log, Gauge::KvCacheUsage), 0.125);
    QCOMPARE(log.gauges.first().source, "test.log");
    QCOMPARE(log.gauges.first().server, "vllm");
}

void TestServerLogs::promptsInALogAreNoStatistics()
{
    const DecodedLog log =
        decodeLog("INFO 04-10 18:13:14 logger.py:39] Received request chatcmpl-1: prompt: 'Avg prompt "
                  "throughput: 5.0 tokens/s, "
                  "Avg generation throughput: 1.0 tokens/s, Running: 1 reqs', params: SamplingParams(n=1)\n"
                  "INFO:     127.0.0.1:45986 - \"POST /v1/chat/completions HTTP/1.1\" 200 OK\n");
    QVERIFY(log.calls.isEmpty() && log.gauges.isEmpty() && log.skipped.isEmpty());
}

void TestServerLogs::sglangLeavesOutTheFirstRateAfterIdle()
{
    const auto batch = [](const char *rest) {
        return QByteArray("[2025-07-18 15:32:52 TP0] ") + rest + '\n';
    };
    const auto decode = [&](const char *rate) {
        return batch("Decode batch. #running-req: 2, #token: 2266, token usage: 0.25, cuda graph: True, "
                     "gen throughput (token/s): ")
                   .trimmed() +
               ' ' + rate + ", #queue-req: 1,\n";
    };
    const QByteArray prefillIdle = batch("Prefill batch. #new-seq: 1, #new-token: 9, token usage: 0.00, "
                                         "#running-req: 0, #queue-req: 0,");
    const QByteArray prefillBusy = batch("Prefill batch. #new-seq: 1, #new-token: 9, token usage: 0.00, "
                                         "#running-req: 2, #queue-req: 0,");
    const TimeZone zone("UTC");
    const DecodedLog log = decodeLog(prefillIdle + decode("3.13") + decode("75.25") + prefillBusy +
                                     decode("70.5") + prefillIdle + decode("50.1") + decode("75.5"));
    QList<double> rates;
    for (const GaugeSample &sample : log.gauges) {
        if (sample.gauge == Gauge::GenerationThroughput)
            rates.append(sample.value);
    }
    QCOMPARE(rates, QList<double>({75.25, 70.5, 75.5}));
    QVERIFY(log.calls.isEmpty() && log.skipped.isEmpty());
    QCOMPARE(msSinceEpoch(log.gauges.first().time), 1752852772000);
}

void TestServerLogs::tgi_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Operation>("operation");
    const QByteArray figures =
        "total_time=\"735.2ms\" validation_time=\"955.594\xC2\xB5s\" queue_time=\"73.176\xC2\xB5s\" "
        "inference_time=\"734.16ms\" time_per_token=\"36.708ms\" seed=\"Some(1)\"";
    QTest::newRow("today's span")
        << "2024-12-10T21:50:03.478010Z  INFO chat_completions{" + figures +
               "}: text_generation_router::server: router/src/server.rs:622: Success"
        << Operation::Chat;
    QTest::newRow("nested, with the parameters")
        << "2024-12-10T21:50:03.478010Z  INFO HTTP request{otel.name=POST /generate http.route=/generate}:"
           "generate{parameters=GenerateParameters { best_of: None, stop: [\"total_time=\\\"1s\\\"\"] } " +
               figures + "}: text_generation_router::server: router/src/server.rs:289: Success"
        << Operation::Generate;
    QTest::newRow("JSON")
        << QByteArray(
               R"({"timestamp":"2024-12-10T21:50:03.478010Z","level":"INFO","message":"Success",)"
               R"("target":"text_generation_router::server","span":{"inference_time":"734.16ms","name":"generate_stream",)"
               R"("queue_time":"73.176µs","time_per_token":"36.708ms","total_time":"735.2ms"},"spans":[]})")
        << Operation::Generate;
}

void TestServerLogs::tgi()
{
    QFETCH(QByteArray, text);
    const DecodedLog log = decodeLog(text + '\n');
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QTEST(call.operation.value(), "operation");
    QCOMPARE(call.total, OptionalDuration(735200us));
    QCOMPARE(call.queue, OptionalDuration(73176ns));
    QCOMPARE(call.outputTokens, 20);
    QCOMPARE(call.startedAt, WallTime(1733867403478010us - 735200us));
    QCOMPARE(call.status, CallStatus::Ok);
    QVERIFY(!call.ttft && call.model.isEmpty());
}

void TestServerLogs::tgiFailure()
{
    const DecodedLog log = decodeLog("2024-12-10T21:50:03.478010Z ERROR generate{total_time=\"1.5s\" "
                                     "queue_time=\"1ms\" inference_time=\"1.4s\" "
                                     "time_per_token=\"70ms\"}: text_generation_router::infer: "
                                     "router/src/infer.rs:1: Request failed during generation\n");
    QCOMPARE(log.calls.size(), 1);
    QCOMPARE(log.calls.first().status, CallStatus::Failed);
    QCOMPARE(log.calls.first().error, "Request failed during generation");
}

void TestServerLogs::liteLlm_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<OptionalDuration>("ttft");
    QTest::addColumn<OptionalDuration>("total");
    QTest::addColumn<CallStatus>("status");
    const auto payload = [](const QByteArray &rest) {
        return R"({"id":"x","call_type":"acompletion","model":"gpt-4o-mini","model_group":"m","prompt_tokens":20,"completion_tokens":10,)" +
               rest + '}';
    };
    QTest::newRow("streamed")
        << payload(
               R"("status":"success","startTime":1700000000.0,"endTime":1700000001.0,"completionStartTime":1700000000.25)")
        << OptionalDuration(250ms) << OptionalDuration(1s) << CallStatus::Ok;
    QTest::newRow("not streamed: the first token is the end")
        << payload(
               R"("status":"success","startTime":1700000000.0,"endTime":1700000001.0,"completionStartTime":1700000001.0)")
        << OptionalDuration() << OptionalDuration(1s) << CallStatus::Ok;
    QTest::newRow("failed")
        << payload(
               R"("status":"failure","error_str":"Rate limit","startTime":1700000000.0,"endTime":1700000000.5,"completionStartTime":1700000000.5,"error_information":{"error_code":"429"})")
        << OptionalDuration() << OptionalDuration(500ms) << CallStatus::Failed;
    QTest::newRow("failed without times") << payload(R"("error_str":"provider failure","response":null)")
                                          << OptionalDuration() << OptionalDuration() << CallStatus::Failed;
}

void TestServerLogs::liteLlm()
{
    QFETCH(QByteArray, json);
    const DecodedLog log = decodeLog(json + '\n');
    QCOMPARE(log.format, "litellm");
    QCOMPARE(log.calls.size(), 1);
    const CallRecord &call = log.calls.first();
    QTEST(call.ttft, "ttft");
    QTEST(call.total, "total");
    QTEST(call.status, "status");
    const bool failed = call.status == CallStatus::Failed;
    QCOMPARE(call.outputTokens, failed ? std::nullopt : std::optional<qint64>(10));
    QCOMPARE(call.httpStatus, json.contains("429") ? std::optional(429) : std::nullopt);
    QCOMPARE(call.model, "gpt-4o-mini");
}

void TestServerLogs::openTelemetry()
{
    const DecodedLog log = decodeLog(
        R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"app"}}]},"scopeSpans":[{"scope":{"name":"x"},"spans":[)"
        R"({"traceId":"a","spanId":"1","name":"invoke_agent","startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000009000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"invoke_agent"}}]},)"
        R"({"traceId":"a","spanId":"2","name":"chat m","startTimeUnixNano":"1700000000500000000","endTimeUnixNano":"1700000002000000000","attributes":[)"
        R"({"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.system","value":{"stringValue":"openai"}},)"
        R"({"key":"gen_ai.request.model","value":{"stringValue":"m"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"17"}},)"
        R"({"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":"stop"}]}}},)"
        R"({"key":"gen_ai.usage.output_tokens","value":{"intValue":40}},{"key":"gen_ai.server.time_to_first_token","value":{"doubleValue":0.25}}],"status":{}},)"
        R"({"traceId":"a","spanId":"3","name":"chat m","startTimeUnixNano":"1700000003000000000","endTimeUnixNano":"1700000004000000000","attributes":[)"
        R"({"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"error.type","value":{"stringValue":"429"}}],"status":{"code":2,"message":"too many requests"}}]}]}]})"
        "\n");
    QCOMPARE(log.format, "otlp");
    QCOMPARE(log.calls.size(), 2); // the agent's span is no call
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.total, OptionalDuration(1500ms));
    QCOMPARE(call.ttft, OptionalDuration(250ms));
    QCOMPARE(call.promptTokens, 17);
    QCOMPARE(call.outputTokens, 40);
    QCOMPARE(call.server, "openai");
    QCOMPARE(call.model, "m");
    QCOMPARE(log.calls[1].status, CallStatus::Failed);
    QCOMPARE(log.calls[1].httpStatus, 429);
    QCOMPARE(log.calls[1].error, "too many requests");
}

void TestServerLogs::lmStudio()
{
    const auto request = [](int second, bool disconnects, int outputTokens) {
        const QByteArray time = "2025-11-18 14:26:" + QByteArray::number(second);
        QByteArray log =
            time +
            " [DEBUG]\n Received request: POST to /v1/chat/completions with body  {\n  \"model\": \"q\",\n"
            "  \"messages\": []\n}\n" +
            time + "  [INFO]\n [q/m-4b] Running chat completion on conversation with 2 messages.\n" + time +
            " [DEBUG]\n Cache reuse summary: 20/30 of prompt\nTotal prompt tokens: 30\nPrompt tokens to "
            "decode: 10\n";
        if (disconnects)
            log += time + "  [INFO]\n [LM STUDIO SERVER] Client disconnected. Stopping generation...\n";
        log += time +
               " [DEBUG]\n Target model llama_perf stats:\n"
               "llama_perf_context_print:        load time =    3103.96 ms\n"
               "llama_perf_context_print: prompt eval time =     120.00 ms /    10 tokens (x)\n"
               "llama_perf_context_print:        eval time =     900.00 ms /    49 runs   (x)\n"
               "llama_perf_context_print:       total time =    1040.00 ms /    59 tokens\n" +
               time +
               "  [INFO]\n [q/m-4b] Generated prediction:  {\n  \"id\": \"chatcmpl-1\",\n  \"choices\": [\n  "
               "  {\n"
               "      \"message\": {\n        \"content\": \"\\\"completion_tokens\\\": 999\"\n      },\n"
               "      \"finish_reason\": \"stop\"\n    }\n  ],\n  \"usage\": {\n    \"prompt_tokens\": 30,\n"
               "    \"completion_tokens\": " +
               QByteArray::number(outputTokens) + ",\n    \"total_tokens\": 80\n  }\n}\n";
        return log;
    };
    const TimeZone zone("UTC");
    const DecodedLog log = decodeLog(request(10, false, 50) + request(20, true, 50));
    QCOMPARE(log.format, "lmstudio");
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.calls.size(), 2);
    const CallRecord &call = log.calls.first();
    QCOMPARE(call.model, "q/m-4b");
    QCOMPARE(call.operation, Operation::Chat);
    QCOMPARE(msSinceEpoch(call.startedAt), 1763475970000);
    QCOMPARE(call.promptTokens, 30);
    QCOMPARE(call.cachedTokens, 20);
    QCOMPARE(call.outputTokens, 50);
    QCOMPARE(call.serverGeneration, OptionalDuration(900ms));
    QCOMPARE(call.generationSpan, GenerationSpan::ExcludesFirstToken);
    QCOMPARE(call.total, OptionalDuration(1040ms));
    QVERIFY(!call.load); // the log repeats the model's load with each request
    QCOMPARE(call.status, CallStatus::Ok);
    QCOMPARE(log.calls[1].status, CallStatus::Cancelled);
}

void TestServerLogs::apiRequests()
{
    const DecodedLog log = decodeLog(
        R"({"event":"api_request","client_type":"rest","operation":"chat","status":"success","model":"qwen2.5:7b","request_id":"r1","latency_ms":1234.5,"model_load_ms":800.25,"model_warm_start":false})"
        "\n"
        R"({"event":"api_request","operation":"generate","status":"error","model":"qwen2.5:7b","request_id":"r2","latency_ms":3.5,"model_load_ms":null,"model_warm_start":true,"error_type":"TimeoutError","error_message":"Read timed out"})"
        "\n");
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.calls[0].total, OptionalDuration(1234500us));
    QCOMPARE(log.calls[0].load, OptionalDuration(800250us));
    QCOMPARE(log.calls[0].start, StartKind::Cold);
    QCOMPARE(log.calls[0].requestId, "r1");
    QCOMPARE(log.calls[1].status, CallStatus::Failed);
    QCOMPARE(log.calls[1].errorKind, ErrorKind::Timeout);
    QCOMPARE(log.calls[1].start, StartKind::Warm);
}

void TestServerLogs::aForcedFormatReadsEveryLine()
{
    QVERIFY(!logFormatNamed("nothing"));
    const QByteArray log =
        "[GIN] 2025/11/05 - 16:14:34 | 200 | 1.5s | ::1 | POST \"/api/chat\"\n" +
        block("slot print_timing: id  0 | task 9 | ") +
        "slot      release: id  0 | task 9 | stop processing: n_tokens = 79, truncated = 0\n";
    const DecodedLog found = decodeLog(log, logFormatNamed("llamacpp"));
    QCOMPARE(found.format, "llamacpp");
    QCOMPARE(found.calls.size(), 1);
    QCOMPARE(found.calls.first().outputTokens, 50);
}

QTEST_GUILESS_MAIN(TestServerLogs)
#include "tst_serverlogs.moc"
