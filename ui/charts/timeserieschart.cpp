// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timeserieschart.h"

#include "core/call/statistics.h"
#include "ui/charts/callsinview.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/decimation.h"
#include "ui/format.h"

#include <QLineSeries>

#include <algorithm>

namespace inferograph {

namespace {

constexpr int mostPointsOfALine = 1500;

} // namespace

TimeSeriesChart::TimeSeriesChart(const QString &title, const QString &subtitle, double smallestLimit,
                                 QWidget *parent)
    : CallChart(title, subtitle, parent), m_scale(smallestLimit)
{
}

std::vector<CallChart::PlottedCall> TimeSeriesChart::collect(const LiveView &view)
{
    std::vector<PlottedCall> plotted;
    m_failed.clear();
    m_coldStarts.clear();
    m_largest = 0;
    for (ModelLine &line : m_lines)
        line.points.clear();
    forEachCallInOrder(view, [&](const CallRecord &call, std::size_t row) {
        const double time = timePosition(call.startedAt);
        if (const auto number = value(call)) {
            lineOf(call.model).points.append({time, *number});
            plotted.emplace_back(QPointF(time, *number), call, row);
            m_largest = std::max(m_largest, *number);
        } else if (call.status == CallStatus::Failed) {
            plotted.emplace_back(QPointF(time, 0), call, row);
        }
        if (call.status == CallStatus::Failed)
            m_failed.push_back(time);
        else if (call.start == StartKind::Cold)
            m_coldStarts.push_back(time);
    });
    return plotted;
}

void TimeSeriesChart::drawPlot(const LiveView &view)
{
    m_scale.fit(m_largest, view.to);
    drawFrame(view);
    drawLines();
    drawMarks();
}

TimeSeriesChart::ModelLine &TimeSeriesChart::lineOf(const QByteArray &model)
{
    const auto known = m_lineOfModel.constFind(model);
    if (known != m_lineOfModel.constEnd())
        return m_lines[*known];
    m_lineOfModel.insert(model, m_lines.size());
    auto *const series = new QLineSeries;
    series->setName(QString::fromUtf8(model));
    plot()->addSeries(series);
    m_lines.append({model, series, {}});
    styleLine(m_lines.last());
    return m_lines.last();
}

void TimeSeriesChart::drawFrame(const LiveView &view)
{
    PlotFrame frame = frameFor(*plot(), m_scale);
    placeTimeAxis(frame, *plot(), view);
    plot()->setFrame(frame);
}

void TimeSeriesChart::drawLines()
{
    const PlotFrame &frame = plot()->frame();
    const int columns = std::min(static_cast<int>(plot()->plotRect().width()), (mostPointsOfALine - 2) / 2);
    plot()->setRenderHint(
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
    const double room = plot()->plotRect().width() / (1.2 * plot()->markSize());
    for (const ModelLine &line : std::as_const(m_lines)) {
        const ModelStyle style = ThemeManager::instance().modelStyle(line.model);
        if (static_cast<double>(line.points.size()) <= room) {
            for (const QPointF &point : line.points)
                marks.append({point, PlotMark::Kind::Model, style});
        }
    }
    if (ringsColdStarts()) {
        for (const PlottedCall &point : plotted()) {
            if (point.start == StartKind::Cold && point.status != CallStatus::Failed)
                marks.append({point.at, PlotMark::Kind::Cold, {}});
        }
    }
    marks += signsOnTimeAxis(*plot(), m_failed, PlotMark::Kind::Failed);
    if (!ringsColdStarts())
        marks += signsOnTimeAxis(*plot(), m_coldStarts, PlotMark::Kind::Cold);
    plot()->setMarks(marks);
    legend()->setItems(legendOfSigns(marks));
}

void TimeSeriesChart::applyTheme()
{
    for (const ModelLine &line : std::as_const(m_lines))
        styleLine(line);
    CallChart::applyTheme();
}

// Turns every few pixels: neither a dash nor a smooth edge can be seen on it, and both are slow to paint.
bool TimeSeriesChart::isDense(const ModelLine &line) const
{
    return static_cast<double>(line.points.size()) > plot()->plotRect().width() / 3;
}

void TimeSeriesChart::styleLine(const ModelLine &line) const
{
    const ModelStyle style = ThemeManager::instance().modelStyle(line.model);
    const QPen pen = isDense(line) ? QPen(style.colour, 1)
                                   : QPen(style.colour, 1.6, style.dash, Qt::FlatCap, Qt::RoundJoin);
    if (line.series->pen() != pen)
        line.series->setPen(pen);
}

QString TimeSeriesChart::number(const CallRecord &call, int) const
{
    const std::optional<double> known = value(call);
    return known ? valueText(*known) : format::unknown();
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
                tr("%1: median %2 over %3")
                    .arg(nameOfModel(line.model), valueText(*median), format::calls(line.points.size())));
    }
    QString text = tr("%1 in %2. %3.").arg(title(), spanText(), models.join(QStringLiteral("; ")));
    if (!m_failed.empty())
        text += QLatin1Char(' ') + tr("Failed calls: %1.").arg(m_failed.size());
    return text;
}

} // namespace inferograph
