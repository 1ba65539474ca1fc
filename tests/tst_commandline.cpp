// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakeserver/fakeserver.h"

#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace inferograph::testing;

namespace {

constexpr int longest = 60'000; // ms; the machine may be busy

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

// The program as a process, without a display unless `environment` says otherwise.
class Program : public QProcess
{
public:
    explicit Program(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR",
                                     "COLUMNS", "QT_LOGGING_RULES"})
            environment.remove(QLatin1String(variable));
        setProcessEnvironment(environment);
        setProgram(QStringLiteral(INFEROGRAPH_PROGRAM));
        setArguments(arguments);
    }
    ~Program() override
    {
        if (state() != NotRunning)
            kill();
        waitForFinished(longest);
    }

    Outcome run(const QByteArray &input = {})
    {
        start();
        write(input);
        closeWriteChannel();
        return outcome();
    }

    Outcome outcome()
    {
        if (!waitForFinished(longest) || exitStatus() != NormalExit)
            return {};
        return {exitCode(), readAllStandardOutput(), readAllStandardError()};
    }

    // The next whole line of standard output; empty where none comes.
    QByteArray nextLine()
    {
        while (!canReadLine() && waitForReadyRead(longest)) {
        }
        return readLine();
    }
};

Outcome run(const QStringList &arguments, const QByteArray &input = {})
{
    return Program(arguments).run(input);
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray performanceLine(const char *model, double ttft, bool success = true)
{
    return QByteArray(R"({"timestamp":"2026-05-04T10:00:0)") + (success ? '0' : '1') +
           R"(.000000+00:00","model":")" + model + R"(","operation":"generate","total_latency_ms":)" +
           QByteArray::number(ttft + 1000) + R"(,"success":)" + (success ? "true" : "false") +
           R"(,"error":)" + (success ? "null" : R"("out of memory")") +
           R"(,"load_time_ms":100.0,"prompt_eval_time_ms":)" + QByteArray::number(ttft) +
           R"(,"generation_time_ms":800.0,"prompt_tokens":50,"generated_tokens":40,)"
           R"("tokens_per_second":50.0,"prompt_tokens_per_second":500.0})"
           "\n";
}

void writeFile(const QString &path, const QByteArray &content,
               QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    QVERIFY(file.open(mode));
    QCOMPARE(file.write(content), content.size());
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

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void misuseIsAnsweredWithOneLine_data();
    void misuseIsAnsweredWithOneLine();
    void helpShowsEveryOption_data();
    void helpShowsEveryOption();
    void theManPageHasEveryOption_data();
    void theManPageHasEveryOption();
    void theVersionIsPrinted();
    void withoutADisplayItSaysWhatWorks();
    void aScreenshotNeedsNoDisplay();
    void aScreenshotThatCannotBeWrittenFails();
    void reportSummarisesEachModel();
    void reportOfStandardInput();
    void aClosedStreamIsNotMistakenForAnother_data();
    void aClosedStreamIsNotMistakenForAnother();
    void reportInEveryFormat_data();
    void reportInEveryFormat();
    void reportOfOneModel();
    void reportOfAMissingFileFails();
    void skippedLinesAreNoFailure();
    void tailFollowsAGrowingFile();
    void tailOfStandardInputEndsWithIt();
    void tailEndsQuietlyWithItsReader();
    void tailEndsOnInterrupt();
    void tailFinishesWhatAKilledRunAnnounced_data();
    void tailFinishesWhatAKilledRunAnnounced();
    void tailTakesNoStateThatIsNone();
    void aStateIsOneRunsAtATime();
    void calibrateTellsTheClocksError();
    void probePrintsARecordALine();
    void probePrintsOneDocument();
    void probePrintsATable();
    void probeFailsWithItsCall();
    void probeFailsWhereNothingAnswers();
    void probeSaysWhatHappenedWhereAndWhatToDo();
    void probeSaysWhyItLeftCallsOut();
    void probeSendsTheKeyAndNeverPrintsIt();
    void aKeyThatNoKeychainTakesIsNeverKeptElsewhere();
    void probeIsCancelledByInterrupt();
    void probePrintsALineForEachStep();
    void probePrintsTheStepsOfARun();
    void probeComparesModelsColdAndWarm();
    void probeFailsOnItsConditions_data();
    void probeFailsOnItsConditions();
    void probeSavesAndTakesAWorkload();
    void probeSaysWhereAWorkloadIsWrong();
    void probeShowsHowItStandsOnATerminalOnly();

private:
    QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }

    QTemporaryDir m_dir;
};

