// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/rownames.h"
#include "ui/format.h"

#include <QBarSet>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>
#include <QHorizontalStackedBarSeries>

#include <algorithm>
#include <array>
#include <numeric>

namespace inferograph {

namespace {

enum Phase { Queue, Load, PromptEval, Generation, Unexplained, PhaseCount };
using PhaseTimes = std::array<double, PhaseCount>; // milliseconds

PhaseTimes phasesOf(const Breakdown &parts)
{
    return {toMilliseconds(parts.connect + parts.queue), toMilliseconds(parts.load),
            toMilliseconds(parts.promptEval), toMilliseconds(parts.generation),
            toMilliseconds(parts.unexplained)};
}

// Where the time of one model's mean call went. Means, because they add up: the parts make the shown total.
struct Row
{
    QByteArray model;
    std::size_t calls = 0;
    PhaseTimes times{};

    double total() const { return std::accumulate(times.begin(), times.end(), 0.0); }
};

bool isInference(const CallRecord &call)
{
    return call.operation != Operation::Load && call.operation != Operation::Unload;
}

class MeanCalls : public ChartData
{
public:
    using ChartData::ChartData;

    const QList<Row> &rows() const { return m_rows; } // of the models in view, in order of first appearance

protected:
    void add(const CallRecord &call, std::size_t row) override;
    void finish() override;

private:
    QList<Row> m_rows;
    QHash<QByteArray, qsizetype> m_rowOfModel;
};

void MeanCalls::add(const CallRecord &call, std::size_t)
{
    if (call.status != CallStatus::Ok || !isInference(call))
        return;
    const auto parts = breakdown(call);
    if (!parts || parts->total <= Nanoseconds(0))
        return;
    auto known = m_rowOfModel.constFind(call.model);
    if (known == m_rowOfModel.cend()) {
        known = m_rowOfModel.insert(call.model, m_rows.size());
        m_rows.append({.model = call.model});
    }
    Row &row = m_rows[*known];
    const PhaseTimes times = phasesOf(*parts);
    for (std::size_t phase = 0; phase < PhaseCount; ++phase)
        row.times[phase] += times[phase];
    ++row.calls;
}

void MeanCalls::finish()
{
    for (Row &row : m_rows) {
        for (double &time : row.times)
            time /= static_cast<double>(row.calls);
    }
}

class LoadInferenceChart : public ChartPanel
{
    Q_DECLARE_TR_FUNCTIONS(LoadInferenceChart)

public:
    explicit LoadInferenceChart(QWidget *parent);

protected:
    QString summary() const override;
    ChartTable table() const override;
    std::shared_ptr<ChartData> dataFor(const LiveView &view) const override
    {
        return std::make_shared<MeanCalls>(view);
    }
    bool draw(const LiveView &view) override;
    QString emptyText() const override;
    void applyTheme() override;
    std::size_t itemCount() const override { return static_cast<std::size_t>(m_shown); }
    std::optional<std::size_t> itemAt(QPointF pixel) const override;
    quint64 keyOf(std::size_t item) const override
    {
        return qHash(m_rows.at(static_cast<qsizetype>(item)).model);
    }
    Callout calloutOf(std::size_t item) const override;

private:
    void orderRows();
    void drawFrame(qsizetype shown);
    void drawBars(qsizetype shown);
    void drawLegend(qsizetype shown);
    qsizetype rowsThatFit() const;

