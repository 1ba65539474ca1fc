// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/steptable.h"
#include "core/report/threshold.h"
#include "tests/support/builders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

using Verdict = Threshold::Verdict;

// Eleven calls: TTFT of 100, 110, ... 200 ms, one more that failed without any, and one that was cancelled.
StepResult someStep()
{
    QList<CallRecord> calls;
    for (int i = 0; i <= 10; ++i)
        calls.append(CallBuilder()
                         .startedAtMs(1000 * i)
                         .ttftMs(100 + 10 * i)
                         .totalMs(1000)
                         .promptTokens(50)
                         .outputTokens(20));
    calls.append(CallBuilder().startedAtMs(500).failed(ErrorKind::Timeout, "too slow"));
    calls.append(CallBuilder().startedAtMs(600).status(CallStatus::Cancelled).ttftMs(99'999));
    return resultOf({}, "step", calls);
}

} // namespace

// Conditions on a step's figures, and the table that shows these.
class TestThresholds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void namesWhatIsKnown();

    void theTableFitsItsWidth_data();
    void theTableFitsItsWidth();
    void theTableSaysWhyFiguresAreMissing();
    void theTableMarksEstimatedTokens();
    void stepsAreCopiedWithAllTheirFigures();
    void theMatrixHasARowForEachModel();
};

void TestThresholds::judges_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<std::optional<double>>("value");
    const auto row = [](const char *condition, Verdict verdict, std::optional<double> value) {
        QTest::newRow(condition) << QByteArray(condition) << verdict << value;
    };
    row("ttft_p95_ms>194", Verdict::Holds, 195.0);
    row("ttft_p95_ms>195", Verdict::DoesNotHold, 195.0);
    row("ttft_p95_ms>=195", Verdict::Holds, 195.0);
    row("ttft_p50_ms<150", Verdict::DoesNotHold, 150.0);
    row("ttft_p50_ms<=150", Verdict::Holds, 150.0);
    row("ttft_p50_ms < 1e3", Verdict::Holds, 150.0);
    row("ttft_mean_ms>0", Verdict::Holds, 150.0);
    row("ttft_min_ms<100.5", Verdict::Holds, 100.0);
    row("ttft_max_ms>200", Verdict::DoesNotHold, 200.0); // the cancelled call counts nowhere
    row("ttft_p0_ms>0", Verdict::Holds, 100.0);
    row("ttft_p100_ms>0", Verdict::Holds, 200.0);
    row("output_p50_tokens<21", Verdict::Holds, 20.0);
    row("overall_p50_tps<19", Verdict::DoesNotHold, 20.0);
    row("failed>0", Verdict::Holds, 1.0);
    row("incomplete>0", Verdict::DoesNotHold, 0.0);
    row("success_rate<0.95", Verdict::Holds, 11.0 / 12);
    row("wall_ms>10000", Verdict::Holds, 11'000.0);
    row("throughput_tps<20", Verdict::DoesNotHold, 20.0);
    row("load_p50_ms>0", Verdict::Unknown, {});
    row("load_p50_ms<1", Verdict::Unknown, {});
    row("itl_p99_max_ms>5", Verdict::Unknown, {});
}

void TestThresholds::judges()
{
    QFETCH(QByteArray, condition);
    QFETCH(Verdict, verdict);
    QFETCH(std::optional<double>, value);
    const Threshold::Reading reading = Threshold::read(condition);
    QVERIFY2(reading.threshold, qPrintable(reading.problem));
    QCOMPARE(reading.threshold->text(), QByteArray(condition).replace(' ', ""));
    const Threshold::Judgement judgement = reading.threshold->judge(someStep());
    QCOMPARE(judgement.verdict, verdict);
    QCOMPARE(judgement.value, value);
}

void TestThresholds::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("condition");
    for (const char *condition :
         {"", "ttft_p95_ms", "ttft_p95_ms=800", "ttft_p95_ms>", "ttft_p95_ms>fast", "ttft_p95_ms>nan",
          "ttft_p95_ms>inf", "ttft_p95_ms>1>2", ">800", "ttft_ms>800", "ttft_p101_ms>1", "ttft_p-1_ms>1",
          "ttft_q95_ms>1", "ttft_p_ms>1", "tttf_p95_ms>1", "ttft_p95_s>1", "model_p95_ms>1", "p95_ms>1"})
        QTest::newRow(condition) << QByteArray(condition);
}

void TestThresholds::saysWhatIsWrong()
{
    QFETCH(QByteArray, condition);
    const Threshold::Reading reading = Threshold::read(condition);
    QVERIFY(!reading.threshold);
    QVERIFY2(reading.problem.contains(QStringLiteral("ttft_p95_ms")), qPrintable(reading.problem));
}

void TestThresholds::namesWhatIsKnown()
{
    const QString problem = Threshold::read("speed>1").problem;
    for (const char *name : {"\"speed\"", "throughput_tps", "success_rate", "ttft_p95_ms", "decode_p95_tps",
                             "client_delay_p95_ms", "output_p95_tokens", "clock_error_p95_us"})
        QVERIFY2(problem.contains(QLatin1StringView(name)), name);
}

