// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logpreview.h"
#include "tests/support/logs.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

const QByteArray jsonMapping = R"({
  "name": "my-proxy",
  "where": { "event": "llm_done" },
  "fields": {
    "model": "request.model",
    "ended_at": { "from": "ts", "unit": "s" },
    "total_ms": { "from": "took", "unit": "s" },
    "ttft_ms": "first_ms",
    "output_tokens": "usage.completion",
    "status": { "from": "ok", "ok": [true] },
    "error": "error"
  }
})";

const QByteArray textMapping = R"json({
  "pattern": "^(?<when>\\S+) model=(?<model>\\S+) took=(?<took>[\\d.]+)us out=(?<out>\\S+)",
  "fields": {
    "started_at": "when",
    "model": "model",
    "total_ms": { "from": "took", "unit": "us" },
    "output_tokens": "out"
  }
})json";

DecodedLog read(const QByteArray &mapping, const QByteArray &log)
{
    const Mapping::Loaded loaded = Mapping::fromJson(mapping);
    if (!loaded.mapping)
        qFatal("%s", qPrintable(loaded.problem));
    return decodeLog(log, loaded.mapping);
}

} // namespace

class TestMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsJson();
    void readsText();
    void skipsWhatIsNoCallWithAReason();
    void wrongMappingsSayWhatIsWrong_data();
    void wrongMappingsSayWhatIsWrong();
    void explains();
    void explainsWhatCarriedLinesHold();
    void thePreviewTellsWhatEachLineGives();
    void thePreviewSaysWhyThereIsNone_data();
    void thePreviewSaysWhyThereIsNone();
};

void TestMapping::readsJson()
{
    const DecodedLog log = read(
        jsonMapping,
        R"({"event":"llm_done","request":{"model":"qwen2.5:7b"},"ts":1700000010.5,"took":2.5,"first_ms":120.5,"usage":{"completion":42},"ok":true})"
        "\n"
        R"({"event":"llm_done","request":{"model":"qwen2.5:7b"},"ts":1700000020,"took":1,"ok":false,"error":"503 Server Error"})"
        "\n"
        R"({"event":"other","took":9})"
        "\n");
    QCOMPARE(log.format, "my-proxy");
    QVERIFY(log.skipped.isEmpty());
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.calls[0].model, "qwen2.5:7b");
    QCOMPARE(log.calls[0].total, OptionalDuration(2500ms));
    QCOMPARE(log.calls[0].ttft, OptionalDuration(120500us));
    QCOMPARE(log.calls[0].outputTokens, 42);
    QCOMPARE(log.calls[0].startedAt, WallTime(1700000008s));
    QCOMPARE(log.calls[0].status, CallStatus::Ok);
    QCOMPARE(log.calls[1].status, CallStatus::Failed);
    QCOMPARE(log.calls[1].httpStatus, 503);
    QVERIFY(!log.calls[1].outputTokens);
}

void TestMapping::readsText()
{
    const DecodedLog log =
        read(textMapping, "2023-11-14T22:13:20Z model=m took=1500.5us out=7\nnothing of it\n");
    QCOMPARE(log.calls.size(), 1);
    QCOMPARE(log.calls[0].startedAt, WallTime(1700000000s));
    QCOMPARE(log.calls[0].total, OptionalDuration(1500500ns));
    QCOMPARE(log.calls[0].outputTokens, 7);
}

void TestMapping::skipsWhatIsNoCallWithAReason()
{
    const DecodedLog log = read(textMapping, "2023-11-14T22:13:20Z model=m took=1us out=many\n");
    QVERIFY(log.calls.isEmpty());
    QCOMPARE(log.skipped.size(), 1);
    QCOMPARE(log.skipped.first().reason, "A mapped value is not what its field takes.");
}

void TestMapping::wrongMappingsSayWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    QTest::newRow("no JSON") << QByteArray("{") << QStringLiteral("not JSON");
    QTest::newRow("no fields") << QByteArray("{}") << QStringLiteral("names no field");
    QTest::newRow("no such field") << QByteArray(R"({"fields":{"speed":"x"}})")
                                   << QStringLiteral("output_tokens");
    QTest::newRow("no such unit") << QByteArray(R"({"fields":{"total_ms":{"from":"x","unit":"h"}}})")
                                  << QStringLiteral("\"h\"");
    QTest::newRow("a count has no unit")
        << QByteArray(R"({"fields":{"output_tokens":{"from":"x","unit":"s"}}})") << QStringLiteral("\"s\"");
    QTest::newRow("from nowhere") << QByteArray(R"({"fields":{"model":{"unit":"s"}}})")
                                  << QStringLiteral("comes from");
    QTest::newRow("wrong pattern") << QByteArray(R"({"pattern":"(","fields":{"model":"m"}})")
                                   << QStringLiteral("pattern");
    QTest::newRow("no such group") << QByteArray(R"json({"pattern":"(?<n>x)","fields":{"model":"m"}})json")
                                   << QStringLiteral("\"m\"");
}

