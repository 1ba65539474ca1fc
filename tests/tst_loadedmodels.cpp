// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"
#include "core/session/loadedmodelwatch.h"
#include "tests/fakeserver/fakeserver.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

const QByteArray psOfTwo =
    R"({"models":[{"name":"qwen2.5:14b","model":"qwen2.5:14b","size":10000000000,"digest":"d","details":{},)"
    R"("expires_at":"2026-11-05T10:05:00.123456789+02:00","size_vram":4000000000,"context_length":4096},)"
    R"({"name":"registry.ollama.ai/library/llama3.2:3b","size":2800000000,)"
    R"("size_vram":0}]})";

RunServer ollama()
{
    RunServer server;
    server.protocol = protocolById("ollama");
    server.product = "ollama";
    return server;
}

} // namespace

class TestLoadedModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatOllamaHasLoaded();
    void readsWhatLlamaCppHasLoaded();
    void readsWhatALlamaCppRouterHasLoaded();
    void readsWhatLmStudioHasLoaded();
    void whatIsNotToldStaysUnknown_data();
    void whatIsNotToldStaysUnknown();
    void asksOnlyWhileSomebodyLooks();
    void aServerThatRefusesTheLesserQuestionsStillTells();
    void saysThatAServerDoesNotTell();
    void unloadsAndLooksAgain();
    void saysWhyAModelWasNotUnloaded();
    void keysGoAlongAndAreNotRepeated();
};