void TestThresholds::theTableFitsItsWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QByteArray>("label");
    for (const int width : {50, 60, 72, 80, 100, 132, 200}) {
        for (const char *label : {"4 at once", "llama3.2:1b-instruct-q4_K_M, long-prompt-16k, 128 at once"})
            QTest::addRow("%d, %s", width, label) << width << QByteArray(label);
    }
}

void TestThresholds::theTableFitsItsWidth()
{
    QFETCH(int, width);
    QFETCH(QByteArray, label);
    StepResult result = someStep();
    result.label = label;
    result.note = QByteArray("words of a server ").repeated(20);
    const StepTable table({label}, width);
    const QStringList lines =
        QString::fromUtf8(table.header() + table.line(result)).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        QVERIFY2(line.size() <= width, qPrintable(line));
    QVERIFY(lines.last().startsWith(QStringLiteral("    ")));
    QCOMPARE(lines.at(0).size(), lines.at(1).size());
    QCOMPARE(lines.at(0).size(), lines.at(2).size());
    for (const char *always : {"TTFT p50", "decode"})
        QVERIFY(lines.at(0).contains(QLatin1StringView(always)));
    if (width >= 160) {
        for (const char *more : {"TTFT p95", "throughput", "95 % interval", "wall"})
            QVERIFY2(lines.at(0).contains(QLatin1StringView(more)), more);
    }
    QVERIFY(lines.at(2).contains(QStringLiteral("150")));
    QVERIFY(lines.at(2).contains(QStringLiteral("11/13")));
}

void TestThresholds::theTableSaysWhyFiguresAreMissing()
{
    StepResult result = someStep();
    result.calls[0].clientDelay = result.calls[3].clientDelay = std::chrono::milliseconds(3);
    result.calls[1].clientDelay = std::chrono::microseconds(900);
    result.waited = std::chrono::seconds(12);
    result.cancelled = true;
    const StepTable table({"step"}, 80);
    const QByteArray line = table.line(result);
    QVERIFY2(line.contains("    1 timeout: too slow\n"), line);
    QVERIFY2(line.contains("    2 calls left more than 1 ms late"), line);
    QVERIFY2(line.contains("waited 12.0 s because the server asked"), line);
    QVERIFY2(line.contains("cancelled"), line);
    StepResult unknown = resultOf({}, "step", {});
    unknown.note = "Unknown: no way.";
    QVERIFY(table.line(unknown).contains("Unknown: no way."));
    QVERIFY(table.line(unknown).contains("—"));
    QVERIFY(!table.line(unknown).contains("0.0"));
}

void TestThresholds::theTableMarksEstimatedTokens()
{
    const QList<CallRecord> calls{CallBuilder().totalMs(1000).outputTokens(20, TokenCount::Chunks)};
    const QByteArray line = StepTable({"step"}, 80).line(resultOf({}, "step", calls));
    QVERIFY2(line.contains("~20.0"), line);
}

void TestThresholds::stepsAreCopiedWithAllTheirFigures()
{
    StepResult odd = resultOf({}, "a|b", {});
    odd.note = "Unknown: no way.";
    const QList<StepResult> steps{someStep(), odd};
    const QByteArrayList lines = stepsAsMarkdown(steps).split('\n');
    QCOMPARE(lines.size(), 5); // titles, a rule, two steps, and the last line's end
    QVERIFY(lines.at(0).contains("TTFT p50, ms") && lines.at(0).contains("95 % interval, ms"));
    for (const QByteArray &line : lines.first(3))
        QCOMPARE(line.count('|'), lines.at(0).count('|'));
    QVERIFY2(lines.at(2).contains("| 11/13 |") && lines.at(2).contains("1 timeout: too slow"), lines.at(2));
    QVERIFY2(lines.at(3).contains("a\\|b") && lines.at(3).contains("Unknown: no way."), lines.at(3));
    const QJsonArray json = QJsonDocument::fromJson(stepsAsJson(steps)).array();
    QCOMPARE(json.size(), 2);
    QCOMPARE(json.at(1).toObject().value(QStringLiteral("label")).toString(), QStringLiteral("a|b"));
}

void TestThresholds::theMatrixHasARowForEachModel()
{
    QList<StepResult> results;
    const auto add = [&results](StepKind kind, const char *model, double ttftMs, const char *from = "") {
        RunStep step;
        step.kind = kind;
        step.model = model;
        step.switchFrom = from;
        results.append(resultOf(step, {}, {CallBuilder().ttftMs(ttftMs).totalMs(ttftMs + 100)}));
    };
    add(StepKind::Cold, "a", 900);
    add(StepKind::Warm, "a", 90);
    QVERIFY(switchMatrix(results, 80).isEmpty()); // one model
    add(StepKind::Switch, "a", 950, "b");
    add(StepKind::Cold, "b", 800);
    add(StepKind::Switch, "b", 850, "a");
    add(StepKind::Plain, "c", 5);
    const QByteArrayList lines = switchMatrix(results, 80).trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0).simplified(), "TTFT p50, ms cold warm after a after b");
    QCOMPARE(lines.at(1).simplified(), "a 900 90.0 950");
    QCOMPARE(lines.at(2).simplified(), "b 800 — 850"); // warm was not measured
    QCOMPARE(lines.at(1).size(), lines.at(0).size());
}

QTEST_GUILESS_MAIN(TestThresholds)
#include "tst_thresholds.moc"
