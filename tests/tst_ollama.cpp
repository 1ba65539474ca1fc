// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "tests/support/replies.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

const QByteArray finalChunk(R"({"model":"registry.ollama.ai/library/m:1b","message":{"role":"assistant",)"
                            R"("content":""},"done":true,"done_reason":"stop","total_duration":3000000000,)"
                            R"("load_duration":2000000000,"prompt_eval_count":20,)"
                            R"("prompt_eval_duration":100000000,"eval_count":11,"eval_duration":550000000})");

} // namespace

class TestOllama : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokens_data();
    void findsTokens();
    void reportsTheFinalFigures();
    void leavesFiguresThatAreNotThereUnknown();
    void leavesFiguresOfAnotherTypeUnknown_data();
    void leavesFiguresOfAnotherTypeUnknown();
    void neverTakesALongLoadForAColdStart();
    void takesAPromptCountForTheWholeWhereTheVersionCountsAll_data();
    void takesAPromptCountForTheWholeWhereTheVersionCountsAll();
    void tellsLoadingAndUnloadingFromAnswers_data();
    void tellsLoadingAndUnloadingFromAnswers();
    void keepsWhatTheCallerKnows();
    void findsErrors_data();
    void findsErrors();
    void saysWhenALineIsNoJson_data();
    void saysWhenALineIsNoJson();
    void survivesDeepNesting();
};

void TestOllama::findsTokens_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<bool>("token");
    const auto row = [](const char *name, const char *line, const char *content, const char *reasoning,
                        bool token) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(content) << QByteArray(reasoning) << token;
    };
    row("chat", R"({"message":{"role":"assistant","content":"a"},"done":false})", "a", "", true);
    row("generate", R"({"response":"a","done":false})", "a", "", true);
    row("a space", R"({"response":" ","done":false})", " ", "", true);
    row("chat thinking", R"({"message":{"content":"","thinking":"t"}})", "", "t", true);
    row("generate thinking", R"({"response":"","thinking":"t"})", "", "t", true);
    row("empty", R"({"message":{"role":"assistant","content":""},"done":false})", "", "", false);
    row("no content", R"({"message":{"role":"assistant"},"done":false})", "", "", false);
    row("null content", R"({"message":{"content":null}})", "", "", false);
    row("null message", R"({"message":null,"done":false})", "", "", false);
    row("content of another type", R"({"message":{"content":7}})", "", "", false);
    row("message of another type", R"({"message":"a"})", "", "", false);
    row("content in parts", R"({"message":{"content":[{"type":"text","text":"a"},{"text":"b"}]}})", "ab", "",
        true);
    row("tool call", R"({"message":{"content":"","tool_calls":[{"function":{"name":"f","arguments":{}}}]}})",
        "", "", true);
    row("no tool call", R"({"message":{"content":"","tool_calls":[]}})", "", "", false);
    row("tool calls of another type", R"({"message":{"tool_calls":{"function":1}}})", "", "", false);
    row("escapes", R"({"response":"\u00fc\n\"\ud83d\ude00"})", "\xC3\xBC\n\"\xF0\x9F\x98\x80", "", true);
    row("half a surrogate pair", R"({"response":"\ud83d"})", "\xEF\xBF\xBD", "", true);
    row("unknown fields, also broken ones", R"({"x":NaN,"response":"a","y":[{"z":1e999}]})", "a", "", true);
    row("blank", " \r", "", "", false);
    row("empty object", "{}", "", "", false);
}

void TestOllama::findsTokens()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reasoning);
    QFETCH(bool, token);
    const EventContent read = readEvent("ollama", line);
    QCOMPARE(read.content, content);
    QCOMPARE(read.reasoning, reasoning);
    QCOMPARE(read.isToken(), token);
    QVERIFY(!read.terminal);
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestOllama::reportsTheFinalFigures()
{
    const ReadReply reply = readReply("ollama", {R"({"message":{"content":"a"},"done":false})", finalChunk});
    QVERIFY(reply.terminal);
    QCOMPARE(reply.tokenEvents, 1);
    QCOMPARE(reply.record.server, "ollama");
    QCOMPARE(reply.record.model, "m:1b");
    QCOMPARE(reply.record.load, OptionalDuration(std::chrono::seconds(2)));
    QCOMPARE(reply.record.promptEval, OptionalDuration(std::chrono::milliseconds(100)));
    QCOMPARE(reply.record.serverGeneration, OptionalDuration(std::chrono::milliseconds(550)));
    QCOMPARE(reply.record.promptTokens, std::optional<qint64>(20));
    QCOMPARE(reply.record.cachedTokens, std::nullopt);
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(11));
    QCOMPARE(reply.record.tokenCount, std::optional(TokenCount::Server));
    QCOMPARE(decodeTps(reply.record), std::optional(20.0)); // eval_count / eval_duration
}

