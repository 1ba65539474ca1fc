// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/sweep.h"
#include "tests/support/builders.h"
#include "tests/support/tablecells.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/sweepplot.h"
#include "ui/panels/fittingtable.h"
#include "ui/panels/runcomparison.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace inferograph;
using testing::CallBuilder;

namespace {

const QUrl server(QStringLiteral("http://gpu:11434"));

StepResult resultOfStep(const RunStep &step, double ttftMs, int promptTokens = 50)
{
    QList<CallRecord> calls;
    for (int i = 0; i < 7; ++i)
        calls << CallBuilder()
                     .model(step.model)
                     .ttftMs(ttftMs + i)
                     .totalMs(ttftMs + 1000)
                     .promptTokens(promptTokens)
                     .outputTokens(101)
                     .generationMs(1000, GenerationSpan::ExcludesFirstToken);
    return resultOf(step, step.model, calls);
}

RunStep stepWith(const QByteArray &model, int concurrency, int tokens = 0)
{
    RunStep step;
    step.server = {server, {}, {}};
    step.model = model;
    step.concurrency = concurrency;
    step.calls = std::max(7, concurrency);
    step.prompt.tokens = tokens;
    if (tokens == 0)
        step.prompt.text = "Hello";
    return step;
}

StepResult coldResult(const QByteArray &model, StepKind kind, const QByteArray &from, double ttftMs)
{
    RunStep step = stepWith(model, 1);
    step.kind = kind;
    step.switchFrom = from;
    return resultOfStep(step, ttftMs);
}

SessionRun runWith(const QList<StepResult> &results)
{
    SessionRun run;
    run.startedAt = WallTime(std::chrono::seconds(1'700'000'000));
    run.results = results;
    for (const StepResult &result : results)
        run.steps.append(result.step);
    return run;
}

SessionRun concurrencySweep()
{
    QList<StepResult> results;
    for (const QByteArray &model : {QByteArray("quick"), QByteArray("slow")}) {
        for (const int level : {4, 1, 2})
            results.append(resultOfStep(stepWith(model, level), (model == "slow" ? 200 : 100) * level));
    }
    return runWith(results);
}

SessionRun coldRun()
{
    return runWith({coldResult("a", StepKind::Cold, {}, 3000), coldResult("a", StepKind::Warm, {}, 100),
                    coldResult("a", StepKind::Switch, "b", 4000), coldResult("b", StepKind::Cold, {}, 2000),
                    coldResult("b", StepKind::Warm, {}, 50)});
}

} // namespace

class TestRunComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aSweepIsACurveForEachModel();
    void lengthsAreWhatTheServerCounted();
    void whatElseVariedMakesOtherCurves();
    void oneStepIsNoCurve();
    void drawsTheCurvesInTheModelsColours();
    void drawsLinesBetweenTheSteps();
    void theKeyboardReadsTheCurves();
    void theCurvesAreToldInNumbers();
    void theMouseReadsTheCurves();
    void anotherFigureIsOneKeyAway();
    void theMatrixSaysWhatASwitchCosts();
    void theChosenRunStaysWhenAnotherComes();
    void aLongNameTakesNoRoom();

private:
    static void show(RunComparison &view, const QList<SessionRun> &runs);
    static QComboBox &box(const QWidget &view, const char *name);
};

void TestRunComparison::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    ThemeManager::instance().apply(ThemeKind::Light);
}

void TestRunComparison::show(RunComparison &view, const QList<SessionRun> &runs)
{
    view.resize(1000, 600);
    view.setRuns(runs);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
}

QComboBox &TestRunComparison::box(const QWidget &view, const char *name)
{
    for (QComboBox *candidate : view.findChildren<QComboBox *>()) {
        if (candidate->accessibleName() == QLatin1StringView(name))
            return *candidate;
    }
    qFatal("no box of the name %s", name);
}

void TestRunComparison::aSweepIsACurveForEachModel()
{
    const QList<StepResult> results = concurrencySweep().results;
    QCOMPARE(sweepAxes(results), QList<SweepAxis>{SweepAxis::Concurrency});
    const QList<SweepCurve> curves = sweepCurves(results, SweepAxis::Concurrency);
    QCOMPARE(curves.size(), 2);
    QCOMPARE(curves.last().model, "slow");
    QCOMPARE(curves.last().label, "slow");
    QList<double> places;
    for (const SweepPoint &point : curves.last().points)
        places.append(point.at);
    QCOMPARE(places, QList<double>({1, 2, 4}));
    QCOMPARE(curves.last().points.last().result.summary.ttftMs.p50, std::optional(803.0));
}

