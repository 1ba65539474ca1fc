// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/machinechart.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/plotview.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QLineSeries>
#include <QPen>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

constexpr std::chrono::seconds longestBreak(10);

// `5.9 GB of 24.2 GB`
QString memoryText(std::optional<qint64> used, std::optional<qint64> total)
{
    return MachineChart::tr("%1 of %2").arg(format::bytes(used), format::bytes(total));
}

} // namespace

MachineChart::MachineChart(QWidget *parent)
    : PlotCard(tr("This machine"), tr("per cent, while this page is shown"), parent)
    , m_plot(new PlotView(this))
    , m_legend(new ChartLegend(this))
{
    setPlot(m_plot, [this] { return table(); });
    setFooterWidget(m_legend);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &MachineChart::restyle);
    connect(m_plot, &PlotView::resized, this, [this] {
        if (m_last != WallTime())
            draw(m_last);
    });
}

QList<MachineChart::Value> MachineChart::valuesOf(const MachineFigures &figures)
{
    QList<Value> values{{tr("CPU"), figures.cpu, format::percent(figures.cpu)},
                        {tr("Memory"), shareOf(figures.memoryUsed, figures.memoryTotal),
                         memoryText(figures.memoryUsed, figures.memoryTotal)}};
    for (qsizetype i = 0; i < figures.gpus.size(); ++i) {
        const GpuFigures &gpu = figures.gpus.at(i);
        const QString name = QString::fromUtf8(gpu.name);
        // Two cards of one kind are two.
        const QString shown = figures.gpus.size() > 1 ? tr("%1 (GPU %2)").arg(name).arg(i) : name;
        values.append({shown, gpu.use, format::percent(gpu.use)});
        values.append({tr("%1 memory").arg(shown), shareOf(gpu.memoryUsed, gpu.memoryTotal),
                       memoryText(gpu.memoryUsed, gpu.memoryTotal)});
    }
    return values;
}

MachineChart::Line &MachineChart::lineOf(const QString &name)
{
    const auto known = std::ranges::find(m_lines, name, &Line::name);
    if (known != m_lines.end())
        return *known;
    auto *series = new QLineSeries;
    m_plot->addSeries(series);
    series->setPen(penOf(m_lines.size()));
    m_lines.append({name, series, {}});
    return m_lines.last();
}

QPen MachineChart::penOf(qsizetype line) const
{
    const std::array colours{theme().accent, theme().load, theme().generation, theme().warning};
    const std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    const auto place = static_cast<std::size_t>(line);
    return {colours.at(place % colours.size()), 1.6, dashes.at(place % dashes.size()), Qt::FlatCap,
            Qt::RoundJoin};
}

void MachineChart::add(const MachineFigures &figures, WallTime at)
{
    const bool anew = at - m_last > longestBreak || at < m_last;
    const double oldest = timePosition(at - span);
    m_last = at;
    m_values = valuesOf(figures);
    for (const Value &value : std::as_const(m_values)) {
        Line &line = lineOf(value.name);
        if (anew)
            line.points.clear();
        line.points.removeIf([oldest](const QPointF &point) { return point.x() < oldest; });
        if (value.share)
            line.points.append({timePosition(at), *value.share});
    }
    draw(at);
}

void MachineChart::draw(WallTime now)
{
    const QFontMetricsF metrics(m_plot->labelFont());
    PlotFrame frame;
    frame.xFrom = timePosition(now - span);
    frame.xTo = timePosition(now);
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0})
        frame.left.append({share, QString::number(qRound(100 * share))});
    frame.leftWidth = metrics.horizontalAdvance(QStringLiteral("100")) + 3 * gridUnit();
    const double room = m_plot->width() / (1.6 * metrics.horizontalAdvance(QStringLiteral("88:88:88")));
    frame.bottom = timeTicks(now - span, now, std::clamp(static_cast<int>(room), 1, 10));
    m_plot->setFrame(frame);
    for (const Line &line : std::as_const(m_lines))
        line.series->replace(line.points);
    restyle();
}

void MachineChart::restyle()
{
    QList<ChartLegend::Item> items;
    QStringList words;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines.at(i).series->setPen(penOf(i));
        const auto value = std::ranges::find(m_values, m_lines.at(i).name, &Value::name);
        if (value == m_values.end())
            continue; // a card that is gone
        //: a figure's name and its value: `CPU 12 %`
        words.append(tr("%1 %2").arg(value->name, value->text));
        items.append({.text = words.last(), .colour = penOf(i).color(), .line = penOf(i).style()});
    }
    const bool told =
        std::ranges::any_of(m_values, [](const Value &value) { return value.share.has_value(); });
    m_legend->setItems(told ? items : QList<ChartLegend::Item>(), {});
    if (told)
        showPlot(words.join(QStringLiteral(", ")));
    else
        showText(tr("This system does not tell how busy it is."));
}

ChartTable MachineChart::table() const
{
    QList<double> times;
    QStringList columns{tr("Time")};
    for (const Line &line : m_lines) {
        columns.append(line.name);
        for (const QPointF &point : line.points)
            times.append(point.x());
    }
    std::ranges::sort(times);
    const auto same = std::ranges::unique(times);
    times.erase(same.begin(), same.end());
    const auto cell = [times, lines = m_lines](std::size_t row, int column) {
        const double time = times.at(static_cast<qsizetype>(row));
        if (column == 0)
            return format::clockSecond(momentAt(time));
        const QList<QPointF> &points = lines.at(column - 1).points;
        const auto point = std::ranges::find(points, time, &QPointF::x);
        return format::percent(point == points.end() ? std::nullopt : std::optional(point->y()));
    };
    return {.columns = columns, .rows = times.size(), .cell = cell};
}

} // namespace inferograph