void TestMapping::wrongMappingsSayWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const Mapping::Loaded loaded = Mapping::fromJson(json);
    QVERIFY(!loaded.mapping);
    QVERIFY2(loaded.problem.contains(word), qPrintable(loaded.problem));
}

void TestMapping::explains()
{
    const QTemporaryDir directory;
    const auto write = [&](const char *name, const QByteArray &content) {
        QFile file(directory.filePath(QLatin1StringView(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write("map.json", textMapping));
    QVERIFY(write("a.log", "2023-11-14T22:13:20Z model=m took=1500us out=7\nother\n"));
    QProcess program;
    program.setWorkingDirectory(directory.path());
    program.start(QStringLiteral(INFEROGRAPH_PROGRAM),
                  {QStringLiteral("report"), QStringLiteral("--mapping"), QStringLiteral("map.json"),
                   QStringLiteral("--explain"), QStringLiteral("a.log")});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    const QByteArray said = program.readAllStandardOutput();
    QVERIFY2(said.contains("a.log:1: a call"), said);
    QVERIFY2(said.contains("total_ms          1500    from took"), said);
    QVERIFY2(said.contains("a.log:2: skipped: The pattern does not match."), said);
}

// As reading them does.
void TestMapping::explainsWhatCarriedLinesHold()
{
    LogExplainer explainer(Mapping::fromJson(textMapping).mapping);
    QByteArray line = "proxy-1  | 2023-11-14T22:13:20Z model=m took=1500us out=7";
    const std::span<char> text(line.data(), static_cast<std::size_t>(line.size()));
    const ExplainedLine explained = explainer.read({.text = text, .number = 1}, wallNow());
    QCOMPARE(explained.calls.size(), 1);
    QCOMPARE(explained.taken.size(), 4);
    QVERIFY2(explained.text.startsWith("2023"), explained.text);
}

void TestMapping::thePreviewTellsWhatEachLineGives()
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("a.log")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(loggedCall(1) + "of no format\n" +
               "INFO 07-29 10:00:05 [loggers.py:116] Engine 000: Avg prompt throughput: 12.5 tokens/s, Avg "
               "generation throughput: 99.5 tokens/s, Running: 2 reqs, Waiting: 0 reqs, GPU KV cache usage: "
               "12.3%, Prefix cache hit rate: 0.0%\n");
    for (int line = 0; line < LogPreview::mostLines; ++line)
        file.write(loggedCall(line));
    file.close();

    const LogPreview found = previewLog(file.fileName(), {});
    QVERIFY2(found.problem.isEmpty(), qPrintable(found.problem));
    QCOMPARE(found.format, "llm-calls, vllm");
    QCOMPARE(found.lines.size(), LogPreview::mostLines);
    QCOMPARE(found.lines[0].calls.size(), 1);
    QVERIFY(found.lines[1].skipped);
    QCOMPARE(found.lines[1].text, "of no format");
    QCOMPARE(found.lines[1].reason, "This line is of no known log format.");
    QCOMPARE(found.lines[2].gauges.size(), 5);
    QCOMPARE(found.lines[2].number, 3);

    const LogPreview forced = previewLog(file.fileName(), {"llm-calls", {}});
    QCOMPARE(forced.lines[0].calls.size(), 1);
    QVERIFY(forced.lines[2].skipped);
}

void TestMapping::thePreviewSaysWhyThereIsNone_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QString>("word");
    QTest::newRow("a command") << QStringLiteral("cmd:echo") << QByteArray() << QStringLiteral("command");
    QTest::newRow("no file") << QStringLiteral("/nonexistent/a.log") << QByteArray()
                             << QStringLiteral("/nonexistent/a.log");
    QTest::newRow("no match") << QStringLiteral("/nonexistent/*.log") << QByteArray()
                              << QStringLiteral("*.log");
    QTest::newRow("no regular file") << QStringLiteral("/dev/null") << QByteArray()
                                     << QStringLiteral("/dev/null");
    QTest::newRow("no such format") << QStringLiteral("/dev/null") << QByteArray("of-tomorrow")
                                    << QStringLiteral("of-tomorrow");
}

void TestMapping::thePreviewSaysWhyThereIsNone()
{
    QFETCH(QString, log);
    QFETCH(QByteArray, format);
    QFETCH(QString, word);
    const LogPreview preview = previewLog(log, {format, {}});
    QVERIFY(preview.lines.isEmpty());
    QVERIFY2(preview.problem.contains(word), qPrintable(preview.problem));
}

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
