// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/comparisonview.h"

#include "core/report/comparisontable.h"
#include "core/settings/settings.h"
#include "ui/charts/boxplotview.h"
#include "ui/charts/ecdfplot.h"
#include "ui/charts/plotcard.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/comparisontableview.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QUrl>

#include <algorithm>

namespace inferograph {

namespace {

using std::chrono::milliseconds;

using By = ComparisonControls::By;

constexpr milliseconds shortestRest(1000);
constexpr int restForWork = 3; // times as long as the work before it took: a quarter of a core at most

// Half of the way from the first call's start to the last's.
WallTime middleOf(const Snapshot &calls)
{
    CallRecord call;
    WallTime first = WallTime::max();
    WallTime last = WallTime::min();
    for (std::size_t row = 0; row < calls.size(); ++row) {
        calls.read(row, CallFields(&CallRecord::startedAt), call);
        first = std::min(first, call.startedAt);
        last = std::max(last, call.startedAt);
    }
    return first + (last - first) / 2;
}

PlotCard *addCard(ComparisonPlot &plot, const QString &subtitle, QWidget *parent)
{
    auto *card = new PlotCard({}, subtitle, parent);
    card->setPlot(&plot, [&plot] { return plot.table(); });
    return card;
}

} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget(parent), m_work(comparisonOf, [this](const ComparisonResult &result) { take(result); })
{
    const int gap = gridUnit() * 2;
    setFocusPolicy(Qt::ClickFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    makeControls();
    layout->addWidget(m_controls);
    auto *middle = new QWidget(this);
    m_stack = new QStackedLayout(middle);
    m_hint = makeLabel({}, "quiet", middle);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(8 * gridUnit());
    m_stack->addWidget(m_hint);
    m_stack->addWidget(makeCharts());
    layout->addWidget(middle, 1);
    layout->addWidget(makeTable());
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &ComparisonView::refresh);
    connect(&m_model, &ComparisonModel::comparedChanged, this, &ComparisonView::setCompared);
    changeBy();
}

void ComparisonView::makeControls()
{
    auto *markdown = new QAction(tr("Copy as &Markdown"), this);
    markdown->setShortcut(QKeySequence::Copy);
    auto *csv = new QAction(tr("Copy as &CSV"), this);
    csv->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    for (QAction *action : {markdown, csv}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(markdown, &QAction::triggered, this, &ComparisonView::copyMarkdown);
    connect(csv, &QAction::triggered, this, &ComparisonView::copyCsv);
    m_controls = new ComparisonControls({markdown, csv}, this);
    connect(m_controls, &ComparisonControls::byChanged, this, &ComparisonView::changeBy);
    connect(m_controls, &ComparisonControls::baselineChosen, this, &ComparisonView::setBaseline);
    m_controls->setFilterTexts(settings::comparedCalls());
    connect(m_controls, &ComparisonControls::changed, this, [this] {
        settings::setComparedCalls(m_controls->filterTexts());
        refresh();
    });
}

QWidget *ComparisonView::makeCharts()
{
    auto *charts = new QWidget(this);
    auto *row = new QHBoxLayout(charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * gridUnit());
    m_boxes = new BoxPlotView(charts);
    m_ecdf = new EcdfPlot(charts);
    m_boxCard = addCard(*m_boxes, tr("dots: calls \u00b7 box: quartiles \u00b7 line: 95 % interval"), charts);
    m_ecdfCard = addCard(*m_ecdf, tr("ECDF"), charts);
    row->addWidget(m_boxCard, 1);
    row->addWidget(m_ecdfCard, 1);
    return charts;
}

QWidget *ComparisonView::makeTable()
{
    m_tableCard = makeCard(this);
    m_table = new ComparisonTableView(m_model, m_tableCard);
    auto *layout = new QVBoxLayout(m_tableCard);
    layout->setContentsMargins(2 * gridUnit(), gridUnit(), gridUnit(), gridUnit());
    layout->addWidget(m_table);
    m_tableCard->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(m_table, &ComparisonTableView::baselineChosen, this, &ComparisonView::setBaseline);
    return m_tableCard;
}

void ComparisonView::setCalls(const SnapshotPtr &calls)
{
    const bool first = m_calls->isEmpty();
    m_calls = calls;
    if (first)
        changeBy(); // only now is there a middle
    else if (isVisible() && !m_refresh.isActive())
        m_refresh.start(m_rest);
}

void ComparisonView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ComparisonView::changeBy()
{
    m_chosenBaseline.reset();
    if (m_controls->by() == By::BeforeAndAfter && !m_calls->isEmpty()) {
        const QSignalBlocker blocker(m_controls); // one refresh is enough
        m_controls->setMoment(middleOf(*m_calls));
    }
    refresh();
}

void ComparisonView::setBaseline(const QByteArray &name)
{
    m_chosenBaseline = name;
    refresh();
}

QString ComparisonView::labelOf(const QByteArray &name) const
{
    const QString text = QString::fromUtf8(name);
    switch (m_controls->by()) {
    case By::Models:
        return text.isEmpty() ? tr("(model unknown)") : text;
    case By::Servers:
        return QUrl(text).authority().isEmpty() ? text : QUrl(text).authority();
    case By::TwoFilters: {
        const QString filter =
            m_controls->filterText(name == "A" ? ComparisonControls::SetA : ComparisonControls::SetB);
        //: a set of calls, by its letter and its filter: `A: model:qwen`
        return tr("%1: %2").arg(text, filter.isEmpty() ? tr("all calls") : filter);
    }
    case By::BeforeAndAfter:
        break;
    }
    const QString time = format::clockSecond(m_controls->moment());
    return name == "before" ? tr("before %1").arg(time) : tr("from %1 on").arg(time);
}

void ComparisonView::refresh()
{
    if (!isVisible())
        return;
    m_refresh.stop();
    m_work.start({.calls = m_calls,
                  .by = m_controls->by(),
                  .scope = m_controls->scope().calls,
                  .filter = m_controls->filter(ComparisonControls::Common),
                  .a = m_controls->filter(ComparisonControls::SetA),
                  .b = m_controls->filter(ComparisonControls::SetB),
                  .moment = m_controls->moment(),
                  .metric = m_controls->metric(),
                  .leftOut = m_leftOut,
                  .baseline = m_chosenBaseline,
                  .coldCalls = m_controls->coldCalls()});
}

void ComparisonView::take(const ComparisonResult &result)
{
    m_rest = std::max(shortestRest, restForWork * result.work);
    m_metric = m_controls->metric();
    m_baseline = result.baseline;
    m_rows.clear();
    for (const ComparisonResult::Set &set : result.sets)
        m_rows.push_back({set.name, labelOf(set.name), set.compared, set.figures});
    m_inBothSets = result.inBothSets;
    m_matching = result.matching;
    m_controls->setFilterNames(result.names);
    fillBaselines();
    showRows();
}

void ComparisonView::fillBaselines()
{
    ComparisonControls::Names baselines;
    for (const ComparisonModel::Row &row : m_rows) {
        if (row.compared)
            baselines.append({row.label, row.name});
    }
    m_controls->setBaselines(baselines, m_baseline);
}

void ComparisonView::showRows()
{
    const auto metric =
        static_cast<std::size_t>(std::ranges::find(allMetrics, m_metric) - allMetrics.begin());
    std::vector<ShownSet> shown;
    for (const ComparisonModel::Row &row : m_rows) {
        if (row.compared)
            shown.push_back({row.label, row.figures.at(metric)});
    }
    m_boxes->setSets(shown, m_metric);
    m_ecdf->setSets(shown, m_metric);
    m_boxCard->setTitle(tr("%1 distribution").arg(metricName(m_metric)));
    m_ecdfCard->setTitle(tr("%1: share of calls up to a value").arg(metricName(m_metric)));
    for (PlotCard *card : {m_boxCard, m_ecdfCard})
        card->showPlot(comparisonInWords(shown, m_metric));
    m_model.setRows(m_rows, m_metric, m_baseline);
    m_table->setMetric(m_metric);
    m_tableCard->setVisible(m_rows.size() > 1);
    m_hint->setText(hint());
    m_stack->setCurrentIndex(m_hint->text().isEmpty() ? 1 : 0);
    m_controls->setNote(note());
}

QString ComparisonView::hint() const
{
    if (m_calls->isEmpty())
        return tr(
            "Nothing to compare yet. Calls appear here as they come: watch a server, open a log, or send a "
            "test prompt to two models.");
    if (m_rows.empty())
        return tr("No call matches. Change the filter, or look at the whole session.");
    if (m_rows.size() < 2 &&
        (m_controls->scope().calls || !m_controls->filter(ComparisonControls::Common).isEmpty()))
        return tr("The calls that match are all of %1. Change the filter, or compare something else.")
            .arg(m_rows.front().label);
    if (m_rows.size() < 2 && m_controls->by() == By::Models)
        return tr("All calls so far are of one model, %1. Send a test prompt to a second one, or compare "
                  "what was before and after a moment.")
            .arg(m_rows.front().label);
    if (m_rows.size() < 2)
        return tr("All calls so far are of one server. Add a second one, or compare models.");
    const auto compared = std::ranges::count_if(m_rows, &ComparisonModel::Row::compared);
    if (compared < 2)
        return tr("Tick at least two rows of the table to compare them.");
    const auto column =
        static_cast<std::size_t>(ComparisonModel::columnOf(m_metric) - ComparisonModel::FirstMetric);
    const bool unknown = std::ranges::all_of(m_rows, [column](const ComparisonModel::Row &row) {
        return !row.compared || row.figures.at(column).values.empty();
    });
    return unknown ? tr("None of these calls says its %1. Choose another metric.").arg(metricName(m_metric))
                   : QString();
}

QString ComparisonView::note() const
{
    if (const QString problem = m_controls->problem(); !problem.isEmpty())
        return problem;
    const auto column =
        static_cast<std::size_t>(ComparisonModel::columnOf(m_metric) - ComparisonModel::FirstMetric);
    std::size_t cold = 0;
    for (const ComparisonModel::Row &row : m_rows)
        cold += row.compared ? row.figures.at(column).coldLeftOut : 0;
    QStringList parts;
    if (m_controls->scope().mixesConcurrency())
        parts.append(tr("calls made alone and several at once are mixed: choose a run's"));
    if (m_inBothSets > 0)
        parts.append(tr("%1 in both sets: the difference's interval is wider than need be")
                         .arg(format::calls(static_cast<qint64>(m_inBothSets))));
    if (m_metric == Metric::Load)
        parts.append(tr("only cold calls"));
    else if (cold > 0)
        parts.append(tr("cold calls left out: %1").arg(format::count(static_cast<qint64>(cold))));
    if (m_matching < m_calls->size())
        parts.append(tr("%1 of %2")
                         .arg(format::count(static_cast<qint64>(m_matching)),
                              format::calls(static_cast<qint64>(m_calls->size()))));
    else
        parts.append(tr("all calls of the session"));
    parts.append(tr("figures of those that ended well"));
    return parts.join(QStringLiteral(" \u00b7 "));
}

void ComparisonView::setCompared(const QByteArray &name, bool compared)
{
    if (compared)
        m_leftOut.remove(name);
    else
        m_leftOut.insert(name);
    refresh();
}

ComparisonTable ComparisonView::table() const
{
    ComparisonTable table;
    for (std::size_t column = 0; column < allMetrics.size(); ++column) {
        std::vector<ComparedSet> sets;
        for (const ComparisonModel::Row &row : m_rows) {
            if (!row.compared)
                continue;
            if (row.name == m_baseline)
                table.baseline = sets.size();
            sets.push_back(row.figures.at(column));
            sets.back().name = row.label.toUtf8();
        }
        table.metrics.push_back({allMetrics.at(column), std::move(sets)});
    }
    return table;
}

void ComparisonView::copyMarkdown() const
{
    QApplication::clipboard()->setText(QString::fromUtf8(comparisonAsMarkdown(table())));
}

void ComparisonView::copyCsv() const
{
    QApplication::clipboard()->setText(QString::fromUtf8(comparisonAsCsv(table())));
}

} // namespace inferograph
