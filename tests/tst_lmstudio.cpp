// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/replies.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QByteArray ended(const QByteArray &stats)
{
    return R"({"type":"chat.end","result":{"model_instance_id":"a/b:2","output":[)"
           R"({"type":"message","content":"abc"}],"stats":)" +
           stats + R"(,"response_id":"resp_1"}})";
}

const QByteArray token(R"({"type":"message.delta","content":"a"})");
const QByteArray warmStats(R"({"input_tokens":14,"total_output_tokens":6,"reasoning_output_tokens":2,)"
                           R"("tokens_per_second":40.0,"time_to_first_token_seconds":0.03})");
const QByteArray coldStats(QByteArray(warmStats).chopped(1) + R"(,"model_load_time_seconds":2.5})");
const QByteArray loadStart(R"({"type":"model_load.start","model_instance_id":"a/b:2"})");
const QByteArray loadEnd(R"({"type":"model_load.end","model_instance_id":"a/b:2","load_time_seconds":2.25})");

} // namespace

class TestLmStudio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokens_data();
    void findsTokens();
    void tellsHowMuchOfThePromptWasRead();
    void readsStats();
    void saysHowTheCallBegan_data();
    void saysHowTheCallBegan();
    void readsAWholeAnswer();
    void isNotCompleteAfterAnError_data();
    void isNotCompleteAfterAnError();
    void leavesNothingOfOneEventToTheNext();
    void readsOtherTypesAsUnknown_data();
    void readsOtherTypesAsUnknown();
};

void TestLmStudio::findsTokens_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<bool>("token");
    const auto row = [](const char *name, const QByteArray &data, const char *content, const char *reasoning,
                        bool token) {
        QTest::newRow(name) << data << QByteArray(content) << QByteArray(reasoning) << token;
    };
    row("message", token, "a", "", true);
    row("content before its type", R"({"content":"a","type":"message.delta"})", "a", "", true);
    row("empty message", R"({"type":"message.delta","content":""})", "", "", false);
    row("reasoning", R"({"type":"reasoning.delta","content":"r"})", "", "r", true);
    row("call begins", R"({"type":"tool_call.start","tool":"f","provider_info":{"type":"plugin"}})", "", "",
        true);
    row("call's arguments", R"({"type":"tool_call.arguments","tool":"f","arguments":{"a":1}})", "", "", true);
    row("call's result", R"({"type":"tool_call.result","tool":"f","output":"x"})", "", "", false);
    row("start", R"({"type":"chat.start","model_instance_id":"a/b:2"})", "", "", false);
    row("loading", R"({"type":"model_load.progress","progress":0.5})", "", "", false);
    row("loaded", loadEnd, "", "", false);
    row("prompt", R"({"type":"prompt_processing.progress","progress":0.5})", "", "", false);
    row("message begins", R"({"type":"message.start"})", "", "", false);
}

void TestLmStudio::findsTokens()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reasoning);
    QFETCH(bool, token);
    const EventContent read = readEvent("lmstudio", data);
    QCOMPARE(read.content, content);
    QCOMPARE(read.reasoning, reasoning);
    QCOMPARE(read.isToken(), token);
    QVERIFY(!read.terminal);
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestLmStudio::tellsHowMuchOfThePromptWasRead()
{
    const auto shareIn = [](const char *event) { return readEvent("lmstudio", event).promptShare; };
    QCOMPARE(shareIn(R"({"type":"prompt_processing.progress","progress":0.5})"), std::optional(0.5));
    QCOMPARE(shareIn(R"({"type":"prompt_processing.progress","progress":7})"), std::nullopt);
    QCOMPARE(shareIn(R"({"type":"model_load.progress","progress":0.5})"), std::nullopt);
}

void TestLmStudio::readsStats()
{
    const ReadReply reply = readReply("lmstudio", {token, ended(warmStats)});
    QVERIFY(reply.terminal);
    QCOMPARE(reply.content, "a"); // the whole text comes once more at the end
    QCOMPARE(reply.record.promptTokens, std::optional<qint64>(14));
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(6));
    QCOMPARE(reply.record.reasoningTokens, std::optional<qint64>(2));
    QCOMPARE(reply.record.tokenCount, std::optional(TokenCount::Server));
    QCOMPARE(reply.record.model, "a/b:2");
    QCOMPARE(reply.record.requestId, "resp_1");
    QVERIFY(!reply.record.ttft); // the server's is not the client's
    QVERIFY(!reply.record.promptEval);
    QVERIFY(!reply.record.serverGeneration);
    QVERIFY(!reply.record.cachedTokens);
}