void TestOllama::leavesFiguresThatAreNotThereUnknown()
{
    const ReadReply reply =
        readReply("ollama", {R"({"model":"m","message":{"content":"a"},"done":true,"done_reason":"stop"})"});
    QVERIFY(reply.terminal);
    QVERIFY(!reply.record.load);
    QVERIFY(!reply.record.promptEval);
    QVERIFY(!reply.record.serverGeneration);
    QVERIFY(!reply.record.generationSpan);
    QVERIFY(!reply.record.promptTokens);
    QVERIFY(!reply.record.outputTokens);
    QVERIFY(!reply.record.tokenCount);
    QVERIFY(!reply.record.start);
    QVERIFY(reply.record.server.isEmpty());
}

void TestOllama::leavesFiguresOfAnotherTypeUnknown_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"null", "\"12\"", "-5", "true", "[1]", "{\"n\":1}", "1e400", "1e300",
                              "99999999999999999999999999", "nan"})
        QTest::newRow(value) << QByteArray(value);
}

void TestOllama::leavesFiguresOfAnotherTypeUnknown()
{
    QFETCH(QByteArray, value);
    const ReadReply reply =
        readReply("ollama", {"{\"eval_count\":" + value + ",\"eval_duration\":" + value +
                             ",\"load_duration\":" + value +
                             ",\"prompt_eval_count\":7,\"message\":{\"content\":\"a\"},\"done\":true}"});
    QVERIFY2(!reply.violation, reply.violation.value_or(QByteArray()));
    QVERIFY(reply.terminal);
    QCOMPARE(reply.content, "a");
    QVERIFY(!reply.record.outputTokens);
    QVERIFY(!reply.record.tokenCount);
    QVERIFY(!reply.record.serverGeneration);
    QVERIFY(!reply.record.load);
    QCOMPARE(reply.record.promptTokens, std::optional<qint64>(7));
}

void TestOllama::neverTakesALongLoadForAColdStart()
{
    // load_duration holds the wait in the queue as well, so that it proves neither.
    QVERIFY(!readReply("ollama", {finalChunk}).record.start);
}

void TestOllama::takesAPromptCountForTheWholeWhereTheVersionCountsAll_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<bool>("isWhole");
    const auto row = [](const char *version, bool isWhole) {
        QTest::newRow(version) << QByteArray(version) << isWhole;
    };
    row("0.1.48", false);
    row("0.3.13", false);
    row("0.3.14", true);
    row("0.12.11", true);
    row("0.30.0", false);
    row("0.30.0-rc2", false);
    row("0.30.1", true);
    row("0.33.0-rc2", true);
    row("1.0.0", true);
    row("", true);
    row("main", true);
}

void TestOllama::takesAPromptCountForTheWholeWhereTheVersionCountsAll()
{
    QFETCH(QByteArray, version);
    QFETCH(bool, isWhole);
    for (const char *id : {"ollama", "ollama-generate"}) {
        const auto reader = protocolById(id)->reader({.product = "ollama", .version = version});
        reader->read({.name = {}, .data = finalChunk});
        CallRecord record;
        reader->report(record);
        QCOMPARE(record.promptTokens, isWhole ? std::optional<qint64>(20) : std::nullopt);
        QCOMPARE(record.outputTokens, std::optional<qint64>(11));
    }
}

void TestOllama::tellsLoadingAndUnloadingFromAnswers_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("operation");
    QTest::newRow("load") << QByteArray("load") << static_cast<int>(Operation::Load);
    QTest::newRow("unload") << QByteArray("unload") << static_cast<int>(Operation::Unload);
    QTest::newRow("stop") << QByteArray("stop") << static_cast<int>(Operation::Generate);
    QTest::newRow("length") << QByteArray("length") << static_cast<int>(Operation::Generate);
}

