// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "tests/support/replies.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QByteArray withDelta(const QByteArray &delta, const QByteArray &finishReason = "null")
{
    return R"({"id":"c-1","model":"m","choices":[{"index":0,"delta":)" + delta + R"(,"finish_reason":)" +
           finishReason + "}]}";
}

const QByteArray finish(withDelta("{}", "\"stop\""));

} // namespace

class TestOpenAi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokens_data();
    void findsTokens();
    void tellsHowMuchOfThePromptWasRead_data();
    void tellsHowMuchOfThePromptWasRead();
    void isCompleteOnlyWithAFinishReason_data();
    void isCompleteOnlyWithAFinishReason();
    void readsUsageWhereverItIs_data();
    void readsUsageWhereverItIs();
    void readsUsageDetails();
    void doesNotBelieveAUsageThatWasNeverFilledIn();
    void allowsAnAnswerWithoutVisibleTokens();
    void readsTimingsWhereverTheyAre_data();
    void readsTimingsWhereverTheyAre();
    void takesTheLastTimings();
    void leavesNullTimingsUnknown();
    void countsTheCacheWhereTimingsDoNot();
    void readsAWholeAnswer();
    void readsCompletions();
    void findsErrors_data();
    void findsErrors();
    void namesTheServerThatShowsItself_data();
    void namesTheServerThatShowsItself();
    void takesNoNameThatTheServerInvented();
    void readsLmStudiosStats();
    void saysWhenAnEventIsNoJson_data();
    void saysWhenAnEventIsNoJson();
    void readsOtherTypesAsUnknown_data();
    void readsOtherTypesAsUnknown();
};

void TestOpenAi::findsTokens_data()
{
    QTest::addColumn<QByteArray>("delta");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<bool>("token");
    const auto row = [](const char *name, const char *delta, const char *content, const char *reasoning,
                        bool token) {
        QTest::newRow(name) << QByteArray(delta) << QByteArray(content) << QByteArray(reasoning) << token;
    };
    row("content", R"({"content":"a"})", "a", "", true);
    row("role and content", R"({"role":"assistant","content":"a"})", "a", "", true);
    row("role alone", R"({"role":"assistant"})", "", "", false);
    row("role and null", R"({"role":"assistant","content":null})", "", "", false);
    row("role and empty", R"({"role":"assistant","content":"","refusal":null})", "", "", false);
    row("nothing", "{}", "", "", false);
    row("null", "null", "", "", false);
    row("reasoning_content", R"({"reasoning_content":"r","content":null})", "", "r", true);
    row("reasoning", R"({"content":"","reasoning":"r"})", "", "r", true);
    row("both spellings of one text", R"({"reasoning":"r","reasoning_content":"r"})", "", "r", true);
    row("a spelling left empty", R"({"reasoning_content":"r","reasoning":""})", "", "r", true);
    row("content in parts", R"({"content":[{"type":"text","text":"a"}]})", "a", "", true);
    row("content of another type", R"({"content":{"a":1}})", "", "", false);
    row("tool name", R"({"tool_calls":[{"index":0,"id":"x","function":{"name":"f","arguments":""}}]})", "",
        "", true);
    row("tool arguments", R"({"tool_calls":[{"index":0,"function":{"arguments":"{"}}]})", "", "", true);
    row("empty tool arguments", R"({"tool_calls":[{"index":0,"function":{"arguments":""}}]})", "", "", false);
    row("no tool calls", R"({"content":"","tool_calls":[]})", "", "", false);
    row("null tool calls", R"({"content":"","tool_calls":null})", "", "", false);
}

void TestOpenAi::findsTokens()
{
    QFETCH(QByteArray, delta);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reasoning);
    QFETCH(bool, token);
    const EventContent read = readEvent("openai", withDelta(delta));
    QCOMPARE(read.content, content);
    QCOMPARE(read.reasoning, reasoning);
    QCOMPARE(read.isToken(), token);
    QVERIFY(!read.terminal);
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestOpenAi::isCompleteOnlyWithAFinishReason_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("terminal");
    QTest::newRow("stop") << finish << true;
    QTest::newRow("length") << withDelta("{}", "\"length\"") << true;
    QTest::newRow("null") << withDelta("{}", "null") << false;
    QTest::newRow("empty") << withDelta("{}", "\"\"") << false;
    QTest::newRow("another type") << withDelta("{}", "1") << false;
    QTest::newRow("done") << QByteArray("[DONE]") << false;
    QTest::newRow("no choices") << QByteArray(R"({"choices":[]})") << false;
    QTest::newRow("null choices") << QByteArray(R"({"choices":null})") << false;
    QTest::newRow("progress")
        << QByteArray(R"({"choices":[{"delta":{"role":"assistant","content":null},"finish_reason":null}],)"
                      R"("prompt_progress":{"total":9,"cache":0,"processed":3,"time_ms":1}})")
        << false;
}

