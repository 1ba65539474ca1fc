// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakeserver/fakeserver.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace inferograph::testing;

namespace {

Outcome run(const QStringList &arguments)
{
    return Program(QStringLiteral(INFEROGRAPH_PROGRAM), arguments).run();
}

// Ollama's answer of two tokens.
Script ollamaAnswer()
{
    return Script()
        .head(200, "Transfer-Encoding: chunked\r\nContent-Type: application/x-ndjson\r\n")
        .chunk(R"({"model":"tiny","message":{"role":"assistant","content":"Hel"},"done":false})"
               "\n")
        .chunk(R"({"model":"tiny","message":{"role":"assistant","content":"lo"},"done":false})"
               "\n")
        .chunk(
            R"({"model":"tiny","message":{"role":"assistant","content":""},"done":true,)"
            R"("done_reason":"stop","total_duration":90000000,"load_duration":2000000,"prompt_eval_count":5,)"
            R"("prompt_eval_duration":10000000,"eval_count":2,"eval_duration":50000000})"
            "\n")
        .lastChunk();
}

QStringList probeArguments(const QUrl &url, const char *more = "")
{
    return QStringList{QStringLiteral("probe"), QStringLiteral("--url"), url.toString(),
                       QStringLiteral("--prompt"), QStringLiteral("Say hello")} +
           words("--model tiny --server ollama") + words(more);
}

// The requests that ask for an answer, without those that ask what is loaded.
QList<ReceivedRequest> calls(const FakeServer &server)
{
    QList<ReceivedRequest> chats;
    for (const ReceivedRequest &request : server.requests()) {
        if (request.path == "/api/chat")
            chats.append(request);
    }
    return chats;
}

} // namespace

class TestProbeCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsARecordALine();
    void takesTheServersOnlyModel_data();
    void takesTheServersOnlyModel();
    void printsOneDocument();
    void printsATable();
    void failsWithItsCall();
    void saysWhatHappenedWhereAndWhatToDo();
    void saysWhyItLeftCallsOut();
    void failsWhereNothingAnswers();
    void sendsTheKeyAndNeverPrintsIt();
    void isCancelledByInterrupt();
    void printsALineForEachStep();
    void printsTheStepsOfARun();
    void comparesModelsColdAndWarm();
    void failsOnItsConditions_data();
    void failsOnItsConditions();
    void savesAndTakesAWorkload();
    void saysWhereAWorkloadIsWrong();
    void showsHowItStandsOnATerminalOnly();

private:
    QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }

    QTemporaryDir m_dir;
};

void TestProbeCommand::printsARecordALine()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    const Outcome outcome = run(probeArguments(server.url(), "--runs 3 --max-tokens 7 --format jsonl"));
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.code, 0);
    const QByteArrayList lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const QByteArray &line : lines) {
        const QJsonObject record = parsed(line);
        QCOMPARE(record[u"status"].toString(), QStringLiteral("ok"));
        QCOMPARE(record[u"source"].toString(), QStringLiteral("probe"));
        QCOMPARE(record[u"server"].toString(), QStringLiteral("ollama"));
        QCOMPARE(record[u"model"].toString(), QStringLiteral("tiny"));
        QCOMPARE(record[u"output_tokens"].toInt(), 2);
        QCOMPARE(record[u"load_ms"].toDouble(), 2.0);
        QVERIFY(record[u"ttft_ms"].isDouble());
    }
    QVERIFY(calls(server).first().body.contains("Say hello"));
    QVERIFY(calls(server).first().body.contains("7"));
}

void TestProbeCommand::takesTheServersOnlyModel_data()
{
    QTest::addColumn<QByteArray>("models");
    QTest::addColumn<QByteArray>("complaint"); // empty where it calls
    QTest::newRow("one") << QByteArray(R"([{"name":"tiny"}])") << QByteArray();
    QTest::newRow("several") << QByteArray(R"([{"name":"tiny"},{"name":"large"}])")
                             << QByteArray("tiny, large");
    QTest::newRow("none") << QByteArray("[]") << QByteArray("--model");
}

