// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/calltable.h"
#include "core/report/json.h"
#include "core/report/recordfields.h"
#include "core/report/recordjson.h"
#include "core/report/report.h"
#include "core/report/texttable.h"
#include "tests/support/builders.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

const QList<QByteArray> fieldNames{"id",
                                   "request_id",
                                   "source",
                                   "server",
                                   "endpoint",
                                   "model",
                                   "operation",
                                   "started_at",
                                   "status",
                                   "http_status",
                                   "error_kind",
                                   "error",
                                   "connect_ms",
                                   "tls_ms",
                                   "ttft_ms",
                                   "ttft_content_ms",
                                   "total_ms",
                                   "queue_ms",
                                   "load_ms",
                                   "prompt_eval_ms",
                                   "generation_ms",
                                   "unexplained_ms",
                                   "prompt_tokens",
                                   "cached_tokens",
                                   "output_tokens",
                                   "reasoning_tokens",
                                   "token_count",
                                   "decode_tps",
                                   "prompt_tps",
                                   "overall_tps",
                                   "tpot_ms",
                                   "itl_p50_ms",
                                   "itl_p99_ms",
                                   "itl_max_ms",
                                   "stalls",
                                   "start",
                                   "prompt_cache",
                                   "clock",
                                   "joined",
                                   "client_delay_ms",
                                   "read_delay_ms",
                                   "coalesced_tokens",
                                   "clock_error_us",
                                   "cost"};

CallRecord fullRecord()
{
    CallRecord record = CallBuilder()
                            .model("qwen2.5:7b")
                            .connectMs(0.251)
                            .ttftMs(412.345678)
                            .totalMs(1412.345678)
                            .loadMs(300)
                            .promptEvalMs(100)
                            .generationMs(1000, GenerationSpan::IncludesFirstToken)
                            .promptTokens(50)
                            .cachedTokens(0)
                            .outputTokens(40)
                            .start(StartKind::Cold);
    record.startedAt = WallTime(std::chrono::nanoseconds(1'785'585'600'123'456'789));
    record.id = 7;
    record.requestId = "chatcmpl-7";
    record.server = "ollama";
    record.endpoint = "http://localhost:11434/api/chat";
    record.httpStatus = 200;
    record.itlP50 = fromMilliseconds(25);
    record.itlP99 = fromMilliseconds(0.000001);
    record.stalls = 0;
    record.promptCache = PromptCache::Fresh;
    record.clock = Clock::Kernel;
    record.clientDelay = fromMilliseconds(0.125);
    record.readDelay = fromMilliseconds(0.5);
    record.coalescedTokens = 2;
    record.clockErrorUs = 12.5;
    return record;
}

ReportInput inputOf(const QList<CallRecord> &calls)
{
    ReportInput input;
    input.calls = snapshotOf(calls);
    return input;
}

QByteArray written(const ReportInput &input, ReportFormat format, int width = defaultTableWidth)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeReport(input, format, buffer, width))
        return "could not write";
    return buffer.data();
}

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning() << error.errorString() << QString::fromUtf8(json);
    return document.object();
}

// Splits RFC 4180 text into rows of cells.
QList<QByteArrayList> parsedCsv(const QByteArray &csv)
{
    QList<QByteArrayList> rows{{}};
    QByteArray cell;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv.at(i);
        if (quoted && c == '"' && i + 1 < csv.size() && csv.at(i + 1) == '"')
            cell += csv.at(++i);
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == ',' || c == '\n')) {
            rows.last().append(cell);
            cell.clear();
            if (c == '\n')
                rows.append(QByteArrayList());
        } else
            cell += c;
    }
    rows.removeLast();
    return rows;
}

