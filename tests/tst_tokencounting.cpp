// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"
#include "core/protocols/tokenize.h"
#include "tests/support/caller.h"
#include "tests/support/wire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// An answer of two token events without a count, from a server of that product.
Script uncounted(const QByteArray &product = "vllm")
{
    const QByteArray shown = product == "vllm" ? R"("system_fingerprint":"vllm-0.9",)" : QByteArray();
    const auto event = [&shown](const QByteArray &delta, const QByteArray &finish) {
        return "data: {" + shown + R"("choices":[{"delta":)" + delta + R"(,"finish_reason":)" + finish +
               "}]}\n\n";
    };
    return Script()
        .head()
        .chunk(event(R"({"reasoning":"Hm. "})", "null"))
        .chunk(event(R"({"content":"Yes, it is."})", "null") + event("{}", "\"stop\""))
        .lastChunk();
}

const QByteArray chatPath("/v1/chat/completions");

} // namespace

// Whose count a call's tokens are: the server's, else its own tokenizer's, else that of the token events.
class TestTokenCounting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksEachProductInItsWay_data();
    void asksEachProductInItsWay();
    void readsNoCountInAnythingElse_data();
    void readsNoCountInAnythingElse();
    void takesTheCountOfTheServersTokenizer();
    void asksAtTheServersRoot();
    void leavesTheServersOwnCountAlone();
    void asksNoServerThatHasNoTokenizer();
    void countsNoAnswerThatItHasNotWhole();
    void countsWhatCameOfACancelledAnswer();
    void keepsTheCountOfEventsWhereTheTokenizerFails_data();
    void keepsTheCountOfEventsWhereTheTokenizerFails();
};

void TestTokenCounting::asksEachProductInItsWay_data()
{
    QTest::addColumn<QByteArray>("product");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("llamacpp") << QByteArray("llamacpp")
                              << QByteArray(R"({"content":"a \"b\"","add_special":false})")
                              << QByteArray(R"({"tokens":[403,407,261]})");
    QTest::newRow("vllm") << QByteArray("vllm")
                          << QByteArray(R"({"model":"m","prompt":"a \"b\"","add_special_tokens":false})")
                          << QByteArray(R"({"count":3,"max_model_len":4096,"tokens":[1,2,3]})");
    QTest::newRow("sglang") << QByteArray("sglang")
                            << QByteArray(R"({"model":"m","prompt":"a \"b\"","add_special_tokens":false})")
                            << QByteArray(R"({"tokens":[1,2,3],"count":3})");
    QTest::newRow("tgi") << QByteArray("tgi")
                         << QByteArray(R"({"inputs":"a \"b\"","add_special_tokens":false})")
                         << QByteArray(R"([{"id":1,"text":"a","start":0,"stop":1},{"id":2},{"id":3}])");
}

void TestTokenCounting::asksEachProductInItsWay()
{
    QFETCH(QByteArray, product);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, answer);
    const auto request = tokenizeRequest(product, "m", "a \"b\"");
    QVERIFY(request);
    QCOMPARE(request->path, "/tokenize");
    QCOMPARE(QJsonDocument::fromJson(request->body), QJsonDocument::fromJson(body));
    QCOMPARE(tokensIn(answer), std::optional<qint64>(3));
}

void TestTokenCounting::readsNoCountInAnythingElse_data()
{
    QTest::addColumn<QByteArray>("answer");
    for (const char *answer : {"", "{}", R"({"error":"no"})", R"({"tokens":7})", R"({"count":"3"})", "<html>",
                               R"({"tokens":[1,2)"})
        QTest::newRow(answer) << QByteArray(answer);
}

void TestTokenCounting::readsNoCountInAnythingElse()
{
    QFETCH(QByteArray, answer);
    QVERIFY(!tokensIn(answer));
}

void TestTokenCounting::takesTheCountOfTheServersTokenizer()
{
    FakeServer server;
    server.on(chatPath, uncounted());
    server.on("/tokenize", Script().respond(200, R"({"count":9})"));
    Caller caller;
    CallSpec spec = specFor(server.url(), *protocolById("openai"));
    spec.access.apiKey = "key";
    const CallRecord record = caller.run(spec);
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.outputTokens, std::optional<qint64>(9));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Tokenizer));
    QCOMPARE(caller.finished.size(), 1);
    QCOMPARE(server.requests().size(), 2);
    const ReceivedRequest asked = server.requests().constLast();
    QCOMPARE(asked.method, "POST");
    QCOMPARE(QJsonDocument::fromJson(asked.body)[u"prompt"].toString(), u"Hm. Yes, it is.");
    QVERIFY(asked.head.contains("\r\nAuthorization: Bearer key\r\n"));
    QVERIFY(asked.readAt > server.requests().constFirst().readAt);
}