void TestProbeCommand::takesTheServersOnlyModel()
{
    QFETCH(QByteArray, models);
    QFETCH(QByteArray, complaint);
    FakeServer server;
    server.on("/api/version", Script().respond(200, R"({"version":"0.33.0"})"));
    server.on("/api/tags", Script().respond(200, R"({"models":)" + models + '}'));
    server.on("/api/chat", ollamaAnswer());
    QStringList arguments = probeArguments(server.url(), "--format jsonl");
    arguments.remove(arguments.indexOf(QStringLiteral("--model")), 2);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, complaint.isEmpty() ? 0 : 1);
    QVERIFY2(outcome.err.contains(complaint), outcome.err);
    QCOMPARE(calls(server).size(), complaint.isEmpty() ? 1 : 0);
    if (complaint.isEmpty())
        QCOMPARE(parsed(outcome.out).value(u"model").toString(), QStringLiteral("tiny"));
}

void TestProbeCommand::printsOneDocument()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    const Outcome outcome = run(probeArguments(server.url(), "--runs 2 --format json"));
    QCOMPARE(outcome.code, 0);
    const QJsonObject report = parsed(outcome.out);
    QCOMPARE(report[u"records"].toArray().size(), 2);
    QCOMPARE(report[u"summary"].toArray().first()[u"ok"].toInt(), 2);
}

void TestProbeCommand::printsATable()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    const Outcome one = run(probeArguments(server.url()));
    QCOMPARE(one.code, 0);
    const qsizetype ofABusyMachine = one.out.count(" ms late: this machine was busy\n");
    QCOMPARE(one.out.count('\n') - ofABusyMachine, 3); // two of header, one call
    QVERIFY(one.out.contains("TTFT"));
    QVERIFY(one.out.contains("ok"));
    const Outcome several = run(probeArguments(server.url(), "--runs 3"));
    QCOMPARE(several.code, 0);
    QVERIFY(several.out.contains("p99"));
    QVERIFY(several.out.contains("3 calls, 3 ok"));
}

void TestProbeCommand::failsWithItsCall()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(404, R"({"error":"model 'tiny' not found"})"));
    const Outcome json = run(probeArguments(server.url(), "--format jsonl"));
    QCOMPARE(json.code, 1);
    const QJsonObject record = parsed(json.out);
    QCOMPARE(record[u"status"].toString(), QStringLiteral("failed"));
    QCOMPARE(record[u"http_status"].toInt(), 404);
    QCOMPARE(record[u"error"].toString(), QStringLiteral("model 'tiny' not found"));
    const Outcome table = run(probeArguments(server.url()));
    QCOMPARE(table.code, 1);
    QVERIFY(table.out.contains("model 'tiny' not found"));
}

void TestProbeCommand::saysWhatHappenedWhereAndWhatToDo()
{
    const QUrl nowhere = refusingUrl();
    const Outcome outcome = run(probeArguments(nowhere));
    const QByteArray said = outcome.out.simplified();
    const QByteArray place = nowhere.toString().toUtf8();
    QVERIFY2(said.contains("refused: Connection refused at " + place + ": is the server running there?"),
             said);
    for (const QByteArray &line : outcome.out.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 80, line);
}

void TestProbeCommand::saysWhyItLeftCallsOut()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(429, R"({"error":"quota"})", "Retry-After: 7200\r\n"));
    const Outcome outcome = run(probeArguments(server.url(), "--runs 3"));
    QCOMPARE(outcome.code, 1);
    QCOMPARE(calls(server).size(), 1);
    QVERIFY2(outcome.err.contains("asks to wait 7200 s, so the rest was left out"), outcome.err);
}

void TestProbeCommand::failsWhereNothingAnswers()
{
    const Outcome outcome = run(probeArguments(refusingUrl(), "--format jsonl"));
    QCOMPARE(outcome.code, 1);
    QCOMPARE(parsed(outcome.out)[u"error_kind"].toString(), QStringLiteral("refused"));
    // A server that cannot be asked what it is has its record too, and the reason in words.
    const Outcome asked = run(probeArguments(refusingUrl(), "--format jsonl --server auto"));
    QCOMPARE(asked.code, 1);
    QCOMPARE(parsed(asked.out)[u"error_kind"].toString(), QStringLiteral("refused"));
    QVERIFY(asked.err.contains("Nothing answers"));
}

void TestProbeCommand::sendsTheKeyAndNeverPrintsIt()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    Program program(QStringLiteral(INFEROGRAPH_PROGRAM), probeArguments(server.url(), "--format jsonl"));
    program.setVariable("INFEROGRAPH_API_KEY", QStringLiteral("sk-secret"));
    const Outcome outcome = program.run();
    QCOMPARE(outcome.code, 0);
    QVERIFY(server.requests().first().head.contains("Authorization: Bearer sk-secret"));
    QVERIFY(!outcome.out.contains("sk-secret"));
}

