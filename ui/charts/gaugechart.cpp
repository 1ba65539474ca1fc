// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/gaugechart.h"

#include "core/call/statistics.h"
#include "ui/charts/decimation.h"
#include "ui/format.h"

#include <QLineSeries>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

constexpr int mostColumns = 700;

} // namespace

GaugeChart::GaugeChart(const QString &title, const QString &subtitle, const QList<Figure> &figures,
                       QWidget *parent)
    : ChartPanel(title, subtitle, parent)
    , m_figures(figures)
    , m_plot(new PlotView(this))
    , m_legend(new ChartLegend(this))
{
    setChartWidget(m_plot);
    setHeaderWidget(m_legend);
    connect(m_plot, &PlotView::resized, this, &GaugeChart::redraw);
    connect(m_plot, &PlotView::pointed, this, [this](const QPointF &pixel) { select(nearest(pixel)); });
    connect(m_plot, &PlotView::dismissed, this, [this] { select({}); });
    connect(m_plot, &PlotView::stepped, this, &GaugeChart::step);
}

bool GaugeChart::draw(const LiveView &view)
{
    collect(view);
    if (m_readings.isEmpty()) {
        select({});
        return false;
    }
    double highest = 0;
    for (const Reading &reading : std::as_const(m_readings))
        highest = std::max(highest, reading.highest);
    m_scale.fit(highest, view.to);
    PlotFrame placed = frame(*m_plot, m_scale);
    placeTimeAxis(placed, *m_plot, view);
    m_plot->setFrame(placed);
    drawLines();
    drawMarks();
    select(m_selected && *m_selected < m_readings.size() ? m_selected : std::nullopt);
    return true;
}

PlotFrame GaugeChart::frame(const PlotView &plot, const ValueScale &scale) const
{
    return frameFor(plot, scale);
}

void GaugeChart::collect(const LiveView &view)
{
    m_readings.clear();
    for (Line &line : m_lines) {
        line.points.clear();
        line.values.clear();
    }
    for (const GaugeSample &sample : view.calls->gauges()) {
        const auto figure = std::ranges::find(m_figures, sample.gauge, &Figure::gauge);
        if (figure == m_figures.end() || sample.time < view.from || sample.time > view.to)
            continue;
        Line &line = lineOf(*figure, sample.source);
        const double value = plotted(sample.value);
        line.points.append({timePosition(sample.time), value});
        line.values.push_back(sample.value);
        // One log line tells several figures, one after the other.
        if (m_readings.isEmpty() || m_readings.last().time != sample.time ||
            m_readings.last().source != sample.source)
            m_readings.append(
                {sample.time, sample.source, 0, QList<std::optional<double>>(m_figures.size())});
        Reading &reading = m_readings.last();
        reading.highest = std::max(reading.highest, value);
        reading.values[figure - m_figures.begin()] = sample.value;
    }
    std::ranges::stable_sort(m_readings, {}, &Reading::time);
    m_failed.clear();
    view.forEachCall([this](const CallRecord &call) {
        if (call.status == CallStatus::Failed)
            m_failed.push_back(timePosition(call.startedAt));
    });
    std::ranges::sort(m_failed);
}

GaugeChart::Line &GaugeChart::lineOf(const Figure &figure, const QByteArray &source)
{
    const auto known = std::ranges::find_if(m_lines, [&](const Line &line) {
        return line.figure.gauge == figure.gauge && line.source == source;
    });
    if (known != m_lines.end())
        return *known;
    constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine,
                                Qt::DashDotDotLine};
    const auto ofFigure = [&](const Line &line) { return line.figure.gauge == figure.gauge; };
    const auto place = static_cast<std::size_t>(std::ranges::count_if(m_lines, ofFigure));
    const auto mark =
        static_cast<int>(std::ranges::find(m_figures, figure.gauge, &Figure::gauge) - m_figures.begin());
    auto *series = new QLineSeries;
    series->setName(figure.name);
    m_plot->addSeries(series);
    m_lines.append(
        {figure, source, {colour(figure.gauge), dashes.at(place % dashes.size()), mark}, series, {}, {}});
    return m_lines.last();
}

void GaugeChart::drawLines()
{
    const PlotFrame &placed = m_plot->frame();
    const int columns = std::min(static_cast<int>(m_plot->plotRect().width()), mostColumns);
    for (Line &line : m_lines) {
        line.style.colour = colour(line.figure.gauge);
        line.series->setPen(QPen(line.style.colour, 1.6, line.style.dash, Qt::FlatCap, Qt::RoundJoin));
        line.series->replace(decimated(line.points, placed.xFrom, placed.xTo, columns));
    }
}