void TestCommandLine::misuseIsAnsweredWithOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mentioned");
    const auto row = [](const char *arguments, const char *mentioned) {
        QTest::newRow(arguments) << words(arguments) << QString::fromUtf8(mentioned);
    };
    row("--bogus", "bogus");
    row("frobnicate", "frobnicate");
    row("--page nowhere", "nowhere");
    row("--page", "page");
    row("--size big", "big");
    row("--size 0x0", "0x0");
    row("--theme pink", "pink");
    row("--screenshot x.png --wait soon", "soon");
    row("--wait 3", "--screenshot");
    row("probe", "--url");
    row("probe --url http://localhost:1 --model m --prompt hi --header nonsense", "--header");
    row("probe --url http://localhost:1 --model m --prompt hi --ca-file /nowhere.pem", "/nowhere.pem");
    row("probe --url http://localhost:1 --model m --prompt hi --trust-certificate abc", "SHA-256");
    row("key", "https://");
    row("key localhost", "https://");
    row("probe --url http://localhost:1 --prompt hi", "--model");
    row("probe --url http://localhost:1 --model m", "--prompt");
    row("probe --url ftp://localhost --model m --prompt hi", "ftp://localhost");
    row("probe --url http://localhost:1 --model m --prompt hi --server nope", "nope");
    row("probe --url http://localhost:1 --model m --prompt hi --runs 0", "--runs");
    row("probe --url http://localhost:1 --model m --prompt hi --max-tokens many", "many");
    row("probe --url http://localhost:1 --model m --prompt hi --format xml", "xml");
    row("probe --url http://localhost:1 --model m --prompt two words", "words");
    row("probe --url http://localhost:1 --model m --prompt hi --concurrency 257", "--concurrency");
    row("probe --url http://localhost:1 --model m --prompt hi --sweep-concurrency 1,,2", "1,,2");
    row("probe --url http://localhost:1 --model m --sweep-prompt 0,128", "0,128");
    row("probe --url http://localhost:1 --model m --prompt hi --rate 0", "--rate");
    row("probe --url http://localhost:1 --model m --prompt hi --rate 2 --concurrency 2", "--concurrency");
    row("probe --url http://localhost:1 --model m --prompt hi --rate 2 --arrivals often", "often");
    row("probe --url http://localhost:1 --model m --prompt hi --arrivals fixed", "--rate");
    row("probe --url http://localhost:1 --model m --preset poem", "short-answer");
    row("probe --url http://localhost:1 --model m --prompt hi --think maybe", "maybe");
    row("probe --url http://localhost:1 --model m --prompt hi --num-ctx 0", "--num-ctx");
    row("probe --url http://localhost:1 --model m --prompt hi --keep-alive 5m", "--keep-alive");
    row("probe --url http://localhost:1 --model m --prompt hi --temperature 3", "--temperature");
    row("probe --url http://localhost:1 --model m --prompt hi --fail-if ttft>1", "ttft_p95_ms");
    row("probe --workload nowhere.json", "nowhere.json");
    QTest::newRow("an empty prompt") << words("probe --url http://localhost:1 --model m --prompt") +
                                            QStringList(QString())
                                     << QStringLiteral("--prompt");
    QTest::newRow("an empty model among others")
        << words("probe --url http://localhost:1 --prompt hi --model") + QStringList(QString()) +
               words("--model m")
        << QStringLiteral("--model");
    row("report", "log file");
    row("report a.jsonl --format xml", "xml");
    row("tail", "log");
    row("tail a.log --format csv", "csv");
    row("tail http://localhost:11434", "http://localhost:11434");
    row("calibrate --concurrency 257", "257");
    row("calibrate --format xml", "xml");
    row("calibrate now", "now");
}

