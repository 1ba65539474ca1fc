// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/replies.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QByteArray deltaOf(const QByteArray &type, const QByteArray &delta = R"("a")")
{
    return R"({"type":"response.)" + type + R"(.delta","sequence_number":4,"delta":)" + delta + "}";
}

QByteArray ended(const QByteArray &how, const QByteArray &more = {})
{
    return R"({"type":"response.)" + how + R"(","response":{"id":"resp_1","model":"m","status":")" + how +
           R"(","error":null,"output":[{"type":"message","content":[{"type":"output_text","text":"abc"}]}],)"
           R"("usage":{"input_tokens":50,"input_tokens_details":{"cached_tokens":32},"output_tokens":20,)"
           R"("output_tokens_details":{"reasoning_tokens":12},"total_tokens":70}})" +
           more + "}";
}

const QByteArray created(R"({"type":"response.created","response":{"id":"resp_1","status":"in_progress",)"
                         R"("error":null,"model":"m","output":[],"usage":null}})");

} // namespace

class TestOpenAiResponses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokens_data();
    void findsTokens();
    void goesByTheEventsNameToo();
    void isCompleteOnlyAtTheEnd_data();
    void isCompleteOnlyAtTheEnd();
    void readsUsage();
    void readsTimings();
    void readsAWholeAnswer();
    void findsErrors_data();
    void findsErrors();
    void leavesNothingOfOneEventToTheNext();
    void readsOtherTypesAsUnknown_data();
    void readsOtherTypesAsUnknown();
};

void TestOpenAiResponses::findsTokens_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<bool>("token");
    const auto row = [](const char *name, const QByteArray &data, const char *content, const char *reasoning,
                        bool token) {
        QTest::newRow(name) << data << QByteArray(content) << QByteArray(reasoning) << token;
    };
    row("text", deltaOf("output_text"), "a", "", true);
    row("empty text", deltaOf("output_text", "\"\""), "", "", false);
    row("delta before its type", R"({"delta":"a","type":"response.output_text.delta"})", "a", "", true);
    row("refusal", deltaOf("refusal"), "a", "", true);
    row("reasoning", deltaOf("reasoning_text"), "", "a", true);
    row("reasoning summary", deltaOf("reasoning_summary_text"), "", "a", true);
    row("tool arguments", deltaOf("function_call_arguments"), "", "", true);
    row("empty tool arguments", deltaOf("function_call_arguments", "\"\""), "", "", false);
    row("other tool's input", deltaOf("custom_tool_call_input"), "", "", true);
    row("sound", deltaOf("audio"), "", "", false);
    row("text once more", R"({"type":"response.output_text.done","text":"abc"})", "", "", false);
    row("part once more", R"({"type":"response.content_part.done","part":{"text":"abc"}})", "", "", false);
    row("created", created, "", "", false);
    row("a message begins",
        R"({"type":"response.output_item.added","item":{"type":"message","content":[],"role":"assistant"}})",
        "", "", false);
    row("a call begins",
        R"({"type":"response.output_item.added","item":{"type":"function_call","name":"f","arguments":""}})",
        "", "", true);
    row("a call ends",
        R"({"type":"response.output_item.done","item":{"type":"function_call","name":"f","arguments":"{}"}})",
        "", "", false);
}

void TestOpenAiResponses::findsTokens()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reasoning);
    QFETCH(bool, token);
    const EventContent read = readEvent("openai-responses", data);
    QCOMPARE(read.content, content);
    QCOMPARE(read.reasoning, reasoning);
    QCOMPARE(read.isToken(), token);
    QVERIFY(!read.terminal);
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestOpenAiResponses::goesByTheEventsNameToo()
{
    QCOMPARE(readEvent("openai-responses", R"({"delta":"a"})", "response.output_text.delta").content, "a");
    QVERIFY(readEvent("openai-responses", R"({"response":{"id":"r"}})", "response.completed").terminal);
}

void TestOpenAiResponses::isCompleteOnlyAtTheEnd_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("terminal");
    QTest::newRow("completed") << ended("completed") << true;
    QTest::newRow("incomplete") << ended("incomplete") << true;
    QTest::newRow("in progress") << ended("in_progress") << false;
    QTest::newRow("a part of it completed")
        << QByteArray(R"({"type":"response.output_item.done","status":"completed"})") << false;
    QTest::newRow("done") << QByteArray("[DONE]") << false;
}

void TestOpenAiResponses::isCompleteOnlyAtTheEnd()
{
    QFETCH(QByteArray, data);
    QFETCH(bool, terminal);
    const EventContent read = readEvent("openai-responses", data);
    QCOMPARE(read.terminal, terminal);
    QVERIFY(!read.isToken()); // the whole text is in it once more
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestOpenAiResponses::readsUsage()
{
    const CallRecord record =
        readReply("openai-responses", {created, deltaOf("output_text"), ended("completed")}).record;
    QCOMPARE(record.requestId, "resp_1");
    QCOMPARE(record.model, "m");
    QCOMPARE(record.promptTokens, std::optional<qint64>(50));
    QCOMPARE(record.cachedTokens, std::optional<qint64>(32));
    QCOMPARE(record.outputTokens, std::optional<qint64>(20));
    QCOMPARE(record.reasoningTokens, std::optional<qint64>(12));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Server));
    QVERIFY(record.server.isEmpty());
    QVERIFY(!record.serverGeneration);
}