void TestTokenCounting::asksAtTheServersRoot()
{
    FakeServer server;
    server.on("/llm/v1/chat/completions", uncounted());
    server.on("/llm/tokenize", Script().respond(200, R"({"count":9})"));
    Caller caller;
    const QUrl url = server.url().resolved(QUrl(QStringLiteral("/llm/v1/")));
    QCOMPARE(caller.run(specFor(url, *protocolById("openai"))).tokenCount,
             std::optional(TokenCount::Tokenizer));
}

void TestTokenCounting::leavesTheServersOwnCountAlone()
{
    FakeServer server;
    server.on(chatPath, Script().head().chunk(wireOf("openai").answer()).lastChunk());
    server.on("/tokenize", Script().respond(200, R"({"count":9})"));
    Caller caller;
    CallSpec spec = specFor(server.url(), *protocolById("openai"));
    spec.server = "vllm";
    const CallRecord record = caller.run(spec);
    QCOMPARE(record.outputTokens, std::optional<qint64>(2));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Server));
    QCOMPARE(server.requests().size(), 1);
}

void TestTokenCounting::asksNoServerThatHasNoTokenizer()
{
    FakeServer server;
    server.on(chatPath, uncounted("openai"));
    Caller caller;
    for (const char *product : {"", "openai", "ollama", "lmstudio", "anthropic"}) {
        CallSpec spec = specFor(server.url(), *protocolById("openai"));
        spec.server = product;
        const CallRecord record = caller.run(spec);
        QCOMPARE(record.outputTokens, std::optional<qint64>(2));
        QCOMPARE(record.tokenCount, std::optional(TokenCount::Chunks));
    }
    for (const ReceivedRequest &request : server.requests())
        QCOMPARE(request.path, chatPath);
}

// A tool call's tokens are in no text, and a text that is too long is not kept.
void TestTokenCounting::countsNoAnswerThatItHasNotWhole()
{
    const QByteArray call(R"({"tool_calls":[{"function":{"name":"f","arguments":""}}]})");
    for (const QByteArray &delta : {call, R"({"content":")" + QByteArray(1'100'000, 'a') + "\"}"}) {
        FakeServer server;
        server.on(chatPath,
                  Script()
                      .head()
                      .chunk("data: {\"choices\":[{\"delta\":" + delta + "}]}\n\n")
                      .chunk(R"(data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})"
                             "\n\n")
                      .lastChunk());
        Caller caller;
        CallSpec spec = specFor(server.url(), *protocolById("openai"));
        spec.server = "vllm";
        QCOMPARE(caller.run(spec).tokenCount, std::optional(TokenCount::Chunks));
        QCOMPARE(server.requests().size(), 1);
    }
}

void TestTokenCounting::countsWhatCameOfACancelledAnswer()
{
    FakeServer server;
    server.on("/completion", Script().head().chunk(wireOf("llamacpp").token.repeated(3)).stall());
    server.on("/tokenize", Script().respond(200, R"({"tokens":[1,1]})"));
    Caller caller;
    CallSpec spec = specFor(server.url(), *protocolById("llamacpp"));
    spec.server = "llamacpp";
    const CallId id = caller.prober.call(spec);
    QTRY_COMPARE_WITH_TIMEOUT(caller.text(), "aaa", patienceMs);
    caller.prober.cancel(id);
    QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), 1, patienceMs);
    QCOMPARE(caller.finished.constFirst().status, CallStatus::Cancelled);
    QCOMPARE(caller.finished.constFirst().outputTokens, std::optional<qint64>(2));
    QCOMPARE(caller.finished.constFirst().tokenCount, std::optional(TokenCount::Tokenizer));
}

void TestTokenCounting::keepsTheCountOfEventsWhereTheTokenizerFails_data()
{
    QTest::addColumn<Script>("tokenizer");
    QTest::newRow("missing") << Script().respond(404, {});
    QTest::newRow("refusing") << Script().respond(401, R"({"error":"no"})");
    QTest::newRow("broken") << Script().reset();
    QTest::newRow("silent") << Script().stall();
    QTest::newRow("something else") << Script().respond(200, "<html>");
    QTest::newRow("elsewhere") << Script().respond(302, {}, "Location: /other\r\n");
}

void TestTokenCounting::keepsTheCountOfEventsWhereTheTokenizerFails()
{
    QFETCH(Script, tokenizer);
    FakeServer server;
    server.on(chatPath, uncounted());
    server.on("/tokenize", tokenizer);
    Caller caller;
    const CallRecord record = caller.run(specFor(server.url(), *protocolById("openai")));
    QCOMPARE(record.status, CallStatus::Ok);
    QCOMPARE(record.outputTokens, std::optional<qint64>(2));
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Chunks));
    QVERIFY(*record.total < std::chrono::seconds(1)); // asking is no part of the call
    QCOMPARE(caller.finished.size(), 1);
}

QTEST_GUILESS_MAIN(TestTokenCounting)
#include "tst_tokencounting.moc"