void TestCommandLine::misuseIsAnsweredWithOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, mentioned);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY2(outcome.err.contains(mentioned.toUtf8()), outcome.err.constData());
    QVERIFY2(outcome.err.contains("--help"), outcome.err.constData());
}

void TestCommandLine::helpShowsEveryOption_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("program")
        << QStringList()
        << words("--demo --source --screenshot --page --size --theme --wait --help --version");
    QTest::newRow("probe")
        << words("probe")
        << words(
               "--url --model --prompt --preset --server --system --temperature --seed "
               "--think --num-ctx --keep-alive --max-tokens --runs --warm-up --concurrency --rate --arrivals "
               "--sweep-prompt --sweep-concurrency --cold --cached --workload "
               "--save-workload --fail-if --format --help");
    QTest::newRow("report") << words("report") << words("--model --format --help");
    QTest::newRow("tail") << words("tail") << words("--from-start --output --state --format --help");
    QTest::newRow("calibrate") << words("calibrate") << words("--concurrency --format --help");
}

void TestCommandLine::helpShowsEveryOption()
{
    QFETCH(QStringList, command);
    QFETCH(QStringList, options);
    const Outcome outcome = run(command + words("--help"));
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.err, QByteArray());
    for (const QString &option : options)
        QVERIFY2(outcome.out.contains(option.toUtf8()), qPrintable(option));
    QVERIFY(outcome.out.contains("Examples:\n"));
    const QByteArrayList lines = outcome.out.split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(QString::fromUtf8(line).size() <= 80, line.constData());
}

void TestCommandLine::theManPageHasEveryOption_data()
{
    QTest::addColumn<QStringList>("command");
    for (const char *command : {"", "probe", "report", "tail", "calibrate", "key"})
        QTest::newRow(*command == '\0' ? "program" : command) << words(command);
}

void TestCommandLine::theManPageHasEveryOption()
{
    QFETCH(QStringList, command);
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/resources/inferograph.1"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll().replace("\\-", "-");
    const QString help = QString::fromUtf8(run(command + words("--help")).out);
    static const QRegularExpression option(QStringLiteral("^  (?:-\\w, )?(--[\\w-]+)"),
                                           QRegularExpression::MultilineOption);
    int found = 0;
    for (auto it = option.globalMatch(help); it.hasNext(); ++found) {
        const QByteArray name = it.next().captured(1).toUtf8();
        QVERIFY2(page.contains(name), name.constData());
    }
    QVERIFY(found >= 3);
}

void TestCommandLine::theVersionIsPrinted()
{
    const Outcome outcome = run(words("--version"));
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.out, QByteArray("inferograph " INFEROGRAPH_VERSION "\n"));
}

void TestCommandLine::withoutADisplayItSaysWhatWorks()
{
#if defined(Q_OS_LINUX)
    const Outcome outcome = run({});
    QCOMPARE(outcome.code, 1);
    for (const char *way : {"--screenshot", "probe", "report", "tail"})
        QVERIFY2(outcome.err.contains(way), way);
#else
    QSKIP("There is always a display on this system.");
#endif
}

void TestCommandLine::aScreenshotNeedsNoDisplay()
{
    const QString file = path("shot.png");
    const Outcome outcome = run(QStringList{QStringLiteral("--screenshot"), file} +
                                words("--size 900x600 --wait 0.1 --theme dark --page live"));
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.code, 0);
    const QImage image(file);
    QVERIFY(!image.isNull());
    QCOMPARE(image.size(), QSize(900, 600));
}

void TestCommandLine::aScreenshotThatCannotBeWrittenFails()
{
    const QString file = path("no such folder/shot.png");
    const Outcome outcome = run(QStringList{QStringLiteral("--screenshot"), file} + words("--wait 0"));
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.err.contains(file.toUtf8()));
}

