// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoserver.h"
#include "tests/support/runs.h"
#include "tests/support/scriptedollama.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// What Ollama has loaded: the models of which each answer of /api/ps is a list, one after the other.
void listLoaded(FakeServer &server, const QList<QByteArrayList> &answers)
{
    for (const QByteArrayList &models : answers) {
        QJsonArray array;
        for (const QByteArray &model : models)
            array.append(QJsonObject{{QStringLiteral("name"), QString::fromUtf8(model)}});
        server.on("/api/ps",
                  Script().respond(200, QJsonDocument(QJsonObject{{QStringLiteral("models"), array}})
                                            .toJson(QJsonDocument::Compact)));
    }
}

} // namespace

// Runs for which a server's memory is arranged.
class TestColdRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresColdCallsUnloaded();
    void measuresTheSwitchBetweenModels();
    void findsTheLoadInColdAndSwitchedCallsOnly();
    void saysWhereAServerCannotUnload();
    void saysWhereAServerWillNotUnload();
};

void TestColdRuns::measuresColdCallsUnloaded()
{
    FakeServer server;
    listLoaded(server,
               {{"a:latest", "other:1b"}, {"a:latest", "other:1b"}, {"other:1b"}}); // it takes a while
    server.on("/api/generate", Script().respond(200, R"({"done":true,"done_reason":"unload"})"));
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.cold = true;
    Run run(workload);
    QVERIFY(run.toEnd());
    const auto unloads = requestsFor(server, "/api/generate");
    QCOMPARE(unloads.size(), 1); // never the model of somebody else
    const QJsonObject body = QJsonDocument::fromJson(unloads.first().body).object();
    QCOMPARE(body[u"model"].toString(), QStringLiteral("a"));
    QCOMPARE(body[u"keep_alive"], QJsonValue(0));
    QCOMPARE(run.runner.results().size(), 2);
    const StepResult &cold = run.runner.results().at(0);
    QCOMPARE(cold.label, "cold");
    QCOMPARE(cold.calls.first().start, std::optional(StartKind::Cold));
    QVERIFY(!cold.throughputTps);
    const StepResult &warm = run.runner.results().at(1);
    QCOMPARE(warm.label, "warm");
    QCOMPARE(warm.summary.calls, 1u);
    QCOMPARE(requestsFor(server, "/api/chat").size(), 3); // the warm call has a warm-up
}

void TestColdRuns::measuresTheSwitchBetweenModels()
{
    FakeServer server;
    // The list before and after each request to load or unload:
    listLoaded(server, {{}, // cold a
                        {"a:latest"},
                        {"a:latest"}, // warm a: asked before both of its calls
                        {"a:latest"},
                        {},
                        {"b:latest"}, // a after b: unload a, load b
                        {"b:latest"},
                        {}, // cold b: unload b
                        {"b:latest"},
                        {"b:latest"}, // warm b
                        {"b:latest"},
                        {},
                        {"a:latest"}}); // b after a
    server.on("/api/generate", Script().respond(200, R"({"done":true})"));
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.models = {"a", "b"};
    workload.cold = true;
    Run run(workload);
    QVERIFY(run.toEnd());
    QByteArrayList changes;
    for (const ReceivedRequest &request : requestsFor(server, "/api/generate")) {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        changes.append((body.contains(u"keep_alive") ? "-" : "+") + body[u"model"].toString().toUtf8());
    }
    QCOMPARE(changes, (QByteArrayList{"-a", "+b", "-b", "-b", "+a"}));
    QByteArrayList labels;
    for (const StepResult &result : run.runner.results()) {
        labels.append(result.label);
        QVERIFY2(result.note.isEmpty(), result.note);
        QCOMPARE(result.summary.ok, 1u);
        QCOMPARE(result.calls.first().start,
                 std::optional(result.step.kind == StepKind::Warm ? StartKind::Warm : StartKind::Cold));
    }
    QCOMPARE(labels,
             (QByteArrayList{"a, cold", "a, warm", "a, after b", "b, cold", "b, warm", "b, after a"}));
}

// Against the demo's server, which has a memory for one model at a time and loads for as long as it says.
void TestColdRuns::findsTheLoadInColdAndSwitchedCallsOnly()
{
    auto script = builtInDemoScript();
    QVERIFY(script);
    script->modelsInMemory = 1;
    script->busyShare = script->brokenShare = script->stallShare = 0;
    script->timeScale = 0.1;
    DemoServer server(*script);
    Workload workload;
    connect(&server, &DemoServer::listening, this, [&workload](const QUrl &url) {
        workload.servers = {{url, {}, {}}};
    });
    server.start();
    workload.models = {"aurora:14b", "swift:3b"};
    workload.prompts = {{{}, {}, "Name three signs that a server is overloaded.", 0}};
    workload.maxTokens = 4;
    workload.cold = true;
    Run run(workload);
    QVERIFY(run.toEnd());
    QCOMPARE(run.runner.results().size(), 6);
    for (const StepResult &result : run.runner.results()) {
        QVERIFY2(result.note.isEmpty(), result.note);
        QVERIFY2(result.summary.ok == 1, result.label);
        const double loadMs = script->model(result.step.model)->loadSeconds * 1000 * script->timeScale;
        const bool loads = result.step.kind != StepKind::Warm;
        for (const CallRecord &call : result.calls) {
            QCOMPARE(call.start, std::optional(loads ? StartKind::Cold : StartKind::Warm));
            QVERIFY2((toMilliseconds(*call.load) > 0.9 * loadMs) == loads, result.label);
            QVERIFY(!loads || toMilliseconds(*call.ttft) > 0.9 * loadMs);
        }
    }
}

void TestColdRuns::saysWhereAServerCannotUnload()
{
    FakeServer server;
    server.on("/v1/chat/completions", Script().respond(500, "{}"));
    Workload workload = workloadFor(server);
    workload.servers.first().protocol = "openai";
    workload.cold = true;
    Run run(workload);
    QVERIFY(run.toEnd());
    const StepResult &cold = run.runner.results().first();
    QCOMPARE(cold.summary.calls, 0u);
    QVERIFY(!cold.summary.ttftMs.p50);
    QVERIFY2(cold.note.contains("unload"), cold.note);
    QCOMPARE(run.runner.results().at(1).summary.calls, 1u); // the warm call is made all the same
}

void TestColdRuns::saysWhereAServerWillNotUnload()
{
    FakeServer server;
    listLoaded(server, {{"a:latest"}});
    server.on("/api/generate", Script().respond(403, R"({"error":"not yours"})"));
    server.on("/api/chat", answer());
    Workload workload = workloadFor(server);
    workload.cold = true;
    Run run(workload);
    QVERIFY(run.toEnd());
    QVERIFY2(run.runner.results().first().note.contains("not yours"), run.runner.results().first().note);
    QCOMPARE(run.runner.results().first().summary.calls, 0u);
}

QTEST_GUILESS_MAIN(TestColdRuns)
#include "tst_coldruns.moc"
