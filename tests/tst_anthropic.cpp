// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/replies.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QByteArray blockDelta(const QByteArray &delta)
{
    return R"({"type":"content_block_delta","index":0,"delta":)" + delta + "}";
}

QByteArray start(const QByteArray &usage)
{
    return R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",)"
           R"("model":"m","content":[],"stop_reason":null,"usage":)" +
           usage + "}}";
}

QByteArray messageDelta(const QByteArray &usage)
{
    return R"({"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":)" +
           usage + "}";
}

const QByteArray text(blockDelta(R"({"type":"text_delta","text":"a"})"));
const QByteArray stop(R"({"type":"message_stop"})");

} // namespace

class TestAnthropic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokens_data();
    void findsTokens();
    void isCompleteOnlyWithMessageStop_data();
    void isCompleteOnlyWithMessageStop();
    void countsTokens_data();
    void countsTokens();
    void readsAWholeAnswer();
    void findsErrors_data();
    void findsErrors();
    void readsOtherTypesAsUnknown_data();
    void readsOtherTypesAsUnknown();
};

void TestAnthropic::findsTokens_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<bool>("token");
    const auto row = [](const char *name, const QByteArray &data, const char *content, const char *reasoning,
                        bool token) {
        QTest::newRow(name) << data << QByteArray(content) << QByteArray(reasoning) << token;
    };
    row("text", text, "a", "", true);
    row("empty text", blockDelta(R"({"type":"text_delta","text":""})"), "", "", false);
    row("thinking", blockDelta(R"({"type":"thinking_delta","thinking":"r"})"), "", "r", true);
    row("signature", blockDelta(R"({"type":"signature_delta","signature":"c2ln"})"), "", "", false);
    row("tool input", blockDelta(R"({"type":"input_json_delta","partial_json":"{"})"), "", "", true);
    row("empty tool input", blockDelta(R"({"type":"input_json_delta","partial_json":""})"), "", "", false);
    row("citation", blockDelta(R"({"type":"citations_delta","citation":{"cited_text":"x"}})"), "", "", false);
    row("start", start(R"({"input_tokens":1,"output_tokens":1})"), "", "", false);
    row("a text begins", R"({"type":"content_block_start","content_block":{"type":"text","text":""}})", "",
        "", false);
    row("a call begins",
        R"({"type":"content_block_start","content_block":{"type":"tool_use","name":"f","input":{}}})", "", "",
        true);
    row("ping", R"({"type":"ping"})", "", "", false);
    row("block ends", R"({"type":"content_block_stop","index":0})", "", "", false);
}

void TestAnthropic::findsTokens()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reasoning);
    QFETCH(bool, token);
    const EventContent read = readEvent("anthropic", data);
    QCOMPARE(read.content, content);
    QCOMPARE(read.reasoning, reasoning);
    QCOMPARE(read.isToken(), token);
    QVERIFY(!read.terminal);
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestAnthropic::isCompleteOnlyWithMessageStop_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("terminal");
    QTest::newRow("stop") << stop << QByteArray() << true;
    QTest::newRow("stop by the event's name") << QByteArray("{}") << QByteArray("message_stop") << true;
    QTest::newRow("stop reason") << messageDelta("{}") << QByteArray() << false;
    QTest::newRow("start") << start("{}") << QByteArray() << false;
}

void TestAnthropic::isCompleteOnlyWithMessageStop()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, name);
    QFETCH(bool, terminal);
    const EventContent read = readEvent("anthropic", data, name);
    QCOMPARE(read.terminal, terminal);
    QVERIFY(!read.isToken());
    QVERIFY(!read.error);
}

void TestAnthropic::countsTokens_data()
{
    QTest::addColumn<QList<QByteArray>>("events");
    QTest::addColumn<int>("prompt"); // -1: unknown
    QTest::addColumn<int>("cached");
    QTest::addColumn<int>("output");
    const QByteArray full(start(R"({"input_tokens":9,"cache_creation_input_tokens":20,)"
                                R"("cache_read_input_tokens":300,"output_tokens":1})"));
    const QByteArray bare(start(R"({"input_tokens":9,"output_tokens":0})"));
    using Events = QList<QByteArray>;
    QTest::newRow("all of the cache")
        << Events{full, text, messageDelta(R"({"output_tokens":7})"), stop} << 329 << 300 << 7;
    QTest::newRow("growing output") << Events{full, text, messageDelta(R"({"output_tokens":3})"),
                                              messageDelta(R"({"output_tokens":7})"), stop}
                                    << 329 << 300 << 7;
    QTest::newRow("read from the cache alone")
        << Events{start(R"({"cache_read_input_tokens":25,"input_tokens":1,"output_tokens":0})"), text,
                  messageDelta(R"({"output_tokens":7})")}
        << 26 << 25 << 7;
    QTest::newRow("all again at the end")
        << Events{full, text,
                  messageDelta(R"({"input_tokens":10,"cache_creation_input_tokens":20,)"
                               R"("cache_read_input_tokens":300,"output_tokens":7})")}
        << 330 << 300 << 7;
    QTest::newRow("an estimate, then the count")
        << Events{bare, text, messageDelta(R"({"input_tokens":31,"output_tokens":7})")} << 31 << -1 << 7;
    QTest::newRow("an estimate, then zero")
        << Events{bare, text, messageDelta(R"({"input_tokens":0,"output_tokens":7})")} << -1 << -1 << 7;
    QTest::newRow("cut after an estimate") << Events{bare, text} << -1 << -1 << -1;
    QTest::newRow("cut") << Events{full, text} << 329 << 300 << -1;
    QTest::newRow("never filled in") << Events{full, text, messageDelta(R"({"output_tokens":0})")} << 329
                                     << 300 << -1;
    QTest::newRow("no token") << Events{full, messageDelta(R"({"output_tokens":0})"), stop} << 329 << 300
                              << 0;
    QTest::newRow("no usage") << Events{start("null"), text, messageDelta("null"), stop} << -1 << -1 << -1;
}