void TestCommandLine::reportSummarisesEachModel()
{
    writeFile(path("a.jsonl"), performanceLine("qwen2.5:7b", 100) + performanceLine("llama3.2:1b", 300));
    writeFile(path("b.jsonl"), performanceLine("qwen2.5:7b", 200) + performanceLine("qwen2.5:7b", 0, false));
    const Outcome outcome =
        run({QStringLiteral("report"), path("a.jsonl"), path("b.jsonl"), QStringLiteral("--format=json")});
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.code, 0);
    const QJsonObject report = parsed(outcome.out);
    QCOMPARE(report[u"records"].toArray().size(), 4);
    QCOMPARE(report[u"records"].toArray().at(2)[u"prompt_eval_ms"].toDouble(), 200.0); // in the files' order
    const QJsonArray summaries = report[u"summary"].toArray();
    QCOMPARE(summaries.size(), 2);
    const QJsonValue qwen = summaries.first();
    QCOMPARE(qwen[u"model"].toString(), QStringLiteral("qwen2.5:7b"));
    QCOMPARE(qwen[u"ok"].toInt(), 2);
    QCOMPARE(qwen[u"failed"].toInt(), 1);
    QCOMPARE(qwen[u"success_rate"].toDouble(), 2.0 / 3);
    QCOMPARE(report[u"skipped"].toArray().size(), 0);
}

void TestCommandLine::reportOfStandardInput()
{
    const Outcome outcome = run(words("report - --format json"), performanceLine("qwen2.5:7b", 100));
    QCOMPARE(outcome.code, 0);
    QCOMPARE(parsed(outcome.out)[u"records"].toArray().size(), 1);
}

void TestCommandLine::aClosedStreamIsNotMistakenForAnother_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("report of a closed input") << QStringLiteral("report - <&-");
    QTest::newRow("tail of a closed input") << QStringLiteral("tail - <&-");
    QTest::newRow("report to a closed output") << QStringLiteral("report \"$1\" >&-");
    QTest::newRow("all closed") << QStringLiteral("report \"$1\" <&- >&- 2>&-");
}

void TestCommandLine::aClosedStreamIsNotMistakenForAnother()
{
    QFETCH(QString, arguments);
    QTemporaryDir directory;
    const QString log = directory.filePath(QStringLiteral("calls.jsonl"));
    const QByteArray lines = performanceLine("qwen2.5:7b", 100);
    writeFile(log, lines);
    QProcess shell;
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("exec \"$0\" ") + arguments,
                                       QStringLiteral(INFEROGRAPH_PROGRAM), log});
    QVERIFY(shell.waitForFinished(longest));
    QCOMPARE(shell.exitCode(), 1);
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), lines);
}

void TestCommandLine::reportInEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("table") << QStringLiteral("table") << QByteArray("qwen2.5:7b");
    QTest::newRow("json") << QStringLiteral("json") << QByteArray("{\"records\":[");
    QTest::newRow("csv") << QStringLiteral("csv") << QByteArray("id,request_id,source,");
    QTest::newRow("md") << QStringLiteral("md") << QByteArray("| Model | Calls |");
}

void TestCommandLine::reportInEveryFormat()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, beginning);
    const Outcome outcome =
        run(words("report - --format") + QStringList(format), performanceLine("qwen2.5:7b", 100));
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.startsWith(beginning), outcome.out.constData());
    QVERIFY(outcome.out.endsWith('\n'));
}

void TestCommandLine::reportOfOneModel()
{
    const QByteArray log = performanceLine("qwen2.5:7b", 100) + performanceLine("llama3.2:1b", 300);
    const Outcome outcome = run(words("report - --format json --model llama3.2:1b"), log);
    QCOMPARE(outcome.code, 0);
    const QJsonArray records = parsed(outcome.out)[u"records"].toArray();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first()[u"model"].toString(), QStringLiteral("llama3.2:1b"));
}

void TestCommandLine::reportOfAMissingFileFails()
{
    writeFile(path("a.jsonl"), performanceLine("qwen2.5:7b", 100));
    const Outcome outcome = run(
        {QStringLiteral("report"), path("missing.jsonl"), path("a.jsonl"), QStringLiteral("--format=json")});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("missing.jsonl"), outcome.err.constData());
    QCOMPARE(parsed(outcome.out)[u"records"].toArray().size(), 1); // the other file counts all the same
}