    QHorizontalStackedBarSeries *m_series;
    std::array<QBarSet *, PhaseCount> m_sets{};
    ValueScale m_scale{1};
    QList<QByteArray> m_models; // in order of first appearance, so that bars keep their places
    QList<Row> m_rows;          // of the models in view
    qsizetype m_shown = 0;
};

QString phaseName(int phase)
{
    switch (phase) {
    case Queue:
        return LoadInferenceChart::tr("queue + connect");
    case Load:
        return LoadInferenceChart::tr("load");
    case PromptEval:
        return LoadInferenceChart::tr("prompt eval");
    case Generation:
        return LoadInferenceChart::tr("generation");
    default:
        return LoadInferenceChart::tr("unexplained");
    }
}

QColor phaseColour(int phase)
{
    const Theme &colours = theme();
    return std::array{colours.queue, colours.load, colours.promptEval, colours.generation,
                      colours.unexplained}[static_cast<std::size_t>(phase)];
}

QString timeText(double ms)
{
    return format::durationWithUnit(fromMilliseconds(ms));
}

QString phaseText(const Row &row, std::size_t phase)
{
    return LoadInferenceChart::tr("%1 %2 (%3)")
        .arg(phaseName(static_cast<int>(phase)), timeText(row.times[phase]),
             format::percent(row.times[phase] / row.total()));
}

LoadInferenceChart::LoadInferenceChart(QWidget *parent)
    : ChartPanel(tr("Load vs inference"), tr("mean call, by model"), parent)
    , m_series(new QHorizontalStackedBarSeries)
{
    setChart(new PlotView(this));
    setFooterWidget(legend());
    for (std::size_t phase = 0; phase < PhaseCount; ++phase) {
        m_sets[phase] = new QBarSet(phaseName(static_cast<int>(phase)));
        m_series->append(m_sets[phase]);
    }
    plot()->addSeries(m_series);
    LoadInferenceChart::applyTheme();
}

bool LoadInferenceChart::draw(const LiveView &view)
{
    orderRows();
    double largest = 0;
    for (const Row &row : std::as_const(m_rows))
        largest = std::max(largest, row.total());
    m_scale.fit(largest, view.to);
    const qsizetype shown = std::min(m_rows.size(), rowsThatFit());
    drawLegend(shown);
    m_shown = m_rows.isEmpty() ? 0 : shown;
    if (m_rows.isEmpty())
        return false;
    drawFrame(shown);
    drawBars(shown);
    return true;
}

void LoadInferenceChart::orderRows()
{
    m_rows = static_cast<const MeanCalls &>(data()).rows();
    for (const Row &row : std::as_const(m_rows)) {
        if (!m_models.contains(row.model))
            m_models.append(row.model);
    }
    std::ranges::sort(m_rows, {}, [this](const Row &row) { return m_models.indexOf(row.model); });
}

qsizetype LoadInferenceChart::rowsThatFit() const
{
    constexpr qsizetype most = 12;
    const double height = QFontMetricsF(plot()->labelFont()).height() * 1.2;
    return std::clamp(static_cast<qsizetype>(plot()->viewport()->height() / height), qsizetype(1), most);
}

void LoadInferenceChart::drawFrame(qsizetype shown)
{
    const QFontMetricsF metrics(plot()->labelFont());
    PlotFrame frame;
    frame.grid = false;
    frame.rightWidth = metrics.horizontalAdvance(QStringLiteral("88 min 88 s")) + 2 * gridUnit();
    frame.xTo = m_scale.largest();
    frame.yTo = double(shown) - 0.5;
    frame.yFrom = -0.5;
    QStringList names;
    for (qsizetype i = 0; i < shown; ++i) {
        const QByteArray &model = m_rows.at(i).model;
        names.append(model.isEmpty() ? format::unknown() : QString::fromUtf8(model));
    }
    double place = double(shown);
    for (const QString &label : rowNames(names, metrics, plot()->width() * 0.35)) {
        frame.left.append({--place, label});
        frame.leftWidth = std::max(frame.leftWidth, metrics.horizontalAdvance(label) + 3 * gridUnit());
    }
    plot()->setFrame(frame);

    // A third of its band, but neither a thread nor a slab.
    const double bandHeight = plot()->viewport()->height() / double(shown);
    const double thickness = std::clamp(bandHeight / 3, 1.5 * metrics.height(), 2.4 * metrics.height());
    m_series->setBarWidth(std::min(0.7, thickness / bandHeight));
}

void LoadInferenceChart::drawBars(qsizetype shown)
{
    QList<std::pair<QPointF, QString>> totals;
    for (qsizetype i = 0; i < shown; ++i)
        totals.append({{m_rows.at(i).total(), double(shown - 1 - i)}, timeText(m_rows.at(i).total())});
    plot()->setEndLabels(totals);
    for (std::size_t phase = 0; phase < PhaseCount; ++phase) {
        QBarSet &set = *m_sets[phase];
        if (set.count() > shown)
            set.remove(static_cast<int>(shown), set.count() - static_cast<int>(shown));
        for (qsizetype i = 0; i < shown; ++i) {
            const double time = m_rows.at(shown - 1 - i).times[phase]; // the first bar lies on top
            if (i >= set.count())
                set.append(time);
            else if (set.at(static_cast<int>(i)) != time)
                set.replace(static_cast<int>(i), time);
        }
    }
}

void LoadInferenceChart::drawLegend(qsizetype shown)
{
    QList<ChartLegend::Item> items;
    for (std::size_t phase = 0; phase < PhaseCount; ++phase) {
        // A phase that no bar shows needs no explanation; the callout has it to the last microsecond.
        const auto known = [phase](const Row &row) { return row.times[phase] > 0.004 * row.total(); };
        if (std::any_of(m_rows.cbegin(), m_rows.cend(), known))
            items.append({phaseName(static_cast<int>(phase)), phaseColour(static_cast<int>(phase))});
    }
    const qsizetype more = m_rows.size() - shown;
    legend()->setItems(items, more > 0 ? tr("+ %1 more").arg(more) : QString());
}

void LoadInferenceChart::applyTheme()
{
    for (std::size_t phase = 0; phase < PhaseCount; ++phase) {
        m_sets[phase]->setBrush(phaseColour(static_cast<int>(phase)));
        m_sets[phase]->setPen(Qt::NoPen);
    }
}

Callout LoadInferenceChart::calloutOf(std::size_t item) const
{
    const qsizetype bar = static_cast<qsizetype>(item);
    const Row &row = m_rows.at(bar);
    QStringList lines{tr("%1 · mean of %2 calls · %3")
                          .arg(QString::fromUtf8(row.model), format::count(static_cast<qint64>(row.calls)),
                               timeText(row.total()))};
    for (std::size_t phase = 0; phase < PhaseCount; ++phase) {
        if (row.times[phase] > 0)
            lines.append(phaseText(row, phase));
    }
    return {{row.total(), double(m_shown - 1 - bar)}, lines, Callout::Place::UnderBar};
}

std::optional<std::size_t> LoadInferenceChart::itemAt(QPointF pixel) const
{
    for (qsizetype i = 0; i < m_shown; ++i) {
        const double top = plot()->toPixels({0, double(m_shown - i) - 0.5}).y();
        const double bottom = plot()->toPixels({0, double(m_shown - i) - 1.5}).y();
        if (pixel.y() >= top && pixel.y() < bottom)
            return static_cast<std::size_t>(i);
    }
    return std::nullopt;
}

QString LoadInferenceChart::emptyText() const
{
    return tr("No finished call with its times in %1").arg(spanText());
}

ChartTable LoadInferenceChart::table() const
{
    constexpr int firstPhase = 3;
    QStringList columns{tr("Model"), tr("Calls"), tr("Total")};
    for (int phase = 0; phase < PhaseCount; ++phase)
        columns.append(phaseName(phase));
    const auto cell = [rows = m_rows](std::size_t row, int column) {
        const Row &shown = rows.at(static_cast<qsizetype>(row));
        switch (column) {
        case 0:
            return QString::fromUtf8(shown.model);
        case 1:
            return format::count(static_cast<qint64>(shown.calls));
        case 2:
            return timeText(shown.total());
        default:
            return timeText(shown.times[static_cast<std::size_t>(column - firstPhase)]);
        }
    };
    return {columns, 1, m_rows.size(), cell};
}

QString LoadInferenceChart::summary() const
{
    QStringList models;
    for (const Row &row : m_rows) {
        QStringList parts;
        for (std::size_t phase = 0; phase < PhaseCount; ++phase) {
            if (row.times[phase] > 0)
                parts.append(phaseText(row, phase));
        }
        models.append(
            tr("%1: %2, of it %3")
                .arg(QString::fromUtf8(row.model), timeText(row.total()), parts.join(QStringLiteral(", "))));
    }
    return tr("The mean call in %1. %2.").arg(spanText(), models.join(QStringLiteral("; ")));
}

} // namespace

ChartPanel *createLoadInferenceChart(QWidget *parent)
{
    return new LoadInferenceChart(parent);
}

} // namespace inferograph
