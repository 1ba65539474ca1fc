// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace inferograph;

namespace {

QJsonObject bodyOf(const char *protocol, const Prompt &prompt)
{
    return QJsonDocument::fromJson(protocolById(protocol)->request(prompt).body).object();
}

Prompt shortPrompt()
{
    Prompt prompt;
    prompt.model = "m";
    prompt.text = "x";
    return prompt;
}

Prompt fullPrompt()
{
    return {.model = "m:1b",
            .text = "Gr\xC3\xBC\xC3\x9F \"dich\"\n",
            .system = "Be brief.",
            .maxTokens = 12,
            .temperature = 0.5,
            .seed = 9007199254740993,
            .think = false,
            .contextTokens = 8192,
            .keepAlive = std::chrono::seconds(600)};
}

} // namespace

class TestProtocols : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEachByItsId_data();
    void findsEachByItsId();
    void knowsNoOther();
    void joinsPathsWithoutDoubling_data();
    void joinsPathsWithoutDoubling();
    void asksForAStream_data();
    void asksForAStream();
    void leavesUnsetOptionsOut_data();
    void leavesUnsetOptionsOut();
    void putsOllamaOptionsWhereTheyBelong();
    void putsOpenAiOptionsWhereTheyBelong();
    void asksVllmToCountAsItGoes();
    void asksLlamaCppHowMuchOfThePromptItHasRead();
    void putsTheLimitAsARefusalWantsIt();
    void hasSeedsForTheFuzzer_data();
    void hasSeedsForTheFuzzer();
    void asksForBareTextsWithoutRoles();
    void putsResponsesOptionsWhereTheyBelong();
    void putsAnthropicOptionsWhereTheyBelong();
    void putsLmStudioOptionsWhereTheyBelong();
    void findsLmStudiosLoadedModels();
    void findsTheModelsThatLlamaCppRoutesTo();
    void loadsAndUnloads_data();
    void loadsAndUnloads();
    void loadsNothingWhereThereIsNoWay();
    void readsModelLists_data();
    void readsModelLists();
    void readsErrorBodies_data();
    void readsErrorBodies();
};

void TestProtocols::findsEachByItsId_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("ollama") << QByteArray("ollama") << QByteArray("/api/chat");
    QTest::newRow("ollama-generate") << QByteArray("ollama-generate") << QByteArray("/api/generate");
    QTest::newRow("openai") << QByteArray("openai") << QByteArray("/v1/chat/completions");
    QTest::newRow("openai-completions") << QByteArray("openai-completions") << QByteArray("/v1/completions");
    QTest::newRow("openai-responses") << QByteArray("openai-responses") << QByteArray("/v1/responses");
    QTest::newRow("llamacpp") << QByteArray("llamacpp") << QByteArray("/completion");
    QTest::newRow("lmstudio") << QByteArray("lmstudio") << QByteArray("/api/v1/chat");
    QTest::newRow("lmstudio-v0") << QByteArray("lmstudio-v0") << QByteArray("/api/v0/chat/completions");
    QTest::newRow("anthropic") << QByteArray("anthropic") << QByteArray("/v1/messages");
}

void TestProtocols::findsEachByItsId()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, path);
    const Protocol *protocol = protocolById(id);
    QVERIFY(protocol);
    QCOMPARE(protocol->id().toByteArray(), id);
    const HttpRequest request = protocol->request(shortPrompt());
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.path, path);
}

void TestProtocols::knowsNoOther()
{
    QCOMPARE(protocolById("gopher"), nullptr);
    QCOMPARE(protocolById(""), nullptr);
}

void TestProtocols::joinsPathsWithoutDoubling_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("target");
    const QByteArray chat("/v1/chat/completions");
    QTest::newRow("no base") << QByteArray() << chat << chat;
    QTest::newRow("root") << QByteArray("/") << chat << chat;
    QTest::newRow("v1") << QByteArray("/v1") << chat << chat;
    QTest::newRow("v1 slash") << QByteArray("/v1/") << chat << chat;
    QTest::newRow("proxy") << QByteArray("/llm") << chat << QByteArray("/llm/v1/chat/completions");
    QTest::newRow("proxy v1") << QByteArray("/llm/v1") << chat << QByteArray("/llm/v1/chat/completions");
    QTest::newRow("whole path") << QByteArray("/v1/chat") << chat << chat;
    QTest::newRow("not the same segment")
        << QByteArray("/llm-v1") << chat << QByteArray("/llm-v1/v1/chat/completions");
    QTest::newRow("ollama api") << QByteArray("/api") << QByteArray("/api/tags") << QByteArray("/api/tags");
    QTest::newRow("one segment") << QByteArray("/x") << QByteArray("/props") << QByteArray("/x/props");
}