void TestRunComparison::lengthsAreWhatTheServerCounted()
{
    const QList<StepResult> results{resultOfStep(stepWith("a", 1, 128), 10, 140),
                                    resultOfStep(stepWith("a", 1, 1024), 20, 1100)};
    QCOMPARE(sweepAxes(results), QList<SweepAxis>{SweepAxis::PromptTokens});
    const QList<SweepCurve> curves = sweepCurves(results, SweepAxis::PromptTokens);
    QCOMPARE(curves.size(), 1);
    QCOMPARE(curves.first().points.first().at, 140.0);
    QCOMPARE(curves.first().points.last().at, 1100.0);
}

void TestRunComparison::whatElseVariedMakesOtherCurves()
{
    QList<StepResult> results;
    for (const int tokens : {128, 1024}) {
        for (const int level : {1, 4})
            results.append(resultOfStep(stepWith("a", level, tokens), 10));
    }
    QCOMPARE(sweepAxes(results).size(), 2);
    const QList<SweepCurve> curves = sweepCurves(results, SweepAxis::Concurrency);
    QCOMPARE(curves.size(), 2);
    QCOMPARE(curves.first().label, "128 tokens");
    QCOMPARE(curves.last().label, "1024 tokens");
}

void TestRunComparison::oneStepIsNoCurve()
{
    const QList<StepResult> results{resultOfStep(stepWith("a", 4), 10), resultOfStep(stepWith("b", 4), 10)};
    QVERIFY(sweepAxes(results).isEmpty());
    RunComparison view;
    view.setRuns({runWith(results)});
    QVERIFY(view.isEmpty());
}

void TestRunComparison::drawsTheCurvesInTheModelsColours()
{
    RunComparison view;
    show(view, {concurrencySweep()});
    const QList<SweepPlot *> plots = view.findChildren<SweepPlot *>();
    QCOMPARE(plots.size(), 2);
    const SweepPlot &times = *plots.first();
    QCOMPARE(times.curves().size(), 2);
    QCOMPARE(times.marks().size(), 6);
    QCOMPARE(times.marks().last().style.colour, ThemeManager::instance().modelStyle("slow").colour);
    QCOMPARE(times.curves().first().points.first().value, 103.0);
    QVERIFY(times.curves().first().points.first().interval); // of seven calls
    QStringList labels;
    for (const Tick &tick : times.frame().bottom)
        labels.append(tick.label);
    QCOMPARE(labels, QStringList({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("4")}));
    QVERIFY(times.frame().yTo >= 803);
    QVERIFY2(times.accessibleDescription().contains(QStringLiteral("slow – 1 at once: 203")),
             qPrintable(times.accessibleDescription()));
    QCOMPARE(plots.last()->curves().first().points.first().value, 100.0); // 100 tokens after the first in 1 s
}

void TestRunComparison::drawsLinesBetweenTheSteps()
{
    RunComparison view;
    show(view, {concurrencySweep()});
    SweepPlot &times = *view.findChildren<SweepPlot *>().first();
    const QImage image = times.viewport()->grab().toImage();
    const SweepPlot::Curve &curve = times.curves().first();
    const QColor colour = ThemeManager::instance().modelStyle(curve.model).colour;
    const QPointF from = times.toPixels({std::log2(curve.points.at(0).at), curve.points.at(0).value});
    const QPointF to = times.toPixels({std::log2(curve.points.at(1).at), curve.points.at(1).value});
    const QPoint middle = ((from + to) / 2).toPoint();
    const auto isCurve = [&](int x, int y) {
        const QColor pixel = image.pixelColor(x, y);
        return std::abs(pixel.hue() - colour.hue()) < 12 && pixel.saturation() > colour.saturation() / 2;
    };
    int coloured = 0; // along a window as wide as a dash and its gap
    for (int x = middle.x() - 6; x <= middle.x() + 6; ++x) {
        for (int y = middle.y() - 3; y <= middle.y() + 3; ++y)
            coloured += isCurve(x, y);
    }
    QVERIFY2(coloured >= 6, qPrintable(QString::number(coloured)));
}

void TestRunComparison::theKeyboardReadsTheCurves()
{
    RunComparison view;
    show(view, {concurrencySweep()});
    SweepPlot &times = *view.findChildren<SweepPlot *>().first();
    times.setFocus();
    QTest::keyClick(&times, Qt::Key_Right);
    QTest::keyClick(&times, Qt::Key_Right);
    QVERIFY(times.callout());
    QCOMPARE(times.callout()->lines.first(), QStringLiteral("2 at once"));
    QCOMPARE(times.callout()->lines.at(2), QStringLiteral("slow: 403\u00a0ms"));
    QTest::keyClick(&times, Qt::Key_End);
    QCOMPARE(times.callout()->lines.first(), QStringLiteral("4 at once"));
    QTest::keyClick(&times, Qt::Key_Escape);
    QVERIFY(!times.callout());
}