void TestOllama::tellsLoadingAndUnloadingFromAnswers()
{
    QFETCH(QByteArray, reason);
    QFETCH(int, operation);
    CallRecord record;
    record.operation = Operation::Generate;
    const ReadReply reply =
        readReply("ollama-generate",
                  {R"({"model":"m","response":"","done":true,"done_reason":")" + reason + R"("})"}, record);
    QVERIFY(reply.terminal);
    QCOMPARE(reply.tokenEvents, 0);
    QCOMPARE(static_cast<int>(*reply.record.operation), operation);
}

void TestOllama::keepsWhatTheCallerKnows()
{
    CallRecord record;
    record.model = "asked:7b";
    record.server = "demo";
    record.start = StartKind::Cold;
    const ReadReply reply = readReply("ollama", {finalChunk}, record);
    QCOMPARE(reply.record.model, "asked:7b");
    QCOMPARE(reply.record.server, "demo");
    QCOMPARE(reply.record.start, std::optional(StartKind::Cold));
}

void TestOllama::findsErrors_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("text") << QByteArray(R"({"error":"out of memory"})") << QByteArray("out of memory");
    QTest::newRow("object") << QByteArray(R"({"error":{"message":"gone","code":1}})") << QByteArray("gone");
    QTest::newRow("object without words")
        << QByteArray(R"({"error":{}})") << QByteArray("The server reported an error without saying which.");
}

void TestOllama::findsErrors()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, words);
    const EventContent read = readEvent("ollama", line);
    QCOMPARE(read.error, std::optional(words));
    QVERIFY(!read.terminal);
    QVERIFY(!read.isToken());
    QVERIFY(!readEvent("ollama", R"({"error":null,"response":"a"})").error);
    QVERIFY(!readEvent("ollama", R"({"error":"","response":"a"})").error);
}

void TestOllama::saysWhenALineIsNoJson_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("text") << QByteArray("Internal error");
    QTest::newRow("markup") << QByteArray("<html><body>Bad gateway</body></html>");
    QTest::newRow("cut") << QByteArray(R"({"message":{"content":"a"},"done":fal)");
    QTest::newRow("cut in a text") << QByteArray(R"({"message":{"content":"a)");
    QTest::newRow("cut before the end") << QByteArray(R"({"message":{"content":"a"})");
    QTest::newRow("two objects") << QByteArray(R"({"response":"a"}{"response":"b"})");
    QTest::newRow("an array") << QByteArray(R"([{"response":"a"}])");
    QTest::newRow("a number") << QByteArray("7");
    QTest::newRow("a text in quotes") << QByteArray("\"a\"");
    QTest::newRow("no colon") << QByteArray(R"({"response" "a"})");
    QTest::newRow("not UTF-8") << QByteArray("{\"response\":\"\xC3\x28\"}");
    QTest::newRow("half a character") << QByteArray("{\"response\":\"\xC3");
    QTest::newRow("a zero byte") << QByteArray("\0\0\0", 3);
    QTest::newRow("only brackets") << QByteArray(100000, '[');
    QTest::newRow("only braces") << QByteArray(100000, '{');
}

void TestOllama::saysWhenALineIsNoJson()
{
    QFETCH(QByteArray, line);
    const EventContent read = readEvent("ollama", line);
    QVERIFY(read.violation);
    QVERIFY(!read.terminal);
    QVERIFY(!read.error);
}

void TestOllama::survivesDeepNesting()
{
    QByteArray deep = R"({"error":)";
    for (int i = 0; i < 200; ++i)
        deep += R"({"message":)";
    deep += "\"x\"" + QByteArray(201, '}');
    QVERIFY(readEvent("ollama", deep).error);

    const QByteArray skipped =
        R"({"context":)" + QByteArray(900, '[') + QByteArray(900, ']') + R"(,"response":"a"})";
    QCOMPARE(readEvent("ollama", skipped).content, "a");
}

QTEST_GUILESS_MAIN(TestOllama)
#include "tst_ollama.moc"
