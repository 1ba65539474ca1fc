// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/runcomparison.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/plotcard.h"
#include "ui/charts/sweepplot.h"
#include "ui/choicebox.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/metrictext.h"
#include "ui/panels/callscope.h"
#include "ui/panels/fittingtable.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

struct Figure
{
    std::optional<double> value;
    std::optional<Interval> interval = {};
};

// What can be drawn against what a run varied.
struct FigureKind
{
    const char *title;
    const char *unit;
    Figure (*of)(const StepResult &result);
    SweepPlot::Words words;
};

QString translated(const char *text)
{
    return QCoreApplication::translate("RunComparison", text);
}

QString msWords(double value)
{
    return metricFigure(Metric::Ttft, value);
}

QString speedWords(double value)
{
    return metricFigure(Metric::DecodeTps, value);
}

constexpr std::array timeKinds{
    FigureKind{QT_TRANSLATE_NOOP("RunComparison", "TTFT p50"), "ms",
               [](const StepResult &r) {
                   return Figure{r.summary.ttftMs.p50, r.summary.ttftMs.p50Interval};
               },
               msWords},
    FigureKind{QT_TRANSLATE_NOOP("RunComparison", "TTFT p95"), "ms",
               [](const StepResult &r) { return Figure{r.summary.ttftMs.p95}; }, msWords},
    FigureKind{QT_TRANSLATE_NOOP("RunComparison", "Total p50"), "ms",
               [](const StepResult &r) {
                   return Figure{r.summary.totalMs.p50, r.summary.totalMs.p50Interval};
               },
               msWords},
};

constexpr std::array speedKinds{
    FigureKind{QT_TRANSLATE_NOOP("RunComparison", "Decode speed of a call"), "tok/s",
               [](const StepResult &r) {
                   return Figure{r.summary.decodeTps.p50, r.summary.decodeTps.p50Interval};
               },
               speedWords},
    FigureKind{QT_TRANSLATE_NOOP("RunComparison", "Throughput of all calls"), "tok/s",
               [](const StepResult &r) { return Figure{r.throughputTps}; }, speedWords},
    FigureKind{QT_TRANSLATE_NOOP("RunComparison", "Prompt speed of a call"), "tok/s",
               [](const StepResult &r) {
                   return Figure{r.summary.promptTps.p50, r.summary.promptTps.p50Interval};
               },
               speedWords},
};

QString concurrencyWords(double at)
{
    return RunComparison::tr("%1 at once").arg(format::count(std::llround(at)));
}

QString lengthWords(double at)
{
    return RunComparison::tr("%1 prompt tokens").arg(format::count(std::llround(at)));
}

QString axisTitle(SweepAxis axis)
{
    return axis == SweepAxis::Concurrency ? RunComparison::tr("calls at once")
                                          : RunComparison::tr("prompt tokens");
}

bool hasMatrix(const SessionRun &run)
{
    return std::ranges::any_of(run.results,
                               [](const StepResult &result) { return result.step.kind != StepKind::Plain; });
}

QList<SweepPlot::Curve> shownCurves(const QList<SweepCurve> &curves, const FigureKind &kind)
{
    QList<SweepPlot::Curve> shown;
    for (const SweepCurve &curve : curves) {
        shown.append({curve.model, QString::fromUtf8(curve.label), {}});
        for (const SweepPoint &point : curve.points) {
            if (const Figure figure = kind.of(point.result); figure.value)
                shown.last().points.append({point.at, *figure.value, figure.interval});
        }
    }
    return shown;
}

} // namespace

RunComparison::RunComparison(QWidget *parent) : QWidget(parent)
{
    const int gap = gridUnit() * 2;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(makeControls());
    layout->addWidget(makeCharts(), 1);
    layout->addWidget(makeMatrix());
    layout->addStretch();
    connect(m_run, &QComboBox::currentIndexChanged, this, &RunComparison::showRun);
    for (QComboBox *box : {m_axis, m_times, m_speeds})
        connect(box, &QComboBox::currentIndexChanged, this, &RunComparison::showCurves);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &RunComparison::showCurves);
}

QWidget *RunComparison::makeControls()
{
    QFrame *card = makeCard(this);
    m_run = new ChoiceBox(tr("Run"), card);
    m_times = new ChoiceBox(tr("Time to draw"), card);
    m_speeds = new ChoiceBox(tr("Speed to draw"), card);
    m_axis = new ChoiceBox(tr("Against what the run varied"), card);
    for (const FigureKind &kind : timeKinds)
        m_times->addItem(translated(kind.title));
    for (const FigureKind &kind : speedKinds)
        m_speeds->addItem(translated(kind.title));
    m_legend = new ChartLegend(card);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * gridUnit());
    for (QWidget *control : std::initializer_list<QWidget *>{m_run, m_times, m_speeds})
        row->addWidget(control);
    //: between the figures and what the run varied
    row->addWidget(makeLabel(tr("against"), "quiet", card));
    row->addWidget(m_axis);
    row->addStretch(1);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(3 * gridUnit(), 2 * gridUnit(), 3 * gridUnit(), 2 * gridUnit());
    column->setSpacing(gridUnit());
    column->addLayout(row);
    column->addWidget(m_legend);
    return card;
}