// A session of two models with failures, as a report sees it.
ReportInput mixedInput()
{
    QList<CallRecord> calls;
    for (int i = 1; i <= 20; ++i)
        calls.push_back(CallBuilder()
                            .model("qwen2.5:7b")
                            .ttftMs(100 + i)
                            .totalMs(1000 + i)
                            .loadMs(50)
                            .promptTokens(100)
                            .promptEvalMs(50)
                            .outputTokens(41)
                            .generationMs(800 + i, GenerationSpan::IncludesFirstToken));
    calls.push_back(CallBuilder().model("qwen2.5:7b").failed(ErrorKind::Timeout, "no answer"));
    calls.push_back(CallBuilder().model("qwen2.5:7b").failed(ErrorKind::Timeout, "no answer"));
    calls.push_back(CallBuilder().model("qwen2.5:7b").failed(ErrorKind::Http, "not found"));
    calls.push_back(CallBuilder().model("qwen2.5:7b").status(CallStatus::Incomplete));
    calls.push_back(CallBuilder().model("qwen2.5:7b").status(CallStatus::Cancelled));
    calls.push_back(CallBuilder()
                        .model("a|b*c")
                        .outputTokens(10, TokenCount::Estimate)
                        .clientGenerationMs(500)
                        .totalMs(600));
    ReportInput input = inputOf(calls);
    input.skipped = {{"performance.jsonl", 7, "the line is cut off", "{\"model\":"}};
    return input;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsHaveTheirNamesInOrder();
    void everyFieldGivesItsValue();
    void unknownFieldsAreNull();
    void jsonTextsReadBack_data();
    void jsonTextsReadBack();
    void jsonNumbersAreWrittenInFull_data();
    void jsonNumbersAreWrittenInFull();
    void startTimesAreUtcWithMicroseconds_data();
    void startTimesAreUtcWithMicroseconds();
    void jsonReportHoldsRecordsSummaryAndSkipped();
    void jsonReportOfNothingIsStillADocument();
    void cacheHitsHaveNoPromptSpeedInRecordsEither();
    void csvReadsBack();
    void tableNamesWhatMatters();
    void tableFitsItsWidth_data();
    void tableFitsItsWidth();
    void tableOfNothingSaysSo();
    void markdownIsATableOfTheSameWidthThroughout();
    void callLinesAlignWithTheirHeader_data();
    void callLinesAlignWithTheirHeader();
    void longNamesGiveWayInTheMiddle();
    void aDeviceThatTakesNoMoreIsReported_data();
    void aDeviceThatTakesNoMoreIsReported();
};

void TestReport::fieldsHaveTheirNamesInOrder()
{
    QList<QByteArray> names;
    for (const RecordField &field : recordFields())
        names.append(field.name);
    QCOMPARE(names, fieldNames);
    // The same order in the text, not only in the list.
    const QByteArray json = recordToJson(fullRecord());
    QVERIFY(!json.contains('\n'));
    qsizetype position = -1;
    for (const QByteArray &name : fieldNames) {
        const qsizetype next = json.indexOf('"' + name + "\":");
        QVERIFY2(next > position, name.constData());
        position = next;
    }
}

void TestReport::everyFieldGivesItsValue()
{
    const CallRecord record = fullRecord();
    const QJsonObject json = parsed(recordToJson(record));
    const QJsonObject expected = parsed(R"({
        "id": 7, "request_id": "chatcmpl-7", "source": "test", "server": "ollama",
        "endpoint": "http://localhost:11434/api/chat", "model": "qwen2.5:7b", "operation": "chat",
        "started_at": "2026-08-01T12:00:00.123456Z", "status": "ok", "http_status": 200,
        "error_kind": null, "error": null,
        "connect_ms": 0.251, "tls_ms": null, "ttft_ms": 412.345678, "ttft_content_ms": null,
        "total_ms": 1412.345678, "queue_ms": null, "load_ms": 300, "prompt_eval_ms": 100,
        "generation_ms": 1000, "unexplained_ms": 12.094678,
        "prompt_tokens": 50, "cached_tokens": 0, "output_tokens": 40, "reasoning_tokens": null,
        "token_count": "server", "decode_tps": 40, "prompt_tps": 500, "overall_tps": 28.321678342,
        "tpot_ms": 25.641025, "itl_p50_ms": 25, "itl_p99_ms": 0.000001, "itl_max_ms": null, "stalls": 0,
        "start": "cold", "prompt_cache": "fresh", "clock": "kernel", "joined": null, "client_delay_ms": 0.125,
        "read_delay_ms": 0.5, "coalesced_tokens": 2, "clock_error_us": 12.5, "cost": null})");
    for (const QByteArray &name : fieldNames) {
        const QString key = QString::fromLatin1(name);
        const QJsonValue actual = json.value(key);
        if (actual.isDouble() && expected.value(key).isDouble())
            QVERIFY2(std::abs(actual.toDouble() - expected.value(key).toDouble()) < 1e-8, name.constData());
        else
            QVERIFY2(actual == expected.value(key), name.constData());
    }
    QCOMPARE(json.size(), expected.size());
}

void TestReport::unknownFieldsAreNull()
{
    CallRecord record;
    record.id = 1;
    const QJsonObject json = parsed(recordToJson(record));
    QCOMPARE(json.size(), fieldNames.size());
    const QStringList always{QStringLiteral("id"), QStringLiteral("started_at"), QStringLiteral("status")};
    for (auto it = json.begin(); it != json.end(); ++it)
        QVERIFY2(it.value().isNull() != always.contains(it.key()), qPrintable(it.key()));
}