void TestCommandLine::skippedLinesAreNoFailure()
{
    const QByteArray cut = performanceLine("qwen2.5:7b", 100).first(60) + '\n';
    const QByteArray log = performanceLine("qwen2.5:7b", 100) + cut + performanceLine("qwen2.5:7b", 200);
    const Outcome outcome = run(words("report - --format json"), log);
    QCOMPARE(outcome.code, 0);
    const QJsonObject report = parsed(outcome.out);
    QCOMPARE(report[u"records"].toArray().size(), 2);
    const QJsonArray skipped = report[u"skipped"].toArray();
    QCOMPARE(skipped.size(), 1);
    QCOMPARE(skipped.first()[u"line"].toInt(), 2);
    QVERIFY(!skipped.first()[u"reason"].toString().isEmpty());
    QVERIFY(run(words("report -"), log).out.contains("1 line could not be read"));
}

void TestCommandLine::tailFollowsAGrowingFile()
{
    const QString file = path("growing.jsonl");
    writeFile(file, performanceLine("qwen2.5:7b", 100));
    Program program({QStringLiteral("tail"), file, QStringLiteral("--from-start")});
    program.start();
    QCOMPARE(parsed(program.nextLine())[u"prompt_eval_ms"].toDouble(), 100.0);
    writeFile(file, performanceLine("llama3.2:1b", 200), QIODevice::Append);
    const QJsonObject second = parsed(program.nextLine());
    QCOMPARE(second[u"prompt_eval_ms"].toDouble(), 200.0);
    QCOMPARE(second[u"model"].toString(), QStringLiteral("llama3.2:1b"));
}

void TestCommandLine::tailOfStandardInputEndsWithIt()
{
    const Outcome outcome =
        run(words("tail -"), performanceLine("qwen2.5:7b", 100) + performanceLine("b", 1));
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.out.count('\n'), 2);
}

void TestCommandLine::tailEndsQuietlyWithItsReader()
{
#ifdef Q_OS_UNIX
    Program program(words("tail -"));
    QProcess reader;
    program.setStandardOutputProcess(&reader);
    program.start();
    reader.start(QStringLiteral("head"), words("-n 1"));
    program.write(performanceLine("qwen2.5:7b", 100));
    QVERIFY(program.waitForBytesWritten(longest));
    QVERIFY(reader.waitForFinished(longest)); // it has its line and goes
    program.write(performanceLine("qwen2.5:7b", 200));
    const Outcome outcome = program.outcome();
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.err, QByteArray());
#else
    QSKIP("There is no head on this system.");
#endif
}

void TestCommandLine::tailEndsOnInterrupt()
{
#ifdef Q_OS_UNIX
    const QString file = path("interrupted.jsonl");
    writeFile(file, performanceLine("qwen2.5:7b", 100));
    Program program({QStringLiteral("tail"), file, QStringLiteral("--from-start")});
    program.start();
    QVERIFY(!program.nextLine().isEmpty());
    ::kill(static_cast<pid_t>(program.processId()), SIGINT);
    QCOMPARE(program.outcome().code, 0);
#else
    QSKIP("Interrupts are a matter of Unix.");
#endif
}

void TestCommandLine::tailFinishesWhatAKilledRunAnnounced_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("finished");
    QTest::newRow("before the first byte") << QByteArray("old\n") << QByteArray("old\none\ntwo\n");
    QTest::newRow("in a record") << QByteArray("old\none\nt") << QByteArray("old\none\ntwo\n");
    QTest::newRow("after the last byte") << QByteArray("old\none\ntwo\n") << QByteArray("old\none\ntwo\n");
    QTest::newRow("the output was moved away") << QByteArray() << QByteArray("one\ntwo\n");
    QTest::newRow("another wrote to it")
        << QByteArray("old\nstranger\n") << QByteArray("old\nstranger\none\ntwo\n");
    QTest::newRow("another wrote to it later")
        << QByteArray("old\none\ntwo\nstranger\n") << QByteArray("old\none\ntwo\nstranger\n");
}