void TestLmStudio::saysHowTheCallBegan_data()
{
    QTest::addColumn<QList<QByteArray>>("events");
    QTest::addColumn<std::optional<StartKind>>("known");
    QTest::addColumn<std::optional<StartKind>>("start");
    QTest::addColumn<OptionalDuration>("load");
    using Events = QList<QByteArray>;
    using Start = std::optional<StartKind>;
    const Start cold(StartKind::Cold);
    const Start warm(StartKind::Warm);
    const OptionalDuration figure(std::chrono::milliseconds(2500));
    QTest::newRow("loaded, both told")
        << Events{loadStart, loadEnd, token, ended(coldStats)} << Start() << cold << figure;
    QTest::newRow("loaded, in the stats alone")
        << Events{token, ended(coldStats)} << Start() << cold << figure;
    QTest::newRow("loaded, then cut") << Events{loadStart, loadEnd, token} << Start() << cold
                                      << OptionalDuration(std::chrono::milliseconds(2250));
    QTest::newRow("cut while loading") << Events{loadStart} << Start() << cold << OptionalDuration();
    QTest::newRow("no load told") << Events{token, ended(warmStats)} << Start() << warm << OptionalDuration();
    QTest::newRow("cut before the stats") << Events{token} << Start() << Start() << OptionalDuration();
    QTest::newRow("cut, known before") << Events{token} << warm << warm << OptionalDuration();
    QTest::newRow("the server knows better")
        << Events{loadStart, loadEnd, ended(coldStats)} << warm << cold << figure;
    QTest::newRow("no stats") << Events{token, ended("null")} << Start() << Start() << OptionalDuration();
}

void TestLmStudio::saysHowTheCallBegan()
{
    QFETCH(QList<QByteArray>, events);
    QFETCH(std::optional<StartKind>, known);
    QFETCH(std::optional<StartKind>, start);
    QFETCH(OptionalDuration, load);
    CallRecord record;
    record.start = known;
    const CallRecord reported = readReply("lmstudio", events, record).record;
    QCOMPARE(reported.start, start);
    QCOMPARE(reported.load, load);
}

void TestLmStudio::readsAWholeAnswer()
{
    const ReadReply reply = readReply(
        "lmstudio",
        {R"({"model_instance_id":"a/b","output":[{"type":"reasoning","content":"r"},)"
         R"({"content":"abc","type":"message"},{"type":"tool_call","tool":"f","output":"x"}],"stats":)" +
         coldStats + R"(,"response_id":"resp_2"})"});
    QVERIFY(reply.terminal);
    QCOMPARE(reply.content, "abc");
    QCOMPARE(reply.reasoning, "r");
    QVERIFY(reply.toolCall);
    QCOMPARE(reply.tokenEvents, 1);
    QCOMPARE(reply.record.outputTokens, std::optional<qint64>(6));
    QCOMPARE(reply.record.start, std::optional(StartKind::Cold));
}

void TestLmStudio::isNotCompleteAfterAnError_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("name");
    const QByteArray error(R"({"type":"error","error":{"type":"internal_error","message":"gone"}})");
    QTest::newRow("by name") << error << QByteArray("error");
    QTest::newRow("by type") << error << QByteArray();
    QTest::newRow("bare") << QByteArray(R"({"error":"gone"})") << QByteArray();
}

void TestLmStudio::isNotCompleteAfterAnError()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, name);
    const QByteArray end = ended(warmStats);
    const ReadReply reply = readReply("lmstudio", QList<StreamEvent>{{.name = {}, .data = token},
                                                                     {.name = name, .data = data},
                                                                     {.name = "chat.end", .data = end}});
    QCOMPARE(reply.error, std::optional(QByteArray("gone")));
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 1);
}

void TestLmStudio::leavesNothingOfOneEventToTheNext()
{
    const ReadReply reply =
        readReply("lmstudio", {R"({"type":"other","content":"a","tool":"f"})", R"({"type":"message.delta"})",
                               R"({"type":"tool_call.start"})", "{}"});
    QCOMPARE(reply.tokenEvents, 0);
    QVERIFY(!reply.terminal);
}

void TestLmStudio::readsOtherTypesAsUnknown_data()
{
    QTest::addColumn<QByteArray>("data");
    for (const char *data :
         {R"({"type":5,"content":{},"tool":[],"result":"x"})", R"({"type":"message.delta","content":null})",
          R"({"type":"model_load.end","load_time_seconds":"2"})",
          R"({"type":"model_load.end","load_time_seconds":-1})", R"({"output":"x","stats":[]})",
          R"({"output":[null,1,{"type":7}],"model_instance_id":[]})"})
        QTest::newRow(data) << QByteArray(data);
}

void TestLmStudio::readsOtherTypesAsUnknown()
{
    QFETCH(QByteArray, data);
    const ReadReply reply = readReply("lmstudio", QList<QByteArray>{data});
    QVERIFY(!reply.violation);
    QVERIFY(!reply.error);
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 0);
    QCOMPARE(reply.record, CallRecord());
}

QTEST_GUILESS_MAIN(TestLmStudio)
#include "tst_lmstudio.moc"