void TestOpenAi::tellsHowMuchOfThePromptWasRead_data()
{
    QTest::addColumn<QByteArray>("progress");
    QTest::addColumn<std::optional<double>>("share");
    const auto row = [](const char *progress, std::optional<double> share) {
        QTest::newRow(progress) << QByteArray(progress) << share;
    };
    row(R"({"total":8,"cache":2,"processed":6,"time_ms":1})", 0.75);
    row(R"({"total":8,"processed":8})", 1.0);
    row(R"({"total":8,"processed":9})", {});
    row(R"({"total":0,"processed":0})", {});
    row(R"({"total":8})", {});
    row(R"({"total":"8","processed":null})", {});
    row("null", {});
    row("3", {});
}

void TestOpenAi::tellsHowMuchOfThePromptWasRead()
{
    QFETCH(QByteArray, progress);
    QFETCH(std::optional<double>, share);
    for (const char *protocol : {"openai", "llamacpp"}) {
        const EventContent read = readEvent(protocol, R"({"prompt_progress":)" + progress + '}');
        QCOMPARE(read.promptShare, share);
        QVERIFY(!read.isToken() && !read.error && !read.violation);
    }
}

void TestOpenAi::isCompleteOnlyWithAFinishReason()
{
    QFETCH(QByteArray, data);
    QFETCH(bool, terminal);
    const EventContent read = readEvent("openai", data);
    QCOMPARE(read.terminal, terminal);
    QVERIFY(!read.isToken());
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestOpenAi::readsUsageWhereverItIs_data()
{
    QTest::addColumn<QList<QByteArray>>("events");
    const QByteArray usage(R"("usage":{"prompt_tokens":9,"completion_tokens":4,"total_tokens":13}})");
    const QByteArray token = withDelta(R"({"content":"a"})");
    QTest::newRow("without choices") << QList<QByteArray>{token, finish, "{\"choices\":[]," + usage,
                                                          "[DONE]"};
    QTest::newRow("missing choices") << QList<QByteArray>{token, finish, "{" + usage, "[DONE]"};
    QTest::newRow("with the finish reason")
        << QList<QByteArray>{token, QByteArray(finish).chopped(1) + "," + usage, "[DONE]"};
    QTest::newRow("null until the last")
        << QList<QByteArray>{token.chopped(1) + R"(,"usage":null})",
                             QByteArray(finish).chopped(1) + R"(,"usage":null})", "{\"choices\":[]," + usage};
    QTest::newRow("growing on each") << QList<QByteArray>{
        token.chopped(1) + R"(,"usage":{"prompt_tokens":9,"completion_tokens":1}})",
        QByteArray(finish).chopped(1) + "," + usage};
}

void TestOpenAi::readsUsageWhereverItIs()
{
    QFETCH(QList<QByteArray>, events);
    const ReadReply reply = readReply("openai", events);
    QVERIFY(reply.terminal);
    QVERIFY(!reply.error);
    QCOMPARE(reply.tokenEvents, 1);
    QCOMPARE(reply.record.promptTokens, std::optional<qint64>(9));
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(4));
    QCOMPARE(reply.record.tokenCount, std::optional(TokenCount::Server));
    QCOMPARE(reply.record.cachedTokens, std::nullopt);
    QCOMPARE(reply.record.requestId, "c-1");
    QVERIFY(!reply.record.promptEval);
    QVERIFY(!reply.record.serverGeneration);
}

void TestOpenAi::readsUsageDetails()
{
    const ReadReply reply = readReply(
        "openai", {finish, R"({"choices":[],"usage":{"prompt_tokens":50,"prompt_tokens_details":{)"
                           R"("cached_tokens":32,"audio_tokens":0},"completion_tokens":20,)"
                           R"("completion_tokens_details":{"reasoning_tokens":12,"audio_tokens":3}}})"});
    QCOMPARE(reply.record.promptTokens, std::optional<qint64>(50));
    QCOMPARE(reply.record.cachedTokens, std::optional<qint64>(32));
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(20));
    QCOMPARE(reply.record.reasoningTokens, std::optional<qint64>(12));
}