void TestCommandLine::tailFinishesWhatAKilledRunAnnounced()
{
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, finished);
    const QString state = path("tail.state");
    const QString file = path("calls.jsonl");
    writeFile(file, output);
    writeFile(state, R"({"inferograph_tail":1,"logs":{},"output_size":4,"announced":")" +
                         QByteArray("one\ntwo\n").toBase64() + "\"}");
    for (int runs = 0; runs < 2; ++runs) {
        const Outcome outcome = run({QStringLiteral("tail"), QStringLiteral("-"), QStringLiteral("--state"),
                                     state, QStringLiteral("--output"), file});
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.code, 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), finished);
    }
}

void TestCommandLine::tailTakesNoStateThatIsNone()
{
    const QString state = path("none.state");
    writeFile(state, performanceLine("qwen2.5:7b", 100));
    const Outcome outcome =
        run({QStringLiteral("tail"), QStringLiteral("-"), QStringLiteral("--state"), state});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains(state.toUtf8()), outcome.err);
    QFile kept(state);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), performanceLine("qwen2.5:7b", 100));
}

void TestCommandLine::aStateIsOneRunsAtATime()
{
    const QString file = path("watched.jsonl");
    const QStringList arguments{QStringLiteral("tail"), file, QStringLiteral("--from-start"),
                                QStringLiteral("--state"), path("shared.state")};
    writeFile(file, performanceLine("qwen2.5:7b", 100));
    Program first(arguments);
    first.start();
    QVERIFY(!first.nextLine().isEmpty());
    const Outcome second = run(arguments);
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains("in use"), second.err);
    QCOMPARE(second.out, QByteArray());
}

void TestCommandLine::calibrateTellsTheClocksError()
{
    const Outcome json = run(words("calibrate --concurrency 2 --format json"));
    QCOMPARE(json.code, 0);
    QCOMPARE(json.err, QByteArray());
    const QJsonObject error = parsed(json.out);
    QCOMPARE(error.value(QLatin1String("streams")).toInt(), 2);
    QVERIFY(error.value(QLatin1String("tokens")).toInt() > 0);
    const double p50 = error.value(QLatin1String("error_p50_us")).toDouble();
    QVERIFY(p50 > 0);
    QVERIFY(error.value(QLatin1String("error_p99_us")).toDouble() >= p50);

    const Outcome text = run(words("calibrate"));
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.contains("p99") && text.out.contains("µs"), text.out.constData());
}

void TestCommandLine::probePrintsARecordALine()
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

void TestCommandLine::probePrintsOneDocument()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    const Outcome outcome = run(probeArguments(server.url(), "--runs 2 --format json"));
    QCOMPARE(outcome.code, 0);
    const QJsonObject report = parsed(outcome.out);
    QCOMPARE(report[u"records"].toArray().size(), 2);
    QCOMPARE(report[u"summary"].toArray().first()[u"ok"].toInt(), 2);
}

void TestCommandLine::probePrintsATable()
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

void TestCommandLine::probeFailsWithItsCall()
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

void TestCommandLine::probeSaysWhatHappenedWhereAndWhatToDo()
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

void TestCommandLine::probeSaysWhyItLeftCallsOut()
{
    FakeServer server;
    server.on("/api/chat", Script().respond(429, R"({"error":"quota"})", "Retry-After: 7200\r\n"));
    const Outcome outcome = run(probeArguments(server.url(), "--runs 3"));
    QCOMPARE(outcome.code, 1);
    QCOMPARE(calls(server).size(), 1);
    QVERIFY2(outcome.err.contains("asks to wait 7200 s, so the rest was left out"), outcome.err);
}

void TestCommandLine::probeFailsWhereNothingAnswers()
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