void TestProtocols::joinsPathsWithoutDoubling()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, target);
    QCOMPARE(requestTarget(base, path), target);
}

void TestProtocols::asksForAStream_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const Protocol *protocol : protocols())
        QTest::newRow(protocol->id().data()) << protocol->id().toByteArray();
}

void TestProtocols::asksForAStream()
{
    QFETCH(QByteArray, id);
    const HttpRequest request = protocolById(id)->request(fullPrompt());
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body[u"stream"], QJsonValue(true));
    QCOMPARE(body[u"model"].toString(), u"m:1b");
    QCOMPARE(request.headers.first().name, "Content-Type");
    QCOMPARE(request.headers.first().value, "application/json");
    QVERIFY(!request.body.contains('\n'));
    QVERIFY(request.body.contains("Gr\xC3\xBC\xC3\x9F \\\"dich\\\"\\n"));
    QVERIFY(request.body.contains("Be brief."));
    QVERIFY(request.body.contains("12"));
    QVERIFY(request.body.contains("0.5"));
    // Those that know no seed refuse what they do not know.
    const bool knowsSeed = !QByteArrayList{"openai-responses", "lmstudio", "anthropic"}.contains(id);
    QCOMPARE(request.body.contains("9007199254740993"), knowsSeed);
    QCOMPARE(request.body.contains("seed"), knowsSeed);
}

void TestProtocols::leavesUnsetOptionsOut_data()
{
    asksForAStream_data();
}

void TestProtocols::leavesUnsetOptionsOut()
{
    QFETCH(QByteArray, id);
    const QJsonObject body = bodyOf(id.constData(), shortPrompt());
    for (const char *name :
         {"options", "think", "thinking", "reasoning", "max_tokens", "max_output_tokens", "n_predict",
          "keep_alive", "temperature", "seed", "system", "system_prompt", "instructions"}) {
        const bool isNeeded = id == "anthropic" && QByteArrayView(name) == "max_tokens";
        QVERIFY2(body.contains(QLatin1StringView(name)) == isNeeded, name);
    }
}

void TestProtocols::putsOllamaOptionsWhereTheyBelong()
{
    const QJsonObject chat = bodyOf("ollama", fullPrompt());
    const QJsonObject options = chat[u"options"].toObject();
    QCOMPARE(options[u"num_predict"].toInt(), 12);
    QCOMPARE(options[u"temperature"].toDouble(), 0.5);
    QCOMPARE(options[u"seed"].toInteger(), 9007199254740993);
    QCOMPARE(options[u"num_ctx"].toInt(), 8192);
    QCOMPARE(chat[u"think"], QJsonValue(false));
    QCOMPARE(chat[u"keep_alive"], QJsonValue(600)); // a number is seconds
    const QJsonArray messages = chat[u"messages"].toArray();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages[0][u"role"].toString(), u"system");
    QCOMPARE(messages[0][u"content"].toString(), u"Be brief.");
    QCOMPARE(messages[1][u"role"].toString(), u"user");

    const QJsonObject generate = bodyOf("ollama-generate", fullPrompt());
    QCOMPARE(generate[u"options"], chat[u"options"]);
    QCOMPARE(generate[u"keep_alive"], chat[u"keep_alive"]);
    QCOMPARE(generate[u"system"].toString(), u"Be brief.");
    QCOMPARE(generate[u"prompt"], messages[1][u"content"]);
}

void TestProtocols::putsOpenAiOptionsWhereTheyBelong()
{
    const QJsonObject body = bodyOf("openai", fullPrompt());
    QCOMPARE(body[u"max_tokens"].toInt(), 12);
    QCOMPARE(body[u"temperature"].toDouble(), 0.5);
    QCOMPARE(body[u"seed"].toInteger(), 9007199254740993);
    QCOMPARE(body[u"stream_options"][u"include_usage"], QJsonValue(true));
    QCOMPARE(body[u"messages"].toArray().size(), 2);
}