void TestAnthropic::countsTokens()
{
    QFETCH(QList<QByteArray>, events);
    QFETCH(int, prompt);
    QFETCH(int, cached);
    QFETCH(int, output);
    const CallRecord record = readReply("anthropic", events).record;
    QCOMPARE(record.promptTokens.value_or(-1), prompt);
    QCOMPARE(record.cachedTokens.value_or(-1), cached);
    QCOMPARE(record.outputTokens.value_or(-1), output);
    QCOMPARE(record.tokenCount.has_value(), output >= 0);
    QCOMPARE(record.requestId, "msg_1");
    QCOMPARE(record.model, "m");
    QVERIFY(!record.promptEval);
    QVERIFY(!record.serverGeneration);
    QVERIFY(!record.start);
}

void TestAnthropic::readsAWholeAnswer()
{
    const ReadReply reply = readReply(
        "anthropic",
        {R"({"id":"msg_2","type":"message","role":"assistant","model":"m","content":[)"
         R"({"type":"thinking","thinking":"r","signature":"s"},{"type":"text","text":"ab"},)"
         R"({"type":"text","text":"c"},{"type":"tool_use","name":"f","input":{}}],"stop_reason":"tool_use",)"
         R"("usage":{"input_tokens":4,"cache_read_input_tokens":0,"output_tokens":8}})"});
    QVERIFY(reply.terminal);
    QVERIFY(!reply.error);
    QCOMPARE(reply.content, "abc");
    QCOMPARE(reply.reasoning, "r");
    QVERIFY(reply.toolCall);
    QCOMPARE(reply.tokenEvents, 1);
    QCOMPARE(reply.record.promptTokens, std::optional<qint64>(4));
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(8));
    QCOMPARE(reply.record.requestId, "msg_2");
}

void TestAnthropic::findsErrors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("by name") << QByteArray(
                                    R"({"type":"error","error":{"type":"api_error","message":"busy"}})")
                             << QByteArray("error") << QByteArray("busy");
    QTest::newRow("by type") << QByteArray(
                                    R"({"type":"error","error":{"type":"api_error","message":"busy"}})")
                             << QByteArray() << QByteArray("busy");
    QTest::newRow("only a kind") << QByteArray(R"({"type":"error","error":{"type":"overloaded_error"}})")
                                 << QByteArray() << QByteArray("overloaded_error");
    QTest::newRow("words beside the type")
        << QByteArray(R"({"type":"error","message":"busy"})") << QByteArray() << QByteArray("busy");
}

void TestAnthropic::findsErrors()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, words);
    const ReadReply reply = readReply("anthropic", QList<StreamEvent>{{.name = {}, .data = text},
                                                                      {.name = name, .data = data},
                                                                      {.name = {}, .data = stop}});
    QCOMPARE(reply.error, std::optional(words));
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 1);
}

void TestAnthropic::readsOtherTypesAsUnknown_data()
{
    QTest::addColumn<QByteArray>("data");
    for (const char *data :
         {R"({"type":null,"delta":"x","content_block":[],"message":"x","usage":7})",
          R"({"type":"message_start","message":{"id":1,"model":{},"usage":{"input_tokens":"9"}}})",
          R"({"type":"content_block_delta","delta":{"text":5,"thinking":[],"partial_json":{}}})",
          R"({"type":"message","content":"x","stop_reason":null})",
          R"({"content":[null,7,"x"],"stop_reason":3})"})
        QTest::newRow(data) << QByteArray(data);
}

void TestAnthropic::readsOtherTypesAsUnknown()
{
    QFETCH(QByteArray, data);
    const ReadReply reply = readReply("anthropic", QList<QByteArray>{data});
    QVERIFY(!reply.violation);
    QVERIFY(!reply.error);
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 0);
    QCOMPARE(reply.record, CallRecord());
}

QTEST_GUILESS_MAIN(TestAnthropic)
#include "tst_anthropic.moc"