void TestReport::jsonTextsReadBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QByteArray("model not found") << QStringLiteral("model not found");
    QTest::newRow("quotes and backslashes")
        << QByteArray("a \"b\" \\ c/d") << QStringLiteral("a \"b\" \\ c/d");
    QTest::newRow("control characters")
        << QByteArray("a\n\r\t\b\f\x01\x1F\0z", 10) << QString::fromLatin1("a\n\r\t\b\f\x01\x1F\0z", 10);
    QTest::newRow("UTF-8") << QByteArray("ä — 漢字 😀") << QString::fromUtf8("ä — 漢字 😀");
    QTest::newRow("a character cut in the middle")
        << QByteArray("ab\xE6\xBC") << QString::fromUtf8("ab\uFFFD");
    QTest::newRow("bytes of no encoding") << QByteArray("a\xFFz") << QString::fromUtf8("a\uFFFDz");
}

void TestReport::jsonTextsReadBack()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    CallRecord record;
    record.error = text;
    const QByteArray json = recordToJson(record);
    QVERIFY(json.isValidUtf8());
    const QString actual = parsed(json).value(QLatin1String("error")).toString();
    // Decoders differ in how many U+FFFD a broken sequence gives.
    QCOMPARE(QString(actual).replace(QStringLiteral("\uFFFD\uFFFD"), QStringLiteral("\uFFFD")), expected);
}

void TestReport::jsonNumbersAreWrittenInFull_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a nanosecond in ms") << 0.000001 << QByteArray("0.000001");
    QTest::newRow("whole") << 300.0 << QByteArray("300");
    QTest::newRow("ns precision") << 86400000.000001 << QByteArray("86400000.000001");
    QTest::newRow("a tenth") << 0.1 << QByteArray("0.1");
    QTest::newRow("large") << 1e21 << QByteArray("1000000000000000000000");
    QTest::newRow("below zero") << -2.5 << QByteArray("-2.5");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray("null");
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("null");
}

void TestReport::jsonNumbersAreWrittenInFull()
{
    QFETCH(double, number);
    QFETCH(QByteArray, text);
    QCOMPARE(jsonText(number), text);
    if (text != "null")
        QCOMPARE(jsonText(number).toDouble(), number);
}