void TestProtocols::asksVllmToCountAsItGoes()
{
    for (const char *id : {"openai", "openai-completions"}) {
        const auto optionsFor = [id](const QByteArray &product) {
            const HttpRequest request =
                protocolById(id)->request(fullPrompt(), {.product = product, .version = {}});
            return QJsonDocument::fromJson(request.body)[u"stream_options"].toObject();
        };
        QCOMPARE(optionsFor("vllm")[u"continuous_usage_stats"], QJsonValue(true));
        QCOMPARE(optionsFor("vllm")[u"include_usage"], QJsonValue(true));
        QVERIFY(!optionsFor("openai").contains(u"continuous_usage_stats"));
        QVERIFY(!optionsFor({}).contains(u"continuous_usage_stats"));
    }
}

void TestProtocols::asksLlamaCppHowMuchOfThePromptItHasRead()
{
    const auto asks = [](const char *id, const QByteArray &product) {
        const HttpRequest request =
            protocolById(id)->request(fullPrompt(), {.product = product, .version = {}});
        return QJsonDocument::fromJson(request.body)[u"return_progress"].toBool();
    };
    QVERIFY(asks("openai", "llamacpp"));
    QVERIFY(asks("llamacpp", {}));
    QVERIFY(!asks("openai", "openai")); // others may refuse what they do not know
}

void TestProtocols::putsTheLimitAsARefusalWantsIt()
{
    const Protocol *openAi = protocolById("openai");
    const QByteArray refusal("Unsupported parameter: 'max_tokens' is not supported with this model. "
                             "Use 'max_completion_tokens' instead.");
    const auto amended = openAi->amendedRequest(fullPrompt(), {}, refusal);
    QVERIFY(amended);
    QJsonObject body = QJsonDocument::fromJson(amended->body).object();
    QCOMPARE(body.take(u"max_completion_tokens").toInt(), 12);
    QJsonObject first = bodyOf("openai", fullPrompt());
    first.remove(u"max_tokens");
    QCOMPARE(body, first);

    QVERIFY(!openAi->amendedRequest(shortPrompt(), {}, refusal));
    QVERIFY(!openAi->amendedRequest(fullPrompt(), {}, "max_tokens is too large"));
    for (const Protocol *protocol : protocols())
        QCOMPARE(protocol->amendedRequest(fullPrompt(), {}, refusal).has_value(),
                 protocol == openAi || protocol->id() == "lmstudio-v0");
}

void TestProtocols::hasSeedsForTheFuzzer_data()
{
    asksForAStream_data();
}

// Each folder of seeds is a fuzz target: see tests/CMakeLists.txt.
void TestProtocols::hasSeedsForTheFuzzer()
{
    QFETCH(QByteArray, id);
    const QDir seeds(QStringLiteral(TEST_DATA_DIR "/fuzz/protocol_") + QString::fromLatin1(id));
    QVERIFY2(!seeds.entryList(QDir::Files).isEmpty(), qPrintable(seeds.path()));
}

void TestProtocols::asksForBareTextsWithoutRoles()
{
    for (const char *id : {"openai-completions", "llamacpp"}) {
        QCOMPARE(bodyOf(id, shortPrompt())[u"prompt"].toString(), u"x");
        QCOMPARE(bodyOf(id, fullPrompt())[u"prompt"].toString(), u"Be brief.\n\nGr\u00FC\u00DF \"dich\"\n");
    }
    const QJsonObject completions = bodyOf("openai-completions", fullPrompt());
    QCOMPARE(completions[u"max_tokens"].toInt(), 12);
    QCOMPARE(completions[u"stream_options"][u"include_usage"], QJsonValue(true));
    QCOMPARE(bodyOf("llamacpp", fullPrompt())[u"n_predict"].toInt(), 12);
}

void TestProtocols::putsResponsesOptionsWhereTheyBelong()
{
    const QJsonObject body = bodyOf("openai-responses", fullPrompt());
    QVERIFY(body[u"input"].isString());
    QCOMPARE(body[u"instructions"].toString(), u"Be brief.");
    QCOMPARE(body[u"max_output_tokens"].toInt(), 12);
    QCOMPARE(body[u"store"], QJsonValue(false)); // a probe leaves nothing behind
}

void TestProtocols::putsAnthropicOptionsWhereTheyBelong()
{
    const HttpRequest request = protocolById("anthropic")->request(fullPrompt());
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(request.headers.size(), 2);
    QCOMPARE(request.headers[1].name, "anthropic-version");
    QCOMPARE(body[u"system"].toString(), u"Be brief.");
    QCOMPARE(body[u"messages"].toArray().size(), 1);
    QCOMPARE(body[u"messages"][0][u"role"].toString(), u"user");
    QCOMPARE(body[u"max_tokens"].toInt(), 12);
    QCOMPARE(body[u"thinking"],
             QJsonValue(QJsonObject{{QStringLiteral("type"), QStringLiteral("disabled")}}));
    QVERIFY(bodyOf("anthropic", shortPrompt())[u"max_tokens"].toInt() > 0);

    Prompt thinking = shortPrompt();
    thinking.think = true;
    const QJsonObject asked = bodyOf("anthropic", thinking);
    QCOMPARE(asked[u"thinking"][u"type"].toString(), u"enabled");
    QVERIFY(asked[u"thinking"][u"budget_tokens"].toInt() < asked[u"max_tokens"].toInt());
}

