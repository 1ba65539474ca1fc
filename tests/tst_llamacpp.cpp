// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "tests/support/replies.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

const QByteArray token(R"({"index":0,"content":"a","tokens":[1],"stop":false,"id_slot":0,)"
                       R"("tokens_predicted":1,"tokens_evaluated":9})");

QByteArray lastEvent(const QByteArray &timings, const QByteArray &model = "m.gguf")
{
    return R"({"index":0,"content":"","stop":true,"model":")" + model +
           R"(","tokens_predicted":5,"tokens_evaluated":9,"generation_settings":{"stop":[],"model":"x"},)"
           R"("prompt":"p","stop_type":"limit","tokens_cached":13,"timings":)" +
           timings + "}";
}

const QByteArray
    timings(R"({"cache_n":6,"prompt_n":3,"prompt_ms":12.0,"predicted_n":5,"predicted_ms":200.0})");

} // namespace

// llama.cpp's own completion.
class TestLlamaCpp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokensAndTheEnd_data();
    void findsTokensAndTheEnd();
    void readsFigures();
    void countsTheCacheWhereTimingsDoNot();
    void keepsTheNameAskedFor_data();
    void keepsTheNameAskedFor();
    void findsErrors_data();
    void findsErrors();
    void readsOtherTypesAsUnknown_data();
    void readsOtherTypesAsUnknown();
};

void TestLlamaCpp::findsTokensAndTheEnd_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("terminal");
    QTest::newRow("token") << token << QByteArray("a") << false;
    QTest::newRow("empty token") << QByteArray(R"({"content":"","stop":false})") << QByteArray() << false;
    QTest::newRow("end") << lastEvent(timings) << QByteArray() << true;
    QTest::newRow("whole answer") << QByteArray(R"({"content":"ab","stop":true})") << QByteArray("ab")
                                  << true;
    QTest::newRow("stop of another type")
        << QByteArray(R"({"content":"a","stop":"eos"})") << QByteArray("a") << false;
    QTest::newRow("progress") << QByteArray(R"({"content":"","stop":false,"prompt_progress":{"total":9}})")
                              << QByteArray() << false;
}

void TestLlamaCpp::findsTokensAndTheEnd()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, content);
    QFETCH(bool, terminal);
    const EventContent read = readEvent("llamacpp", data);
    QCOMPARE(read.content, content);
    QCOMPARE(read.isToken(), !content.isEmpty());
    QCOMPARE(read.terminal, terminal);
    QVERIFY(!read.error);
    QVERIFY(!read.violation);
}

void TestLlamaCpp::readsFigures()
{
    const CallRecord record = readReply("llamacpp", {token, lastEvent(timings)}).record;
    QCOMPARE(record.server, "llamacpp");
    QCOMPARE(record.model, "m");
    QCOMPARE(record.promptTokens, std::optional<qint64>(9));
    QCOMPARE(record.cachedTokens, std::optional<qint64>(6));
    QCOMPARE(record.promptEval, OptionalDuration(std::chrono::milliseconds(12)));
    QCOMPARE(promptTps(record), std::optional(250.0)); // of the three tokens that were evaluated
    QCOMPARE(record.outputTokens, std::optional<qint64>(5));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Server));
    QCOMPARE(record.generationSpan, std::optional(GenerationSpan::ExcludesFirstToken));
    QCOMPARE(decodeTps(record), std::optional(20.0)); // (5 - 1) / 0.2 s
    QVERIFY(!record.start);
    QVERIFY(!record.load);
}

void TestLlamaCpp::countsTheCacheWhereTimingsDoNot()
{
    const CallRecord record =
        readReply("llamacpp", {token, lastEvent(R"({"prompt_n":2,"prompt_ms":12.0})")}).record;
    QCOMPARE(record.promptTokens, std::optional<qint64>(9));
    QCOMPARE(record.cachedTokens, std::optional<qint64>(7));
    QVERIFY(!record.serverGeneration);
    QVERIFY(!record.generationSpan);
}

void TestLlamaCpp::keepsTheNameAskedFor_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("asked") << QByteArray("mine") << QByteArray("other.gguf") << QByteArray("mine");
    QTest::newRow("asked, default") << QByteArray("mine") << QByteArray("gpt-3.5-turbo")
                                    << QByteArray("mine");
    QTest::newRow("not asked") << QByteArray() << QByteArray("/srv/other.gguf") << QByteArray("other");
    QTest::newRow("not asked, default") << QByteArray() << QByteArray("gpt-3.5-turbo") << QByteArray();
}

void TestLlamaCpp::keepsTheNameAskedFor()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, answered);
    QFETCH(QByteArray, kept);
    CallRecord record;
    record.model = asked;
    QCOMPARE(readReply("llamacpp", QList<QByteArray>{lastEvent(timings, answered)}, record).record.model,
             kept);
}

void TestLlamaCpp::findsErrors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("name");
    const QByteArray error(R"({"code":500,"message":"slot gone","type":"server_error"})");
    QTest::newRow("in data") << QByteArray("{\"error\":" + error + "}") << QByteArray();
    QTest::newRow("in a field named error") << error << QByteArray("error");
    QTest::newRow("in both") << QByteArray("{\"error\":" + error + "}") << QByteArray("error");
}

void TestLlamaCpp::findsErrors()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, name);
    const ReadReply reply =
        readReply("llamacpp", QList<StreamEvent>{{.name = {}, .data = token}, {.name = name, .data = data}});
    QCOMPARE(reply.error, std::optional(QByteArray("slot gone")));
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 1);
}

void TestLlamaCpp::readsOtherTypesAsUnknown_data()
{
    QTest::addColumn<QByteArray>("data");
    for (const char *data :
         {"{}", R"({"content":7,"stop":null,"tokens_predicted":"5","tokens_evaluated":-1})",
          R"({"content":null,"model":[],"timings":[1]})",
          R"({"timings":{"prompt_ms":null,"predicted_n":1.5}})"})
        QTest::newRow(data) << QByteArray(data);
}

void TestLlamaCpp::readsOtherTypesAsUnknown()
{
    QFETCH(QByteArray, data);
    const ReadReply reply = readReply("llamacpp", QList<QByteArray>{data});
    QVERIFY(!reply.violation);
    QVERIFY(!reply.error);
    QVERIFY(!reply.terminal);
    QCOMPARE(reply.tokenEvents, 0);
    QVERIFY(!reply.record.promptTokens);
    QVERIFY(!reply.record.outputTokens);
    QVERIFY(!reply.record.promptEval);
    QVERIFY(!reply.record.tokenCount);
}

QTEST_GUILESS_MAIN(TestLlamaCpp)
#include "tst_llamacpp.moc"