void TestOpenAiResponses::readsTimings()
{
    const QByteArray timings(
        R"(,"timings":{"cache_n":32,"prompt_n":18,"prompt_ms":9.0,"predicted_n":20,"predicted_ms":95.0})");
    const CallRecord record =
        readReply("openai-responses", {deltaOf("output_text"), ended("completed", timings)}).record;
    QCOMPARE(record.server, "llamacpp");
    QCOMPARE(record.promptEval, OptionalDuration(std::chrono::milliseconds(9)));
    QCOMPARE(record.serverGeneration, OptionalDuration(std::chrono::milliseconds(95)));
    QCOMPARE(record.generationSpan, std::optional(GenerationSpan::ExcludesFirstToken));
}

void TestOpenAiResponses::readsAWholeAnswer()
{
    const ReadReply reply = readReply(
        "openai-responses",
        {R"({"id":"resp_2","object":"response","status":"completed","error":null,"model":"m","output":[)"
         R"({"type":"reasoning","summary":[{"type":"summary_text","text":"r"}]},)"
         R"({"content":[{"type":"output_text","text":"ab"},{"type":"output_text","text":"c"}],"type":"message"},)"
         R"({"type":"function_call","name":"f","arguments":"{}"}],"usage":{"input_tokens":3,"output_tokens":5}})"});
    QVERIFY(reply.terminal);
    QVERIFY(!reply.error);
    QCOMPARE(reply.content, "abc");
    QCOMPARE(reply.reasoning, "r");
    QVERIFY(reply.toolCall);
    QCOMPARE(reply.tokenEvents, 1);
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(5));
}

void TestOpenAiResponses::findsErrors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("words");
    const QByteArray unsaid("The server reported an error without saying which.");
    QTest::newRow("failed")
        << QByteArray(R"({"type":"response.failed","response":{"error":{"code":"x","message":"gone"}}})")
        << QByteArray("gone");
    QTest::newRow("failed, words beside it")
        << QByteArray(R"({"type":"response.failed","error":{"message":"full"}})") << QByteArray("full");
    QTest::newRow("failed without words")
        << QByteArray(R"({"type":"response.failed","response":{"error":null}})") << unsaid;
    QTest::newRow("error") << QByteArray(R"({"type":"error","code":"x","message":"busy","param":null})")
                           << QByteArray("busy");
    QTest::newRow("nested error") << QByteArray(R"({"type":"error","error":{"message":"busy"}})")
                                  << QByteArray("busy");
    QTest::newRow("without a type") << QByteArray(R"({"error":{"message":"busy"}})") << QByteArray("busy");
    QTest::newRow("whole answer failed")
        << QByteArray(R"({"object":"response","status":"failed","error":{"message":"no"}})")
        << QByteArray("no");
    QTest::newRow("whole answer failed without words")
        << QByteArray(R"({"object":"response","status":"failed","error":null})") << unsaid;
}

void TestOpenAiResponses::findsErrors()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, words);
    const ReadReply reply = readReply("openai-responses", {deltaOf("output_text"), data, ended("completed")});
    QCOMPARE(reply.error, std::optional(words));
    QVERIFY(!reply.terminal); // whatever is sent after it
    QCOMPARE(reply.tokenEvents, 1);
}

void TestOpenAiResponses::leavesNothingOfOneEventToTheNext()
{
    const ReadReply reply = readReply(
        "openai-responses",
        {R"({"type":"response.audio.delta","delta":"UklGRg"})", R"({"type":"response.output_text.delta"})",
         R"({"type":"response.output_item.done","item":{"name":"f"},"status":"completed"})",
         R"({"type":"response.output_item.added"})", "{}"});
    QCOMPARE(reply.tokenEvents, 0);
    QVERIFY(!reply.terminal);
}

void TestOpenAiResponses::readsOtherTypesAsUnknown_data()
{
    QTest::addColumn<QByteArray>("data");
    for (const char *data : {R"({"type":7,"delta":{},"item":[],"response":"x"})",
                             R"({"type":"response.output_text.delta","delta":null})",
                             R"({"type":"response.in_progress","response":{"usage":[],"id":1,"model":null}})",
                             R"({"output":"x","status":[],"usage":{"input_tokens":"3","output_tokens":-1}})",
                             R"({"output":[null,1,{"content":5,"name":{}}]})"})
        QTest::newRow(data) << QByteArray(data);
}

void TestOpenAiResponses::readsOtherTypesAsUnknown()
{
    QFETCH(QByteArray, data);
    const ReadReply reply = readReply("openai-responses", QList<QByteArray>{data});
    QVERIFY(!reply.violation);
    QVERIFY(!reply.error);
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 0);
    QCOMPARE(reply.record, CallRecord());
}

QTEST_GUILESS_MAIN(TestOpenAiResponses)
#include "tst_openairesponses.moc"