void TestProtocols::putsLmStudioOptionsWhereTheyBelong()
{
    const QJsonObject body = bodyOf("lmstudio", fullPrompt());
    QVERIFY(body[u"input"].isString());
    QCOMPARE(body[u"system_prompt"].toString(), u"Be brief.");
    QCOMPARE(body[u"max_output_tokens"].toInt(), 12);
    QCOMPARE(body[u"reasoning"].toString(), u"off");
    QCOMPARE(body[u"store"], QJsonValue(false));
}

void TestProtocols::findsLmStudiosLoadedModels()
{
    const Protocol *older = protocolById("lmstudio-v0");
    QCOMPARE(older->loadedPath(), "/api/v0/models");
    QCOMPARE(older->loadedModels(R"({"data":[]})"), std::optional(QList<QByteArray>()));
    QCOMPARE(older->loadedModels(R"({"data":[{"id":"a"}]})"), std::nullopt);
    QCOMPARE(older->loadedModels(R"({"data":[{"id":"a","state":"not-loaded"},{"id":"b","state":"loaded"}]})")
                 .value(),
             QList<QByteArray>{"b"});
    QVERIFY(!older->loadedModels(R"({"error":"no"})"));

    const Protocol *lmStudio = protocolById("lmstudio");
    QCOMPARE(lmStudio->loadedPath(), "/api/v1/models");
    const QByteArray body(R"({"models":[{"key":"a/idle","loaded_instances":[]},)"
                          R"({"loaded_instances":[{"id":"a/busy","config":{}},{"id":"a/busy:2"}],)"
                          R"("key":"a/busy"},{"key":"a/odd","loaded_instances":null}]})");
    QCOMPARE(lmStudio->loadedModels(body).value(), (QList<QByteArray>{"a/busy", "a/busy", "a/busy:2"}));
    QCOMPARE(lmStudio->loadedModels(R"({"models":[]})").value(), QList<QByteArray>());
    QVERIFY(!lmStudio->loadedModels(R"({"error":"no"})"));
    QVERIFY(!lmStudio->loadedModels("<html>"));
}

void TestProtocols::findsTheModelsThatLlamaCppRoutesTo()
{
    const Protocol *llamaCpp = protocolById("llamacpp");
    QCOMPARE(llamaCpp->loadedPath(), "/models");
    const QByteArray body(R"({"data":[{"id":"idle","status":{"value":"unloaded","args":["-m"]}},)"
                          R"({"status":{"args":[],"value":"loaded"},"id":"busy"},)"
                          R"({"id":"soon","status":{"value":"loading"}},)"
                          R"({"id":"broken","status":{"value":"unloaded","exit_code":1,"failed":true}}]})");
    QCOMPARE(llamaCpp->loadedModels(body).value(), QList<QByteArray>{"busy"});
    // With a single model, the server lists it without a word about its state.
    QVERIFY(!llamaCpp->loadedModels(R"({"data":[{"id":"only","object":"model","meta":{"n_ctx":4096}}]})"));
    QVERIFY(!llamaCpp->loadedModels(R"({"data":[{"id":"odd","status":"loaded"}]})"));
    QVERIFY(!llamaCpp->loadedModels("<html>"));
}

void TestProtocols::loadsAndUnloads_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("load");
    QTest::addColumn<QByteArray>("unload");
    for (const char *id : {"ollama", "ollama-generate"})
        QTest::newRow(id) << QByteArray(id) << QByteArray(R"(/api/generate {"model":"a:1b"})")
                          << QByteArray(R"(/api/generate {"keep_alive":0,"model":"a:1b"})");
    QTest::newRow("llamacpp") << QByteArray("llamacpp") << QByteArray(R"(/models/load {"model":"a:1b"})")
                              << QByteArray(R"(/models/unload {"model":"a:1b"})");
    QTest::newRow("lmstudio") << QByteArray("lmstudio")
                              << QByteArray(R"(/api/v1/models/load {"model":"a:1b"})")
                              << QByteArray(R"(/api/v1/models/unload {"instance_id":"a:1b"})");
}