void TestOpenAi::doesNotBelieveAUsageThatWasNeverFilledIn()
{
    const QByteArray token = withDelta(R"({"content":"a"})").chopped(1);
    const ReadReply reply = readReply(
        "openai",
        {token + R"(,"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}})", finish});
    QVERIFY(!reply.record.outputTokens);
    QVERIFY(!reply.record.tokenCount);
    QVERIFY(!reply.record.promptTokens);
}

void TestOpenAi::allowsAnAnswerWithoutVisibleTokens()
{
    const ReadReply reply =
        readReply("openai", {withDelta(R"({"role":"assistant","content":""})"), withDelta("{}", "\"length\""),
                             R"({"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":60,)"
                             R"("completion_tokens_details":{"reasoning_tokens":60}}})",
                             "[DONE]"});
    QVERIFY(reply.terminal);
    QVERIFY(!reply.error);
    QCOMPARE(reply.tokenEvents, 0);
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(60));
    QCOMPARE(reply.record.reasoningTokens, std::optional<qint64>(60));
}

void TestOpenAi::readsTimingsWhereverTheyAre_data()
{
    QTest::addColumn<QList<QByteArray>>("events");
    const QByteArray timings(R"("timings":{"cache_n":6,"prompt_n":4,"prompt_ms":20.5,)"
                             R"("prompt_per_second":195.1,"predicted_n":11,"predicted_ms":500.0,)"
                             R"("predicted_per_second":22.0}})");
    const QByteArray token = withDelta(R"({"content":"a"})");
    QTest::newRow("on the finish chunk")
        << QList<QByteArray>{token, QByteArray(finish).chopped(1) + "," + timings};
    QTest::newRow("behind the finish chunk")
        << QList<QByteArray>{token, finish, R"({"choices":[],)" + timings, "[DONE]"};
    QTest::newRow("beside usage") << QList<QByteArray>{
        token, finish, R"({"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":11},)" + timings};
}

void TestOpenAi::readsTimingsWhereverTheyAre()
{
    QFETCH(QList<QByteArray>, events);
    const CallRecord record = readReply("openai", events).record;
    QCOMPARE(record.server, "llamacpp");
    QCOMPARE(record.promptTokens, std::optional<qint64>(10)); // the cached ones included
    QCOMPARE(record.cachedTokens, std::optional<qint64>(6));
    QCOMPARE(record.promptEval, OptionalDuration(fromMilliseconds(20.5)));
    QCOMPARE(record.outputTokens, std::optional<qint64>(11));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Server));
    QCOMPARE(record.serverGeneration, OptionalDuration(std::chrono::milliseconds(500)));
    QCOMPARE(record.generationSpan, std::optional(GenerationSpan::ExcludesFirstToken));
    QCOMPARE(decodeTps(record), std::optional(20.0)); // (11 - 1) / 0.5 s, whatever rate was printed
    QVERIFY(!record.load);
    QVERIFY(!record.start);
}

void TestOpenAi::takesTheLastTimings()
{
    const QByteArray token = withDelta(R"({"content":"a"})").chopped(1);
    const CallRecord record =
        readReply("openai",
                  {token + R"(,"timings":{"cache_n":0,"prompt_n":5,"predicted_n":1,"predicted_ms":0.0}})",
                   token + R"(,"timings":{"cache_n":0,"prompt_n":5,"predicted_n":2,"predicted_ms":40.0}})"})
            .record;
    QCOMPARE(record.outputTokens, std::optional<qint64>(2));
    QCOMPARE(record.serverGeneration, OptionalDuration(std::chrono::milliseconds(40)));
}

void TestOpenAi::leavesNullTimingsUnknown()
{
    const CallRecord record =
        readReply("openai",
                  {finish.chopped(1) + R"(,"timings":{"cache_n":null,"prompt_n":null,)"
                                       R"("prompt_ms":null,"predicted_n":null,"predicted_ms":null}})"})
            .record;
    QVERIFY(!record.promptTokens);
    QVERIFY(!record.cachedTokens);
    QVERIFY(!record.promptEval);
    QVERIFY(!record.outputTokens);
    QVERIFY(!record.tokenCount);
    QVERIFY(!record.serverGeneration);
    QVERIFY(!record.generationSpan);
}