void GaugeChart::drawMarks()
{
    const bool several = sources() > 1;
    const double room = m_plot->plotRect().width() / (1.2 * m_plot->markSize());
    QList<PlotMark> marks;
    QList<ChartLegend::Item> items;
    std::ranges::stable_sort(m_lines, {}, [](const Line &line) { return line.style.mark; });
    for (const Line &line : std::as_const(m_lines)) {
        if (line.points.isEmpty())
            continue;
        if (static_cast<double>(line.points.size()) <= room) {
            for (const QPointF &point : line.points)
                marks.append({point, PlotMark::Kind::Model, line.style});
        }
        const QString source = QString::fromUtf8(line.source);
        //: a figure and the log that tells it
        const QString name = several ? tr("%1, %2").arg(line.figure.name, source) : line.figure.name;
        items.append({.text = name, .colour = line.style.colour, .mark = line.style.mark});
    }
    marks += signsOnTimeAxis(*m_plot, m_failed, PlotMark::Kind::Failed);
    m_plot->setMarks(marks);
    m_legend->setItems(items + legendOfSigns(marks));
}

qsizetype GaugeChart::sources() const
{
    QSet<QByteArray> names;
    for (const Reading &reading : m_readings)
        names.insert(reading.source);
    return names.size();
}

void GaugeChart::select(std::optional<qsizetype> reading)
{
    m_selected = reading;
    if (!reading) {
        m_plot->setCallout({});
        return;
    }
    const Reading &selected = m_readings.at(*reading);
    QStringList lines{format::clockSecond(selected.time) + QStringLiteral(" · ") +
                      QString::fromUtf8(selected.source)};
    for (qsizetype i = 0; i < m_figures.size(); ++i) {
        //: a figure's name and value: `running 3`
        if (selected.values.at(i))
            lines.append(tr("%1 %2").arg(m_figures.at(i).name, valueText(*selected.values.at(i))));
    }
    m_plot->setCallout(Callout{{timePosition(selected.time), selected.highest}, lines});
}

void GaugeChart::step(int by)
{
    if (m_readings.isEmpty())
        return;
    const qint64 last = m_readings.size() - 1;
    const qint64 from = m_selected.value_or(by < 0 ? last + 1 : -1);
    select(std::clamp<qint64>(from + by, 0, last));
}

std::optional<qsizetype> GaugeChart::nearest(QPointF pixel) const
{
    double best = 6.0 * gridUnit();
    std::optional<qsizetype> found;
    for (qsizetype i = 0; i < m_readings.size(); ++i) {
        const double away =
            std::abs(m_plot->toPixels({timePosition(m_readings.at(i).time), 0}).x() - pixel.x());
        if (away <= best) {
            best = away;
            found = i;
        }
    }
    return found;
}

void GaugeChart::applyTheme()
{
    m_plot->viewport()->update();
    m_legend->update();
}

QString GaugeChart::emptyText() const
{
    return tr("No server tells this in %1. vLLM and SGLang write it to their logs.").arg(spanText());
}

ChartTable GaugeChart::table() const
{
    constexpr int textColumns = 2;
    QStringList columns{tr("Time"), tr("Source")};
    for (const Figure &figure : m_figures)
        columns.append(figure.name);
    const auto cell = [this, readings = m_readings](std::size_t row, int column) {
        const Reading &reading = readings.at(static_cast<qsizetype>(row));
        if (column == 0)
            return format::clockSecond(reading.time);
        if (column == 1)
            return QString::fromUtf8(reading.source);
        const std::optional<double> value = reading.values.at(column - textColumns);
        return value ? valueText(*value) : format::unknown();
    };
    return {columns, textColumns, m_readings.size(), cell};
}

QString GaugeChart::summary() const
{
    QStringList words;
    for (const Line &line : m_lines) {
        std::vector<double> values = line.values;
        if (const auto median = percentile(values, 50))
            words.append(tr("%1 of %2: median %3, last %4")
                             .arg(line.figure.name, QString::fromUtf8(line.source), valueText(*median),
                                  valueText(line.values.back())));
    }
    return tr("%1 in %2. %3.").arg(title(), spanText(), words.join(QStringLiteral("; ")));
}

} // namespace inferograph