QWidget *RunComparison::makeCharts()
{
    m_charts = new QWidget(this);
    auto *row = new QHBoxLayout(m_charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * gridUnit());
    const auto addPlot = [&](SweepPlot *&plot) {
        auto *card = new PlotCard({}, {}, m_charts);
        plot = new SweepPlot(card);
        card->setPlot(plot, [plot] { return plot->table(); });
        row->addWidget(card, 1);
        return card;
    };
    m_timeCard = addPlot(m_timePlot);
    m_speedCard = addPlot(m_speedPlot);
    return m_charts;
}

QWidget *RunComparison::makeMatrix()
{
    m_matrixCard = makeCard(this);
    constexpr int mostRowsInSight = 10;
    auto *table = new FittingTable(m_matrix, mostRowsInSight, m_matrixCard);
    table->setAccessibleName(tr("Cold, warm and switch"));
    auto *column = new QVBoxLayout(m_matrixCard);
    column->setContentsMargins(2 * gridUnit(), 2 * gridUnit(), gridUnit(), gridUnit());
    column->setSpacing(gridUnit());
    column->addWidget(
        makeLabel(tr("What a call costs cold, warm, and after another model"), "title", m_matrixCard));
    column->addWidget(table);
    m_matrixCard->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    return m_matrixCard;
}

void RunComparison::setRuns(const QList<SessionRun> &runs)
{
    const qsizetype fromEnd =
        m_runs.size() - m_run->currentIndex(); // older ones keep their place from the end
    const bool choseOlder = m_run->currentIndex() > 0;
    m_runs.clear();
    {
        const QSignalBlocker blocker(m_run);
        m_run->clear();
        for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
            if (sweepAxes(run->results).isEmpty() && !hasMatrix(*run))
                continue;
            m_runs.append(*run);
            m_run->addItem(runTitle(*run));
        }
        m_run->setCurrentIndex(choseOlder ? static_cast<int>(m_runs.size() - fromEnd) : 0);
    }
    showRun();
}

void RunComparison::showRun()
{
    const SessionRun run = m_runs.value(m_run->currentIndex());
    const QList<SweepAxis> axes = sweepAxes(run.results);
    {
        const QSignalBlocker blocker(m_axis);
        m_axis->clear();
        for (const SweepAxis axis : axes)
            m_axis->addItem(axisTitle(axis), static_cast<int>(axis));
    }
    m_matrix.setResults(run.results);
    m_matrixCard->setVisible(m_matrix.rowCount() > 0);
    showCurves();
}

void RunComparison::showCurves()
{
    const bool hasCurves = m_axis->count() > 0;
    m_charts->setVisible(hasCurves);
    m_legend->setVisible(hasCurves);
    for (QComboBox *box : {m_times, m_speeds, m_axis})
        box->setEnabled(hasCurves);
    if (!hasCurves)
        return;
    const auto axis = static_cast<SweepAxis>(m_axis->currentData().toInt());
    const QList<SweepCurve> curves = sweepCurves(m_runs.at(m_run->currentIndex()).results, axis);
    QList<ChartLegend::Item> items;
    for (const SweepCurve &curve : curves) {
        const ModelStyle style = ThemeManager::instance().modelStyle(curve.model);
        items.append({QString::fromUtf8(curve.label), style.colour, {}, style.mark});
    }
    m_legend->setItems(items, tr("upright lines: 95 % interval of the median, from six calls on"));
    const SweepPlot::Words words = axis == SweepAxis::Concurrency ? concurrencyWords : lengthWords;
    const auto draw = [&](SweepPlot &plot, PlotCard &card, const FigureKind &kind) {
        plot.setCurves(shownCurves(curves, kind), words, kind.words);
        //: a figure, its unit, and what the run varied: `TTFT p50, ms, by calls at once`
        card.setTitle(
            tr("%1, %2, by %3").arg(translated(kind.title), QString::fromUtf8(kind.unit), axisTitle(axis)));
        card.showPlot(plot.summary());
    };
    draw(*m_timePlot, *m_timeCard, timeKinds.at(static_cast<std::size_t>(m_times->currentIndex())));
    draw(*m_speedPlot, *m_speedCard, speedKinds.at(static_cast<std::size_t>(m_speeds->currentIndex())));
}

} // namespace inferograph