void TestCommandLine::probeSendsTheKeyAndNeverPrintsIt()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    Program program(probeArguments(server.url(), "--format jsonl"));
    QProcessEnvironment environment = program.processEnvironment();
    environment.insert(QStringLiteral("INFEROGRAPH_API_KEY"), QStringLiteral("sk-secret"));
    program.setProcessEnvironment(environment);
    const Outcome outcome = program.run();
    QCOMPARE(outcome.code, 0);
    QVERIFY(server.requests().first().head.contains("Authorization: Bearer sk-secret"));
    QVERIFY(!outcome.out.contains("sk-secret"));
}

void TestCommandLine::aKeyThatNoKeychainTakesIsNeverKeptElsewhere()
{
    Program program(words("key https://llm.example"));
    QProcessEnvironment environment = program.processEnvironment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere"));
    program.setProcessEnvironment(environment);
    const Outcome outcome = program.run("sk-secret\n");
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("INFEROGRAPH_API_KEY"), outcome.err);
    QVERIFY(!outcome.out.contains("sk-secret") && !outcome.err.contains("sk-secret"));
    QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY2(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("sk-secret"),
                 qPrintable(file.fileName()));
    }
}

void TestCommandLine::probeIsCancelledByInterrupt()
{
#ifdef Q_OS_UNIX
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    server.on("/api/chat", Script().head().stall());
    Program program(probeArguments(server.url(), "--runs 5 --format jsonl"));
    program.start();
    QVERIFY(parsed(program.nextLine())[u"status"].toString() == QLatin1String("ok"));
    QTRY_COMPARE_WITH_TIMEOUT(calls(server).size(), 2, longest);
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

void TestCommandLine::probePrintsALineForEachStep()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    for (const char *width : {"40", "80", "160"}) {
        Program program(probeArguments(server.url(), "--sweep-concurrency 1,2 --runs 6 --warm-up 1"));
        QProcessEnvironment environment = program.processEnvironment();
        environment.insert(QStringLiteral("COLUMNS"), QString::fromLatin1(width));
        program.setProcessEnvironment(environment);
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

void TestCommandLine::probePrintsTheStepsOfARun()
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

void TestCommandLine::probeComparesModelsColdAndWarm()
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

void TestCommandLine::probeFailsOnItsConditions_data()
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

void TestCommandLine::probeFailsOnItsConditions()
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

void TestCommandLine::probeSavesAndTakesAWorkload()
{
    FakeServer server;
    server.on("/api/chat", ollamaAnswer());
    Program program(QStringList{QStringLiteral("probe"), QStringLiteral("--save-workload"), path("w.json"),
                                QStringLiteral("--url"), server.url().toString()} +
                    words("--model tiny --server ollama --preset short-answer --runs 2 --system Short."));
    QProcessEnvironment environment = program.processEnvironment();
    environment.insert(QStringLiteral("INFEROGRAPH_API_KEY"), QStringLiteral("sk-secret"));
    program.setProcessEnvironment(environment);
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

void TestCommandLine::probeSaysWhereAWorkloadIsWrong()
{
    writeFile(path("bad.json"), R"({"inferograph_workload":1,"servers":[{"url":"http://localhost:1"}],)"
                                R"("models":["m"],"prompts":[{"text":"hi"}],"concurrency":[4,1000]})");
    const Outcome outcome = run({QStringLiteral("probe"), QStringLiteral("--workload"), path("bad.json")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("\"concurrency[1]\""), outcome.err.constData());
}

// All other tests see that nothing of it is written where standard error is no terminal.
void TestCommandLine::probeShowsHowItStandsOnATerminalOnly()
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
    QVERIFY(terminal.waitForFinished(longest));
    QCOMPARE(terminal.exitCode(), 1);
    const QByteArray seen = terminal.readAllStandardOutput();
    QVERIFY2(seen.contains("1 of 2 calls"), seen.constData());
    QVERIFY2(seen.contains("left"), seen.constData());
    QVERIFY2(seen.endsWith("\r\x1b[K"), seen.constData()); // and nothing of it stays
    QFile records(path("terminal.jsonl"));
    QVERIFY(records.open(QIODevice::ReadOnly));
    QCOMPARE(records.readAll().count('\n'), 2);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