void TestProbeCommand::isCancelledByInterrupt()
{
#ifdef Q_OS_UNIX
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    server.on("/api/chat", Script().head().stall());
    Program program(QStringLiteral(INFEROGRAPH_PROGRAM),
                    probeArguments(server.url(), "--runs 5 --format jsonl"));
    program.start();
    QVERIFY(parsed(program.nextLine())[u"status"].toString() == QLatin1String("ok"));
    QTRY_COMPARE_WITH_TIMEOUT(calls(server).size(), 2, longestRun);
    for (int i = 0; i < 2; ++i) // as timeout(1) does: once to the process, once to its group
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
    const Outcome outcome = program.outcome();
    QCOMPARE(outcome.code, 1);
    QCOMPARE(parsed(outcome.out)[u"status"].toString(), QStringLiteral("cancelled"));
    QCOMPARE(calls(server).size(), 2);
#else
    QSKIP("Interrupts are a matter of Unix.");
#endif
}

void TestProbeCommand::printsALineForEachStep()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    for (const char *width : {"40", "80", "160"}) {
        Program program(QStringLiteral(INFEROGRAPH_PROGRAM),
                        probeArguments(server.url(), "--sweep-concurrency 1,2 --runs 6 --warm-up 1"));
        program.setVariable("COLUMNS", QString::fromLatin1(width));
        const Outcome outcome = program.run();
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.code, 0);
        QStringList lines = QString::fromUtf8(outcome.out).split(u'\n');
        // Where this machine was busy, a step says so, indented.
        while (lines.size() > 3 && (lines.at(3).startsWith(u"    ") || lines.at(4).startsWith(u"    ")))
            lines.removeAt(lines.at(3).startsWith(u"    ") ? 3 : 4);
        QCOMPARE(lines.size(),
                 8); // two of header, two steps, a blank one, the sum, the clock, and nothing more
        QVERIFY(lines.at(2).startsWith(QStringLiteral("1 at once ")));
        QVERIFY(lines.at(3).startsWith(QStringLiteral("2 at once ")));
        QCOMPARE(lines.at(5), QStringLiteral("12 calls, 12 ok."));
        QVERIFY(lines.at(6).startsWith(QStringLiteral("This machine's clock error: ")));
        for (const QString &line : lines.first(4)) {
            QCOMPARE(line.size(), lines.first().size()); // aligned at the right
            QVERIFY2(line.size() <= qMax(50, QByteArray(width).toInt()), qPrintable(line));
        }
    }
}

void TestProbeCommand::printsTheStepsOfARun()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    const Outcome outcome =
        run(probeArguments(server.url(), "--sweep-concurrency 1,4 --runs 4 --format json"));
    QCOMPARE(outcome.code, 0);
    const QJsonObject report = parsed(outcome.out);
    const QJsonArray records = report[u"records"].toArray();
    QCOMPARE(records.size(), 8);
    const QJsonArray steps = report[u"steps"].toArray();
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps.at(1)[u"label"].toString(), QStringLiteral("4 at once"));
    QCOMPARE(steps.at(1)[u"concurrency"].toInt(), 4);
    QVERIFY(steps.at(1)[u"rate"].isNull());
    QCOMPARE(steps.at(1)[u"ok"].toInt(), 4);
    QCOMPARE(steps.at(1)[u"ttft_ms"][u"n"].toInt(), 4);
    QVERIFY(steps.at(1)[u"throughput_tps"].toDouble() > 0);
    QCOMPARE(steps.at(1)[u"records"].toArray().size(), 4);
    QCOMPARE(steps.at(0)[u"records"][0], records.at(0)[u"id"]);
}

void TestProbeCommand::comparesModelsColdAndWarm()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    server.on("/api/ps", Script().respond(200, R"({"models":[{"name":"tiny:latest"}]})"));
    server.on("/api/generate", Script().respond(400, R"({"error":"in use"})"));
    const Outcome outcome = run(probeArguments(server.url(), "--model other --cold"));
    QCOMPARE(outcome.code, 1); // what could not be measured is no success
    QVERIFY2(outcome.out.contains("tiny, cold"), outcome.out.constData());
    QVERIFY2(outcome.out.contains("Unknown: the server would not unload tiny: in use"),
             outcome.out.constData());
    QVERIFY2(outcome.out.contains("after tiny"), outcome.out.constData());
}