void TestReport::startTimesAreUtcWithMicroseconds_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("expected");
    QTest::newRow("epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00.000000Z");
    QTest::newRow("microseconds") << qint64(1'000'001'999) << QStringLiteral("1970-01-01T00:00:01.000001Z");
    QTest::newRow("before the epoch") << qint64(-1'000) << QStringLiteral("1969-12-31T23:59:59.999999Z");
}

void TestReport::startTimesAreUtcWithMicroseconds()
{
    QFETCH(qint64, ns);
    QFETCH(QString, expected);
    CallRecord record;
    record.startedAt = WallTime(Nanoseconds(ns));
    QCOMPARE(parsed(recordToJson(record)).value(QLatin1String("started_at")).toString(), expected);
}

void TestReport::jsonReportHoldsRecordsSummaryAndSkipped()
{
    const QJsonObject report = parsed(written(mixedInput(), ReportFormat::Json));
    QCOMPARE(report.keys(), (QList<QString>{QStringLiteral("records"), QStringLiteral("skipped"),
                                            QStringLiteral("summary")}));
    QCOMPARE(report[u"records"].toArray().size(), 26);
    QCOMPARE(report[u"records"].toArray().first()[u"model"].toString(), QStringLiteral("qwen2.5:7b"));

    const QJsonArray summaries = report[u"summary"].toArray();
    QCOMPARE(summaries.size(), 2);
    const QJsonObject qwen = summaries.first().toObject();
    QCOMPARE(qwen[u"model"].toString(), QStringLiteral("qwen2.5:7b"));
    QCOMPARE(qwen[u"calls"].toInt(), 25);
    QCOMPARE(qwen[u"ok"].toInt(), 20);
    QCOMPARE(qwen[u"failed"].toInt(), 3);
    QCOMPARE(qwen[u"incomplete"].toInt(), 1);
    QCOMPARE(qwen[u"cancelled"].toInt(), 1);
    QCOMPARE(qwen[u"success_rate"].toDouble(), 20.0 / 24);
    QCOMPARE(qwen[u"errors_by_kind"].toObject(), parsed(R"({"http": 1, "timeout": 2})"));
    const QJsonObject ttft = qwen[u"ttft_ms"].toObject();
    QCOMPARE(ttft[u"n"].toInt(), 20);
    QCOMPARE(ttft[u"mean"].toDouble(), 110.5);
    QCOMPARE(ttft[u"p50"].toDouble(), 110.5);
    QCOMPARE(ttft[u"p95"].toDouble(), 119.05);
    QCOMPARE(ttft[u"p99"].toDouble(), 119.81);
    for (const char *name : {"total_ms", "load_ms", "prompt_eval_ms", "generation_ms", "decode_tps",
                             "prompt_tps", "overall_tps"})
        QCOMPARE(qwen[QLatin1String(name)].toObject()[u"n"].toInt(), 20);
    QVERIFY(qwen[u"load_share"].toDouble() > 0.04 && qwen[u"load_share"].toDouble() < 0.06);
    QVERIFY(summaries.last()[u"ttft_ms"].toObject()[u"p50"].isNull());

    const QJsonArray skipped = report[u"skipped"].toArray();
    QCOMPARE(skipped.size(), 1);
    QCOMPARE(skipped.first().toObject(),
             parsed(R"({"source": "performance.jsonl", "line": 7, "reason": "the line is cut off"})"));
}

void TestReport::jsonReportOfNothingIsStillADocument()
{
    const QJsonObject report = parsed(written({}, ReportFormat::Json));
    for (const char *name : {"records", "summary", "skipped"}) {
        QVERIFY(report[QLatin1String(name)].isArray());
        QVERIFY(report[QLatin1String(name)].toArray().isEmpty());
    }
}

void TestReport::cacheHitsHaveNoPromptSpeedInRecordsEither()
{
    const auto prompt = [](double ms) { return CallBuilder().promptTokens(1000).promptEvalMs(ms); };
    const QJsonArray records = parsed(written(inputOf({prompt(1), prompt(1000).start(StartKind::Cold)}),
                                              ReportFormat::Json))[u"records"]
                                   .toArray();
    QVERIFY(records.at(0)[u"prompt_tps"].isNull());
    QCOMPARE(records.at(1)[u"prompt_tps"].toDouble(), 1000.0);
}

void TestReport::csvReadsBack()
{
    CallRecord awkward = fullRecord();
    awkward.status = CallStatus::Failed;
    awkward.error = "he said \"no\", then\nhung up";
    const QList<QByteArrayList> rows =
        parsedCsv(written(inputOf({fullRecord(), awkward}), ReportFormat::Csv));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0), fieldNames);
    for (const QByteArrayList &row : rows)
        QCOMPARE(row.size(), fieldNames.size());
    QCOMPARE(rows.at(1).at(fieldNames.indexOf("ttft_ms")), QByteArray("412.345678"));
    QCOMPARE(rows.at(1).at(fieldNames.indexOf("tls_ms")), QByteArray());
    QCOMPARE(rows.at(2).at(fieldNames.indexOf("error")), awkward.error);
}

void TestReport::tableNamesWhatMatters()
{
    const QByteArray table = written(mixedInput(), ReportFormat::Table, 120);
    for (const char *text : {"qwen2.5:7b",
                             "calls",
                             "success",
                             "83.3 %",
                             "3 failed",
                             "2 timeout, 1 http",
                             "1 incomplete",
                             "1 cancelled",
                             "mean",
                             "p50",
                             "p95",
                             "p99",
                             "TTFT ms",
                             "total ms",
                             "decode tok/s",
                             "prompt tok/s",
                             "load ms",
                             "prompt eval ms",
                             "generation ms",
                             "load share",
                             "~18.0",
                             "—",
                             "1 line could not be read"})
        QVERIFY2(table.contains(text), text);
    QVERIFY(table.endsWith('\n'));
}

void TestReport::tableFitsItsWidth_data()
{
    QTest::addColumn<int>("width");
    for (int width : {40, 60, 80, 100, 132, 200})
        QTest::addRow("%d", width) << width;
}

void TestReport::tableFitsItsWidth()
{
    QFETCH(int, width);
    QList<CallRecord> calls{CallBuilder().model("qwen").ttftMs(1234.5).totalMs(99999).loadMs(3)};
    calls.push_back(CallBuilder()
                        .model("hf.co/bartowski/Meta-Llama-3.1-8B-Instruct-GGUF:Q4_K_M")
                        .failed(ErrorKind::Timeout));
    const QByteArray table = written(inputOf(calls), ReportFormat::Table, width);
    const QByteArrayList lines = table.split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(characters(line) <= width, line.constData());
    QVERIFY(table.contains("TTFT ms"));
    QVERIFY(table.contains("p99"));
    QVERIFY(table.contains("Q4_K_M"));
}