void TestLoadedModels::readsWhatOllamaHasLoaded()
{
    const auto models = loadedModels("ollama", {psOfTwo});
    QVERIFY(models);
    QCOMPARE(models->size(), 2);
    const LoadedModel &first = models->at(0);
    QCOMPARE(first.name, QByteArray("qwen2.5:14b"));
    QCOMPARE(first.bytes, std::optional<qint64>(10'000'000'000));
    QCOMPARE(first.gpuShare, std::optional(0.4));
    QCOMPARE(first.contextTokens, std::optional<qint64>(4096));
    QVERIFY(first.expiresAt);
    QCOMPARE(std::chrono::floor<std::chrono::seconds>(*first.expiresAt).time_since_epoch().count(),
             QDateTime::fromString(QStringLiteral("2026-11-05T08:05:00Z"), Qt::ISODate).toSecsSinceEpoch());
    const LoadedModel &second = models->at(1);
    QCOMPARE(second.name, QByteArray("llama3.2:3b"));
    QCOMPARE(second.gpuShare, std::optional(0.0)); // told, not unknown
    QVERIFY(!second.expiresAt && !second.contextTokens && !second.places);
}

void TestLoadedModels::readsWhatLlamaCppHasLoaded()
{
    const QByteArray list = R"({"object":"list","data":[{"id":"stories.gguf","object":"model"}]})";
    const QByteArray properties = R"({"default_generation_settings":{"n_ctx":512},"total_slots":4})";
    const QByteArray slotList = R"([{"id":0,"is_processing":false},{"id":1,"is_processing":true}])";
    LoadedModel model;
    model.name = "stories.gguf";
    model.contextTokens = 512;
    model.places = 2;
    model.busyPlaces = 1;
    QCOMPARE(loadedModels("llamacpp", {list, properties, slotList}), std::optional(QList{model}));
    // Where slots are not to be seen, their number still is.
    model.places = 4;
    model.busyPlaces.reset();
    QCOMPARE(loadedModels("llamacpp", {list, properties, {}}), std::optional(QList{model}));
}

void TestLoadedModels::readsWhatALlamaCppRouterHasLoaded()
{
    const QByteArray list = R"({"data":[{"id":"a","status":{"value":"loaded"}},)"
                            R"({"id":"b","status":{"value":"unloaded"}},)"
                            R"({"id":"c","status":{"value":"loaded"}}]})";
    const auto models = loadedModels("llamacpp", {list, R"({"total_slots":4})", {}});
    QVERIFY(models);
    QCOMPARE(models->size(), 2);
    QCOMPARE(models->at(1).name, QByteArray("c"));
    QVERIFY(!models->at(0).places); // of which of them nobody says
}

void TestLoadedModels::readsWhatLmStudioHasLoaded()
{
    const QByteArray list = R"({"data":[{"id":"qwen2.5-7b","state":"loaded","loaded_context_length":8192},)"
                            R"({"id":"phi","state":"not-loaded"}]})";
    const auto models = loadedModels("lmstudio", {list});
    QVERIFY(models);
    QCOMPARE(models->size(), 1);
    QCOMPARE(models->at(0).name, QByteArray("qwen2.5-7b"));
    QCOMPARE(models->at(0).contextTokens, std::optional<qint64>(8192));
    QVERIFY(!models->at(0).bytes);
}

void TestLoadedModels::whatIsNotToldStaysUnknown_data()
{
    QTest::addColumn<QByteArray>("product");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<int>("models"); // -1: unknown
    QTest::newRow("nothing is loaded") << QByteArray("ollama") << QByteArrayList{R"({"models":[]})"} << 0;
    QTest::newRow("null") << QByteArray("ollama") << QByteArrayList{R"({"models":null})"} << 0;
    QTest::newRow("no list") << QByteArray("ollama") << QByteArrayList{R"({"status":"fine"})"} << -1;
    QTest::newRow("not JSON") << QByteArray("ollama") << QByteArrayList{"<html>"} << -1;
    QTest::newRow("empty") << QByteArray("ollama") << QByteArrayList{""} << -1;
    QTest::newRow("of another kind") << QByteArray("vllm") << QByteArrayList{R"({"models":[]})"} << -1;
    QTest::newRow("too few answers") << QByteArray("llamacpp") << QByteArrayList{R"({"data":[]})"} << -1;
    QTest::newRow("no objects") << QByteArray("lmstudio") << QByteArrayList{R"({"data":[1,null]})"} << 0;
}

void TestLoadedModels::whatIsNotToldStaysUnknown()
{
    QFETCH(QByteArray, product);
    QFETCH(QByteArrayList, answers);
    QFETCH(int, models);
    const auto read = loadedModels(product, answers);
    QCOMPARE(read ? static_cast<int>(read->size()) : -1, models);
}

void TestLoadedModels::asksOnlyWhileSomebodyLooks()
{
    FakeServer left;
    FakeServer watched;
    left.on("/api/ps", Script().respond(200, psOfTwo));
    watched.on("/api/ps", Script().respond(200, psOfTwo));
    LoadedModelWatch former(left.url(), ollama());
    LoadedModelWatch watch(watched.url(), ollama());
    QSignalSpy once(&former, &LoadedModelWatch::told);
    QSignalSpy told(&watch, &LoadedModelWatch::told);
    QVERIFY(!told.wait(50));
    QCOMPARE(watched.requests().size(), 0);
    former.setWatching(true);
    QVERIFY(once.wait(patience));
    QCOMPARE(once.first().first().value<QList<LoadedModel>>().size(), 2);
    former.setWatching(false);
    watch.setWatching(true);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(), 2, patience);
    QCOMPARE(left.requests().size(), 1);
    // No more often than every two seconds, and as what we are.
    const QList<ReceivedRequest> requests = watched.requests();
    QVERIFY(requests.at(1).readAt - requests.at(0).readAt >=
            Nanoseconds(std::chrono::milliseconds(1900)).count());
    QVERIFY(requests.at(0).head.contains("User-Agent: inferograph/"));
}

void TestLoadedModels::aServerThatRefusesTheLesserQuestionsStillTells()
{
    FakeServer server;
    server.on("/v1/models", Script().respond(200, R"({"data":[{"id":"m"}]})"));
    server.on("/slots", Script().respond(501, R"({"error":{"message":"not enabled"}})"));
    RunServer llama;
    llama.protocol = protocolById("openai");
    llama.product = "llamacpp";
    LoadedModelWatch watch(server.url().resolved(QUrl(QStringLiteral("/v1"))), llama);
    QSignalSpy told(&watch, &LoadedModelWatch::told);
    watch.setWatching(true);
    QVERIFY(told.wait(patience));
    QCOMPARE(told.first().first().value<QList<LoadedModel>>().first().name, QByteArray("m"));
}

void TestLoadedModels::saysThatAServerDoesNotTell()
{
    LoadedModelWatch watch(refusingUrl(), ollama());
    QSignalSpy silent(&watch, &LoadedModelWatch::silent);
    watch.setWatching(true);
    QVERIFY(silent.wait(patience));
    QVERIFY(silent.first().first().toString().contains(QStringLiteral("refused")));
    QVERIFY(LoadedModelWatch::isPossible("lmstudio"));
    QVERIFY(!LoadedModelWatch::isPossible("vllm"));
}

void TestLoadedModels::unloadsAndLooksAgain()
{
    FakeServer server;
    server.on("/api/ps", Script().respond(200, psOfTwo));
    server.on("/api/ps", Script().respond(200, R"({"models":[]})"));
    server.on("/api/generate", Script().respond(200, R"({"done":true,"done_reason":"unload"})"));
    server.on("/api/chat", Script().respond(200, R"({"done":true,"done_reason":"unload"})"));
    LoadedModelWatch watch(server.url(), ollama());
    QVERIFY(watch.canUnload());
    QSignalSpy told(&watch, &LoadedModelWatch::told);
    QSignalSpy unloaded(&watch, &LoadedModelWatch::unloaded);
    QSignalSpy sent(&watch, &LoadedModelWatch::sent);
    watch.setWatching(true);
    QVERIFY(told.wait(patience));
    watch.unload("qwen2.5:14b");
    QVERIFY(unloaded.wait(patience));
    QCOMPARE(unloaded.first().first().toByteArray(), QByteArray("qwen2.5:14b"));
    QTRY_COMPARE_WITH_TIMEOUT(told.count(), 2, patience);
    QVERIFY(told.last().first().value<QList<LoadedModel>>().isEmpty());
    const auto request = sent.first().first().value<CallRecord>(); // for logs to be read without it
    QCOMPARE(request.server, QByteArray("ollama"));
    QCOMPARE(request.model, QByteArray("qwen2.5:14b"));
    QVERIFY(request.total && request.operation == Operation::Unload);
    const QList<ReceivedRequest> requests = server.requests();
    const auto post = std::ranges::find(requests, QByteArray("POST"), &ReceivedRequest::method);
    QVERIFY(post != requests.end());
    QVERIFY2(post->body.contains(R"("keep_alive":0)"), post->body.constData());
}

void TestLoadedModels::saysWhyAModelWasNotUnloaded()
{
    FakeServer server;
    const Script refusal = Script().respond(404, R"({"error":"model 'owl' not found"})");
    server.on("/api/generate", refusal);
    server.on("/api/chat", refusal);
    LoadedModelWatch watch(server.url(), ollama());
    QSignalSpy refused(&watch, &LoadedModelWatch::notUnloaded);
    watch.unload("owl");
    QVERIFY(refused.wait(patience));
    QVERIFY(refused.first().at(1).toString().contains(QStringLiteral("not found")));
    RunServer other;
    other.protocol = protocolById("openai");
    other.product = "vllm";
    LoadedModelWatch without(server.url(), other);
    QVERIFY(!without.canUnload());
    QSignalSpy impossible(&without, &LoadedModelWatch::notUnloaded);
    without.unload("owl");
    QCOMPARE(impossible.count(), 1);
}

void TestLoadedModels::keysGoAlongAndAreNotRepeated()
{
    FakeServer server;
    const Script refusal = Script().respond(401, R"({"error":"the key secret-key is not valid"})");
    server.on("/api/ps", refusal);
    server.on("/api/generate", refusal);
    server.on("/api/chat", refusal);
    RunServer closed = ollama();
    closed.access.apiKey = "secret-key";
    LoadedModelWatch watch(server.url(), closed);
    QSignalSpy silent(&watch, &LoadedModelWatch::silent);
    QSignalSpy refused(&watch, &LoadedModelWatch::notUnloaded);
    watch.setWatching(true);
    QVERIFY(silent.wait(patience));
    watch.unload("owl");
    QVERIFY(refused.wait(patience));
    QVERIFY(server.requests().first().head.contains("Bearer secret-key"));
    QVERIFY(!silent.first().first().toString().contains(QStringLiteral("secret-key")));
    QVERIFY2(!refused.first().at(1).toString().contains(QStringLiteral("secret-key")),
             qPrintable(refused.first().at(1).toString()));
}

QTEST_GUILESS_MAIN(TestLoadedModels)
#include "tst_loadedmodels.moc"