void TestProbeCommand::failsOnItsConditions_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *condition, int code, const char *said) {
        QTest::newRow(condition) << QString::fromUtf8(condition) << code << QByteArray(said);
    };
    row("ttft_p95_ms>600000", 0, "");
    row("ttft_p95_ms<600000", 1, "ttft_p95_ms<600000");
    row("load_p50_ms >= 2", 1, "it is 2.00");
    row("load_max_ms>2", 0, "");
    row("success_rate<1", 0, "");
    row("queue_p50_ms>5", 1, "unknown");
}

void TestProbeCommand::failsOnItsConditions()
{
    QFETCH(QString, condition);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    const Outcome outcome =
        run(probeArguments(server.url(), "--runs 2 --format jsonl --fail-if") +
            QStringList{condition, QStringLiteral("--fail-if"), QStringLiteral("failed>0")});
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QCOMPARE(outcome.err.isEmpty(), said.isEmpty());
    QCOMPARE(outcome.out.count('\n'), 2); // the records are printed all the same
}

void TestProbeCommand::savesAndTakesAWorkload()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    Program program(QStringLiteral(INFEROGRAPH_PROGRAM),
                    QStringList{QStringLiteral("probe"), QStringLiteral("--save-workload"), path("w.json"),
                                QStringLiteral("--url"), server.url().toString()} +
                        words("--model tiny --server ollama --preset short-answer --runs 2 --system Short."));
    program.setVariable("INFEROGRAPH_API_KEY", QStringLiteral("sk-secret"));
    QCOMPARE(program.run().code, 0);
    QFile file(path("w.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));

    const Outcome again =
        run(QStringList{QStringLiteral("probe"), QStringLiteral("--workload"), path("w.json")} +
            words("--model other --format jsonl"));
    QCOMPARE(again.code, 0);
    const auto requests = calls(server);
    QCOMPARE(requests.size(), 4);
    const QJsonObject body = parsed(requests.last().body);
    QCOMPARE(body[u"model"].toString(), QStringLiteral("other")); // an option counts more than the file
    QVERIFY(body[u"messages"][0][u"content"].toString().endsWith(QStringLiteral("\nShort.")));
    QVERIFY(body[u"messages"][1][u"content"].toString().contains(QStringLiteral("instrument")));
    QCOMPARE(body[u"options"][u"num_predict"].toInt(), 32);
}

void TestProbeCommand::saysWhereAWorkloadIsWrong()
{
    QFile file(path("bad.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"inferograph_workload":1,"servers":[{"url":"http://localhost:1"}],)"
               R"("models":["m"],"prompts":[{"text":"hi"}],"concurrency":[4,1000]})");
    file.close();
    const Outcome outcome = run({QStringLiteral("probe"), QStringLiteral("--workload"), path("bad.json")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("\"concurrency[1]\""), outcome.err.constData());
}

// All other tests see that nothing of it is written where standard error is no terminal.
void TestProbeCommand::showsHowItStandsOnATerminalOnly()
{
    const QString script = QStandardPaths::findExecutable(QStringLiteral("script"));
    if (script.isEmpty())
        QSKIP("Needs script(1) for a terminal.");
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    server.on("/api/chat", Script().wait(std::chrono::milliseconds(500)).respond(500, "{}"));
    const QString command = QStringLiteral(INFEROGRAPH_PROGRAM " probe --url %1 --server ollama --model tiny "
                                                               "--prompt hi --runs 2 --format jsonl > %2")
                                .arg(server.url().toString(), path("terminal.jsonl"));
    QProcess terminal;
    terminal.start(script, {QStringLiteral("-qec"), command, path("typescript")});
    QVERIFY(terminal.waitForFinished(longestRun));
    QCOMPARE(terminal.exitCode(), 1);
    const QByteArray seen = terminal.readAllStandardOutput();
    QVERIFY2(seen.contains("1 of 2 calls"), seen.constData());
    QVERIFY2(seen.contains("left"), seen.constData());
    QVERIFY2(seen.endsWith("\r\x1b[K"), seen.constData()); // and nothing of it stays
    QFile records(path("terminal.jsonl"));
    QVERIFY(records.open(QIODevice::ReadOnly));
    QCOMPARE(records.readAll().count('\n'), 2);
}

QTEST_GUILESS_MAIN(TestProbeCommand)
#include "tst_probecommand.moc"