void TestReport::tableOfNothingSaysSo()
{
    QCOMPARE(written({}, ReportFormat::Table), QByteArray("No calls.\n"));
    QCOMPARE(written({}, ReportFormat::Markdown), QByteArray("No calls.\n"));
    ReportInput input;
    input.moreSkipped = 3;
    QVERIFY(written(input, ReportFormat::Table).contains("3 lines could not be read"));
}

void TestReport::markdownIsATableOfTheSameWidthThroughout()
{
    const QByteArray markdown = written(mixedInput(), ReportFormat::Markdown);
    qsizetype cells = 0;
    const QByteArrayList lines = markdown.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith('|')) {
            cells = 0;
            continue;
        }
        const qsizetype here = QByteArray(line).replace("\\|", "").count('|');
        QVERIFY2(cells == 0 || here == cells, line.constData());
        cells = here;
    }
    QVERIFY(markdown.contains("| qwen2.5:7b | 25 | 20 | 3 | 1 | 1 | 83.3 % | 2 timeout, 1 http |"));
    QVERIFY(markdown.contains("a\\|b\\*c"));
    QVERIFY(markdown.contains("1 line could not be read"));
}

void TestReport::callLinesAlignWithTheirHeader_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("complete");
    QTest::newRow("80") << 80 << false;
    QTest::newRow("120") << 120 << true;
}

void TestReport::callLinesAlignWithTheirHeader()
{
    QFETCH(int, width);
    QFETCH(bool, complete);
    const QByteArrayList header = callTableHeader(width).split('\n');
    const QByteArray line = callTableLine(1, fullRecord(), width).chopped(1);
    QCOMPARE(header.size(), 3);
    for (const QByteArray &text : {header.at(0), header.at(1), line})
        QVERIFY2(characters(text) <= width, text.constData());
    const qsizetype status = header.at(0).indexOf("status");
    QCOMPARE(line.sliced(status), QByteArray("ok, cold"));
    const qsizetype ttftEnd = header.at(0).indexOf("TTFT") + 4;
    QVERIFY(line.first(ttftEnd).endsWith("412"));
    QCOMPARE(header.at(0).contains("generation"), complete);

    CallRecord late = fullRecord();
    late.clientDelay = fromMilliseconds(3.25);
    QCOMPARE(callTableLine(1, late, width), line + "\n    sent 3.25 ms late: this machine was busy\n");

    CallRecord failed = CallBuilder().failed(ErrorKind::Http, "model 'x' not found\nat all");
    failed.httpStatus = 404;
    const QByteArrayList lines = callTableLine(2, failed, width).split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).contains("failed"));
    QCOMPARE(lines.at(1).trimmed(), QByteArray("http 404: model 'x' not found at all"));
}

void TestReport::longNamesGiveWayInTheMiddle()
{
    QCOMPARE(shortened("short", 10), QByteArray("short"));
    QCOMPARE(shortened("abcdefghij", 5), QByteArray("ab…ij"));
    QCOMPARE(shortened("abcdefghij", 6), QByteArray("abc…ij"));
    QCOMPARE(shortened("äöüäöüäöü", 3), QByteArray("ä…ü"));
    QCOMPARE(shortened("abc", 1), QByteArray("…"));
    QCOMPARE(shortened("abc", 0), QByteArray()); // a terminal of one column has no room for anything
    QCOMPARE(shortened("abc", -3), QByteArray());
    QCOMPARE(shortened("a\nb\x1B[31mc", 20), QByteArray("a b [31mc"));
}

void TestReport::aDeviceThatTakesNoMoreIsReported_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("table") << int(ReportFormat::Table);
    QTest::newRow("JSON") << int(ReportFormat::Json);
    QTest::newRow("CSV") << int(ReportFormat::Csv);
    QTest::newRow("Markdown") << int(ReportFormat::Markdown);
}

void TestReport::aDeviceThatTakesNoMoreIsReported()
{
    QFETCH(int, format);
    class FullDevice : public QIODevice
    {
    protected:
        qint64 readData(char *, qint64) override { return -1; }
        qint64 writeData(const char *, qint64) override { return -1; }
    } device;
    device.open(QIODevice::WriteOnly);
    QVERIFY(!writeReport(mixedInput(), ReportFormat(format), device));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