void TestProtocols::loadsAndUnloads()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, load);
    QFETCH(QByteArray, unload);
    const Protocol *protocol = protocolById(id);
    for (const auto &[request, expected] : {std::pair(protocol->loadRequest("a:1b"), load),
                                            std::pair(protocol->unloadRequest("a:1b"), unload)}) {
        QVERIFY(request);
        QCOMPARE(request->method, "POST");
        QCOMPARE(request->path + ' ' + request->body, expected);
    }
    QVERIFY(!protocol->loadedPath().isEmpty()); // what cannot be seen is not believed
}

void TestProtocols::loadsNothingWhereThereIsNoWay()
{
    for (const char *id : {"openai", "openai-completions", "openai-responses", "anthropic"}) {
        QVERIFY(!protocolById(id)->loadRequest("m"));
        QVERIFY(!protocolById(id)->unloadRequest("m"));
    }
}

void TestProtocols::readsModelLists_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("understood");
    QTest::addColumn<QList<QByteArray>>("names");
    using Names = QList<QByteArray>;
    const QByteArray ollama("ollama");
    const QByteArray openai("openai");
    QTest::newRow("ollama") << ollama
                            << QByteArray(R"({"models":[{"name":"a:1b","size":1},{"size":2,"name":"b:2b"}]})")
                            << true << Names{"a:1b", "b:2b"};
    QTest::newRow("ollama without models") << ollama << QByteArray(R"({"models":null})") << true << Names();
    QTest::newRow("ollama, other shapes inside")
        << ollama << QByteArray(R"({"models":[{"name":7},null,"x",{"name":"c"}]})") << true << Names{"c"};
    QTest::newRow("openai") << openai << QByteArray(R"({"object":"list","data":[{"id":"m"}]})") << true
                            << Names{"m"};
    QTest::newRow("llama.cpp lists both ways")
        << openai << QByteArray(R"({"models":[{"name":"n"}],"object":"list","data":[{"id":"m"}]})") << true
        << Names{"m"};
    for (const char *id : {"openai-completions", "openai-responses", "llamacpp", "anthropic"})
        QTest::newRow(id) << QByteArray(id) << QByteArray(R"({"data":[{"id":"m","type":"model"}]})") << true
                          << Names{"m"};
    QTest::newRow("lmstudio")
        << QByteArray("lmstudio")
        << QByteArray(R"({"models":[{"type":"llm","key":"a/b","loaded_instances":[{"id":"x"}]}]})") << true
        << Names{"a/b"};
    QTest::newRow("an error") << openai << QByteArray(R"({"error":"no"})") << false << Names();
    QTest::newRow("markup") << openai << QByteArray("<html>") << false << Names();
    QTest::newRow("cut") << openai << QByteArray(R"({"data":[{"id":"m"},{"i)") << false << Names();
    QTest::newRow("empty") << openai << QByteArray() << false << Names();
}

void TestProtocols::readsModelLists()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, body);
    QFETCH(bool, understood);
    QFETCH(QList<QByteArray>, names);
    const std::optional<QList<QByteArray>> models = protocolById(id)->models(body);
    QCOMPARE(models.has_value(), understood);
    QCOMPARE(models.value_or(QList<QByteArray>()), names);
}

void TestProtocols::readsErrorBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const char *body, const char *words) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(words);
    };
    row("text", R"({"error":"model 'x' not found"})", "model 'x' not found");
    row("object", R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
        "Loading model");
    row("object without a message", R"({"error":{"type":"overloaded"}})", "overloaded");
    row("error in object", R"({"object":"error","message":"no such model","code":404})", "no such model");
    row("detail", R"({"detail":"Not Found"})", "Not Found");
    row("list of details", R"({"detail":[{"loc":["body"],"msg":"Field required"}]})", "Field required");
    row("plain text", "404 page not found\n", "404 page not found");
    row("markup", "<html><body>502</body></html>", "");
    row("binary", "\x01\x02\x03", "");
    row("nothing", "", "");
    row("null", R"({"error":null})", "");
    row("escapes", R"({"error":"a\nb \u00e9"})", "a\nb \xC3\xA9");
}

void TestProtocols::readsErrorBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    for (const Protocol *protocol : protocols())
        QCOMPARE(protocol->reader()->errorText(body), words);
}

QTEST_GUILESS_MAIN(TestProtocols)
#include "tst_protocols.moc"
