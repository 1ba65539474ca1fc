// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timeserieschart.h"

#include "core/call/statistics.h"
#include "ui/charts/callsinview.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/decimation.h"
#include "ui/charts/plotview.h"
#include "ui/format.h"

#include <QFontMetricsF>
#include <QLineSeries>

#include <algorithm>
#include <cmath>

namespace inferograph {

namespace {

constexpr int mostPointsOfALine = 1500;

QString nameOfModel(const QByteArray &model)
{
    return model.isEmpty() ? format::unknown() : QString::fromUtf8(model);
}

} // namespace

TimeSeriesChart::TimeSeriesChart(const QString &title, const QString &subtitle, double smallestLimit,
                                 QWidget *parent)
    : ChartPanel(title, subtitle, parent)
    , m_plot(new PlotView(this))
    , m_legend(new ChartLegend(this))
    , m_scale(smallestLimit)
{
    setChartWidget(m_plot);
    setHeaderWidget(m_legend);
    connect(m_plot, &PlotView::resized, this, &TimeSeriesChart::redraw);
    connect(m_plot, &PlotView::pointed, this, [this](const QPointF &pixel) { select(nearest(pixel)); });
    connect(m_plot, &PlotView::dismissed, this, [this] { select({}); });
    connect(m_plot, &PlotView::stepped, this, &TimeSeriesChart::step);
    connect(m_plot, &PlotView::activated, this, &TimeSeriesChart::activate);
    connect(m_plot, &PlotView::clicked, this, [this](const QPointF &pixel) {
        select(nearest(pixel));
        activate();
    });
}

bool TimeSeriesChart::draw(const LiveView &view)
{
    const CallId selected = m_selected ? m_plotted[*m_selected].call->id : 0;
    if (!hasSameCalls(m_drawn, view)) {
        m_drawn = view;
        collect();
    }
    m_scale.fit(m_largest, view.to);
    m_selected.reset();
    if (m_plotted.empty()) {
        select({});
        return false;
    }
    drawFrame(view);
    drawLines();
    drawMarks();
    const auto same = std::ranges::find(m_plotted, selected, [](const auto &p) { return p.call->id; });
    select(same != m_plotted.end() ? std::optional<std::size_t>(same - m_plotted.begin()) : std::nullopt);
    return true;
}

void TimeSeriesChart::collect()
{
    m_plotted.clear();
    m_failed = 0;
    m_largest = 0;
    for (ModelLine &line : m_lines)
        line.points.clear();
    for (const CallRecord *call : callsInView(m_drawn)) {
        const double time = timePosition(call->startedAt);
        if (const auto number = value(*call)) {
            lineOf(call->model).points.append({time, *number});
            m_plotted.push_back({{time, *number}, call});
            m_largest = std::max(m_largest, *number);
        } else if (call->status == CallStatus::Failed) {
            m_plotted.push_back({{time, 0}, call});
        }
        m_failed += call->status == CallStatus::Failed ? 1 : 0;
    }
}

TimeSeriesChart::ModelLine &TimeSeriesChart::lineOf(const QByteArray &model)
{
    const auto known = m_lineOfModel.constFind(model);
    if (known != m_lineOfModel.constEnd())
        return m_lines[*known];
    m_lineOfModel.insert(model, m_lines.size());
    auto *const series = new QLineSeries;
    series->setName(QString::fromUtf8(model));
    m_plot->addSeries(series);
    m_lines.append({model, series, {}});
    styleLine(m_lines.last());
    return m_lines.last();
}

void TimeSeriesChart::drawFrame(const LiveView &view)
{
    const QFontMetricsF metrics(m_plot->labelFont());
    PlotFrame frame;
    // Room for the labels that this axis may come to have, so that a growing number moves nothing.
    frame.leftWidth = metrics.horizontalAdvance(QStringLiteral("88 888")) + 2 * gridUnit();
    frame.rightWidth = gridUnit();
    frame.xFrom = timePosition(view.from);
    frame.xTo = timePosition(view.to);
    const double width = m_plot->viewport()->width() - frame.leftWidth - frame.rightWidth;
    const double height = m_plot->viewport()->height() - 2 * metrics.height();
    const double labelWidth = metrics.horizontalAdvance(QStringLiteral("88:88"));
    const int intervals = std::clamp(static_cast<int>(height / (1.8 * metrics.height())), 2, 4);
    frame.yTo = m_scale.limit(intervals);
    frame.left = m_scale.ticks(intervals);
    frame.bottom = timeTicks(view.from, view.to, static_cast<int>(width / (2.2 * labelWidth)));
    m_plot->setFrame(frame);
}

void TimeSeriesChart::drawLines()
{
    const PlotFrame &frame = m_plot->frame();
    const int columns = std::min(static_cast<int>(m_plot->plotRect().width()), (mostPointsOfALine - 2) / 2);
    m_plot->setRenderHint(
        QPainter::Antialiasing,
        std::ranges::none_of(m_lines, [this](const ModelLine &line) { return isDense(line); }));
    for (const ModelLine &line : std::as_const(m_lines)) {
        styleLine(line);
        line.series->replace(decimated(line.points, frame.xFrom, frame.xTo, columns));
    }
}

void TimeSeriesChart::drawMarks()
{
    QList<PlotMark> marks;
    // Marks tell models apart while there is room between them; denser, they would only thicken the line.
    const double room = m_plot->plotRect().width() / (1.2 * m_plot->markSize());
    for (const ModelLine &line : std::as_const(m_lines)) {
        const ModelStyle style = ThemeManager::instance().modelStyle(line.model);
        if (static_cast<double>(line.points.size()) <= room) {
            for (const QPointF &point : line.points)
                marks.append({point, PlotMark::Kind::Model, style});
        }
    }
    bool cold = false;
    double lastCross = -1;
    for (const PlottedCall &plotted : m_plotted) {
        if (plotted.call->status == CallStatus::Failed) {
            const double x = std::round(m_plot->toPixels(plotted.at).x());
            if (x - lastCross >= 1.5 * m_plot->markSize()) { // one cross for failures that would overlap
                marks.append({{plotted.at.x(), 0}, PlotMark::Kind::Failed, {}});
                lastCross = x;
            }
        } else if (ringsColdStarts() && plotted.call->start == StartKind::Cold) {
            marks.append({plotted.at, PlotMark::Kind::Cold, {}});
            cold = true;
        }
    }
    m_plot->setMarks(marks);
    QList<ChartLegend::Item> items;
    if (cold)
        items.append({tr("cold start"), {}, PlotMark::Kind::Cold});
    if (m_failed > 0)
        items.append({tr("failed"), {}, PlotMark::Kind::Failed});
    m_legend->setItems(items);
}

void TimeSeriesChart::applyTheme()
{
    for (const ModelLine &line : std::as_const(m_lines))
        styleLine(line);
    m_plot->viewport()->update();
    m_legend->update();
}

// Turns every few pixels: neither a dash nor a smooth edge can be seen on it, and both are slow to paint.
bool TimeSeriesChart::isDense(const ModelLine &line) const
{
    return static_cast<double>(line.points.size()) > m_plot->plotRect().width() / 3;
}

void TimeSeriesChart::styleLine(const ModelLine &line) const
{
    const ModelStyle style = ThemeManager::instance().modelStyle(line.model);
    const QPen pen = isDense(line) ? QPen(style.colour, 1)
                                   : QPen(style.colour, 1.6, style.dash, Qt::FlatCap, Qt::RoundJoin);
    if (line.series->pen() != pen)
        line.series->setPen(pen);
}

void TimeSeriesChart::select(std::optional<std::size_t> index)
{
    m_selected = index;
    if (!index) {
        m_plot->setCallout({});
        return;
    }
    const PlottedCall &plotted = m_plotted[*index];
    QStringList title{format::clockTime(plotted.call->startedAt), nameOfModel(plotted.call->model)};
    if (plotted.call->start == StartKind::Cold)
        title.append(tr("cold"));
    QStringList lines{title.join(QStringLiteral(" · "))};
    if (plotted.call->status != CallStatus::Ok)
        lines.append(m_plot->fontMetrics().elidedText(format::statusText(*plotted.call), Qt::ElideRight,
                                                      m_plot->width() / 2));
    lines.append(explanation(*plotted.call));
    m_plot->setCallout(Callout{plotted.at, lines});
}

std::optional<std::size_t> TimeSeriesChart::nearest(QPointF pixel) const
{
    const double reach = 6.0 * gridUnit();
    double best = reach * reach;
    std::optional<std::size_t> index;
    for (std::size_t i = 0; i < m_plotted.size(); ++i) {
        const QPointF away = m_plot->toPixels(m_plotted[i].at) - pixel;
        const double distance = QPointF::dotProduct(away, away);
        if (distance <= best) {
            best = distance;
            index = i;
        }
    }
    return index;
}

void TimeSeriesChart::step(int by)
{
    if (m_plotted.empty())
        return;
    const qint64 last = static_cast<qint64>(m_plotted.size()) - 1;
    const qint64 from = m_selected ? static_cast<qint64>(*m_selected) : (by < 0 ? last + 1 : -1);
    select(static_cast<std::size_t>(std::clamp<qint64>(from + by, 0, last)));
}

void TimeSeriesChart::activate()
{
    if (m_selected)
        Q_EMIT callActivated(m_plotted[*m_selected].call->id);
}

QString TimeSeriesChart::summary() const
{
    QStringList models;
    for (const ModelLine &line : m_lines) {
        std::vector<double> values;
        for (const QPointF &point : line.points)
            values.push_back(point.y());
        if (const auto median = percentile(values, 50))
            models.append(
                tr("%1: median %2 over %3 calls")
                    .arg(nameOfModel(line.model), valueText(*median), format::count(line.points.size())));
    }
    QString text = tr("%1 in %2. %3.").arg(title(), spanText(), models.join(QStringLiteral("; ")));
    if (m_failed > 0)
        text += QLatin1Char(' ') + tr("Failed calls: %1.").arg(m_failed);
    return text;
}

} // namespace inferograph