// Builds of early 2025 have no cache_n; their prompt_n leaves the cached tokens out all the same.
void TestOpenAi::countsTheCacheWhereTimingsDoNot()
{
    const CallRecord record =
        readReply("openai", {finish.chopped(1) + R"(,"usage":{"prompt_tokens":70,"completion_tokens":8},)"
                                                 R"("timings":{"prompt_n":1,"prompt_ms":25.0,)"
                                                 R"("predicted_n":8,"predicted_ms":300.0}})"})
            .record;
    QCOMPARE(record.promptTokens, std::optional<qint64>(70));
    QCOMPARE(record.cachedTokens, std::optional<qint64>(69));
    QCOMPARE(promptTps(record), std::optional(40.0)); // of the one token that was evaluated

    const CallRecord withoutUsage =
        readReply("openai", {finish.chopped(1) + R"(,"timings":{"prompt_n":1,"prompt_ms":25.0}})"}).record;
    QVERIFY(!withoutUsage.promptTokens);
    QVERIFY(!withoutUsage.cachedTokens);
}

void TestOpenAi::readsAWholeAnswer()
{
    const ReadReply reply = readReply(
        "openai", {R"({"id":"c-2","object":"chat.completion","model":"m","choices":[{"index":0,)"
                   R"("finish_reason":"stop","message":{"role":"assistant","reasoning_content":"r",)"
                   R"("content":"abc"}}],"usage":{"prompt_tokens":3,"completion_tokens":5}})"});
    QVERIFY(reply.terminal);
    QCOMPARE(reply.content, "abc");
    QCOMPARE(reply.reasoning, "r");
    QCOMPARE(reply.tokenEvents, 1);
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(5));
}

void TestOpenAi::readsCompletions()
{
    const QByteArray zeros(R"("usage":{"prompt_tokens":0,"completion_tokens":0}})");
    const QByteArray token(R"({"id":"c-3","choices":[{"text":"a","index":0,"finish_reason":null}],)");
    const QByteArray end(R"({"id":"c-3","choices":[{"text":"","index":0,"finish_reason":"stop"}],)");
    const ReadReply counted =
        readReply("openai-completions",
                  {token + zeros, token + zeros, end + zeros,
                   R"({"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}})", "[DONE]"});
    QVERIFY(counted.terminal);
    QCOMPARE(counted.content, "aa");
    QCOMPARE(counted.tokenEvents, 2);
    QCOMPARE(counted.record.promptTokens, std::optional<qint64>(3));
    QCOMPARE(counted.record.outputTokens, std::optional<qint64>(2));

    const ReadReply swallowed =
        readReply("openai-completions", {QByteArray(end).replace("stop", "") + zeros});
    QVERIFY(!swallowed.terminal);
    QCOMPARE(swallowed.tokenEvents, 0);
    QVERIFY(!swallowed.record.promptTokens); // zeros that were never filled in
    QVERIFY(!swallowed.record.outputTokens);
    QVERIFY(!swallowed.record.tokenCount);
}

void TestOpenAi::findsErrors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *title, const char *data, const char *name, const char *words) {
        QTest::newRow(title) << QByteArray(data) << QByteArray(name) << QByteArray(words);
    };
    const char *unsaid = "The server reported an error without saying which.";
    row("object", R"({"error":{"type":"server_error","code":"x","message":"upstream failed"}})", "",
        "upstream failed");
    row("text", R"({"error":"Unexpected endpoint"})", "", "Unexpected endpoint");
    row("marked by object", R"({"object":"error","message":"no such model","code":404})", "",
        "no such model");
    row("marked by object, later", R"({"message":"no such model","object":"error"})", "", "no such model");
    row("marked by type", R"({"type":"error","error":{"type":"overloaded_error","message":"busy"}})", "",
        "busy");
    row("field named error", R"({"code":500,"message":"slot unavailable","type":"server_error"})", "error",
        "slot unavailable");
    row("field named error with an object", R"({"error":{"message":"gone"}})", "error", "gone");
    row("field named error with text", "something broke", "error", "something broke");
    row("event named error without data", "", "error", unsaid);
    row("without words", R"({"error":{}})", "", unsaid);
    row("only a type", R"({"error":{"type":"overloaded_error","message":null}})", "", "overloaded_error");
}

void TestOpenAi::findsErrors()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, words);
    const EventContent read = readEvent("openai", data, name);
    QCOMPARE(read.error, std::optional(words));
    QVERIFY(!read.terminal);
    QVERIFY(!read.isToken());
    QVERIFY(!read.violation);

    const ReadReply reply =
        readReply("openai", QList<StreamEvent>{{.name = name, .data = data}, {.name = {}, .data = "[DONE]"}});
    QVERIFY(!reply.terminal);
    QVERIFY(reply.error);
}

