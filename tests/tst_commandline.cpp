// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/program.h"

#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace inferograph::testing;

namespace {

Outcome run(const QStringList &arguments, const QByteArray &input = {})
{
    return Program(QStringLiteral(INFEROGRAPH_PROGRAM), arguments).run(input);
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
    void aStateKnowsAllLogsFromItsBeginning();
    void calibrateTellsTheClocksError();
    void aKeyThatNoKeychainTakesIsNeverKeptElsewhere();

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
    QVERIFY(shell.waitForFinished(longestRun));
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
    Program program(QStringLiteral(INFEROGRAPH_PROGRAM),
                    {QStringLiteral("tail"), file, QStringLiteral("--from-start")});
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
    Program program(QStringLiteral(INFEROGRAPH_PROGRAM), words("tail -"));
    QProcess reader;
    program.setStandardOutputProcess(&reader);
    program.start();
    reader.start(QStringLiteral("head"), words("-n 1"));
    program.write(performanceLine("qwen2.5:7b", 100));
    QVERIFY(program.waitForBytesWritten(longestRun));
    QVERIFY(reader.waitForFinished(longestRun)); // it has its line and goes
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
    Program program(QStringLiteral(INFEROGRAPH_PROGRAM),
                    {QStringLiteral("tail"), file, QStringLiteral("--from-start")});
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
    Program first(QStringLiteral(INFEROGRAPH_PROGRAM), arguments);
    first.start();
    QVERIFY(!first.nextLine().isEmpty());
    const Outcome second = run(arguments);
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains("in use"), second.err);
    QCOMPARE(second.out, QByteArray());
}

// However early it is killed: a log that the state does not know would be begun at its end by the next run.
void TestCommandLine::aStateKnowsAllLogsFromItsBeginning()
{
    QStringList logs;
    for (int i = 0; i < 40; ++i) {
        logs.append(path(qPrintable(QStringLiteral("log%1.jsonl").arg(i))));
        writeFile(logs.last(), performanceLine("qwen2.5:7b", 100));
    }
    logs.append(path("later.jsonl")); // which is not there yet
    const QString state = path("early.state");
    Program tail(QStringLiteral(INFEROGRAPH_PROGRAM),
                 QStringList{QStringLiteral("tail"), QStringLiteral("--state"), state} + logs);
    tail.start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state), longestRun);
    tail.kill();
    QVERIFY(tail.waitForFinished(longestRun));
    QFile saved(state);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QJsonObject known = parsed(saved.readAll()).value(QLatin1String("logs")).toObject();
    for (const QString &log : std::as_const(logs))
        QVERIFY2(known.contains(log), qPrintable(log));
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

void TestCommandLine::aKeyThatNoKeychainTakesIsNeverKeptElsewhere()
{
    Program program(QStringLiteral(INFEROGRAPH_PROGRAM), words("key https://llm.example"));
    program.setVariable("DBUS_SESSION_BUS_ADDRESS", QStringLiteral("unix:path=/nowhere"));
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

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