void TestRunComparison::theCurvesAreToldInNumbers()
{
    RunComparison view;
    show(view, {concurrencySweep()});
    SweepPlot &times = *view.findChildren<SweepPlot *>().first();
    times.setFocus();
    QTest::keyClick(&times, Qt::Key_T);
    const auto *table = qobject_cast<QTableView *>(QApplication::focusWidget());
    QVERIFY(table);
    const QList<QStringList> cells = testing::cellsOf(*table->model());
    QCOMPARE(cells.size(), 4);
    QCOMPARE(cells.first(),
             (QStringList{QStringLiteral("Step"), QStringLiteral("quick"), QStringLiteral("slow")}));
    QCOMPARE(cells.last().join(QLatin1Char('|')).replace(QChar::Nbsp, QLatin1Char(' ')),
             QStringLiteral("4 at once|403 ms (400 ms to 406 ms)|803 ms (800 ms to 806 ms)"));
}

void TestRunComparison::theMouseReadsTheCurves()
{
    RunComparison view;
    show(view, {concurrencySweep()});
    SweepPlot &times = *view.findChildren<SweepPlot *>().first();
    QTest::mouseMove(times.viewport(), times.toPixels({0.1, 300}).toPoint()); // log2 of 1 is 0
    QTRY_VERIFY(times.callout());
    QCOMPARE(times.callout()->lines.first(), QStringLiteral("1 at once"));
}

void TestRunComparison::anotherFigureIsOneKeyAway()
{
    RunComparison view;
    show(view, {concurrencySweep()});
    QComboBox &figures = box(view, "Time to draw");
    figures.setFocus();
    QTest::keyClick(&figures, Qt::Key_Down);
    const SweepPlot &times = *view.findChildren<SweepPlot *>().first();
    QVERIFY(times.accessibleName().startsWith(QStringLiteral("TTFT p95")));
    QVERIFY(!times.curves().first().points.first().interval);
    QVERIFY(times.curves().first().points.first().value > 105);
}

void TestRunComparison::theMatrixSaysWhatASwitchCosts()
{
    SwitchMatrixModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResults(coldRun().results);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), SwitchMatrixModel::FirstAfter + 2);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, SwitchMatrixModel::Cold), QStringLiteral("3\u2009003"));
    QCOMPARE(cell(1, SwitchMatrixModel::Warm), QStringLiteral("53.0"));
    QCOMPARE(cell(0, SwitchMatrixModel::FirstAfter), QString()); // after itself
    QCOMPARE(cell(0, SwitchMatrixModel::FirstAfter + 1), QStringLiteral("4\u2009003"));
    QCOMPARE(cell(1, SwitchMatrixModel::FirstAfter), QStringLiteral("—")); // not measured

    RunComparison view;
    show(view, {coldRun()});
    QVERIFY(view.findChild<FittingTable *>()->isVisible());
    QVERIFY(!view.findChild<SweepPlot *>()->isVisible());
    model.setResults({});
    QCOMPARE(model.rowCount(), 0);
}

void TestRunComparison::theChosenRunStaysWhenAnotherComes()
{
    RunComparison view;
    show(view, {coldRun(), concurrencySweep()});
    QVERIFY(view.findChild<SweepPlot *>()->isVisible()); // the latest one
    QComboBox &runs = box(view, "Run");
    runs.setFocus();
    QTest::keyClick(&runs, Qt::Key_Down);
    QVERIFY(!view.findChild<SweepPlot *>()->isVisible());
    view.setRuns({coldRun(), concurrencySweep(), concurrencySweep()});
    QCOMPARE(runs.count(), 3);
    QVERIFY(!view.findChild<SweepPlot *>()->isVisible());
    QVERIFY(view.findChild<FittingTable *>()->isVisible());
}

void TestRunComparison::aLongNameTakesNoRoom()
{
    const auto runOf = [](const QByteArray &model) {
        return runWith({resultOfStep(stepWith(model, 1), 100), resultOfStep(stepWith(model, 2), 200)});
    };
    RunComparison view;
    show(view, {runOf(QByteArray(80, 'm'))});
    const QComboBox &runs = box(view, "Run");
    QVERIFY(runs.minimumSizeHint().width() < 20 * runs.fontMetrics().averageCharWidth());
    QVERIFY(runs.width() < runs.fontMetrics().horizontalAdvance(runs.currentText()));
}

QTEST_MAIN(TestRunComparison)
#include "tst_runcomparison.moc"