void TestOpenAi::namesTheServerThatShowsItself_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("known");
    QTest::addColumn<QByteArray>("server");
    const auto row = [](const char *title, const char *field, const char *known, const char *server) {
        QTest::newRow(title) << QByteArray(field) << QByteArray(known) << QByteArray(server);
    };
    row("nothing", R"("x":1)", "", "");
    row("nothing but the caller", R"("x":1)", "openai", "openai");
    row("ollama", R"("system_fingerprint":"fp_ollama")", "", "ollama");
    row("ollama, not only openai", R"("system_fingerprint":"fp_ollama")", "openai", "ollama");
    row("vllm", R"("system_fingerprint":"vllm-0.9-ab12")", "openai", "vllm");
    row("llama.cpp", R"("timings":{"predicted_n":1})", "", "llamacpp");
    row("the caller knows better", R"("timings":{"predicted_n":1})", "litellm", "litellm");
    row("another fingerprint", R"("system_fingerprint":"b11-x")", "", "");
    row("null", R"("system_fingerprint":null,"timings":null)", "", "");
}

void TestOpenAi::namesTheServerThatShowsItself()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, known);
    QFETCH(QByteArray, server);
    CallRecord record;
    record.server = known;
    QCOMPARE(readReply("openai", QList<QByteArray>{"{" + field + "}"}, record).record.server, server);
}

// llama.cpp, where it was told no name; OpenAI's own model of that name is one.
void TestOpenAi::takesNoNameThatTheServerInvented()
{
    const QByteArray event(R"({"model":"gpt-3.5-turbo","choices":[]%1})");
    const QByteArray timings(R"(,"timings":{"predicted_n":5,"predicted_ms":20.0})");
    const auto modelIn = [&event](const QByteArray &more) {
        return readReply("openai", {QByteArray(event).replace("%1", more)}).record.model;
    };
    QCOMPARE(modelIn(timings), "");
    QCOMPARE(modelIn({}), "gpt-3.5-turbo");
}

// Of the API that it had first. What the time covers is not told, so the speed is the client's.
void TestOpenAi::readsLmStudiosStats()
{
    const QByteArray whole(R"({"choices":[{"message":{"content":"a"},"finish_reason":"stop"}],)"
                           R"("usage":{"prompt_tokens":24,"completion_tokens":53},"stats":%1})");
    const auto recordOf = [&whole](const QByteArray &stats) {
        return readReply("lmstudio-v0", {QByteArray(whole).replace("%1", stats)}).record;
    };
    const CallRecord record =
        recordOf(R"({"tokens_per_second":51.4,"time_to_first_token":0.111,"generation_time":0.954})");
    QCOMPARE(record.outputTokens, std::optional<qint64>(53));
    QCOMPARE(record.serverGeneration, OptionalDuration(std::chrono::milliseconds(954)));
    QVERIFY(!record.generationSpan);
    QVERIFY(!decodeTps(record));
    QVERIFY(!recordOf("{}").serverGeneration);
}

void TestOpenAi::saysWhenAnEventIsNoJson_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("text") << QByteArray("Internal error");
    QTest::newRow("cut") << withDelta(R"({"content":"a"})").chopped(3);
    QTest::newRow("cut in a character") << withDelta("{\"content\":\"\xC3\xBC\"}").first(58);
    QTest::newRow("an array") << QByteArray("[1]");
    QTest::newRow("done, but misspelt") << QByteArray("[DONE");
}

void TestOpenAi::saysWhenAnEventIsNoJson()
{
    QFETCH(QByteArray, data);
    const EventContent read = readEvent("openai", data);
    QVERIFY(read.violation);
    QVERIFY(!read.terminal);
}

void TestOpenAi::readsOtherTypesAsUnknown_data()
{
    QTest::addColumn<QByteArray>("data");
    for (const char *data :
         {R"({"choices":{"delta":{"content":"a"}}})", R"({"choices":[null,1,"x",[]]})",
          R"({"choices":"x","usage":[],"timings":3,"id":{},"model":[]})",
          R"({"choices":[{"delta":[],"finish_reason":{}}]})",
          R"({"usage":{"prompt_tokens":"9",)"
          R"("completion_tokens":-1,"prompt_tokens_details":7}})",
          R"({"usage":{"completion_tokens":1e300,"prompt_tokens":123456789012345678901234}})",
          R"({"error":false,"object":"chat.completion.chunk","type":null})"})
        QTest::newRow(data) << QByteArray(data);
}

void TestOpenAi::readsOtherTypesAsUnknown()
{
    QFETCH(QByteArray, data);
    const ReadReply reply = readReply("openai", QList<QByteArray>{data});
    QVERIFY(!reply.violation);
    QVERIFY(!reply.error);
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 0);
    QCOMPARE(reply.record, CallRecord());
}

QTEST_GUILESS_MAIN(TestOpenAi)
#include "tst_openai.moc"
