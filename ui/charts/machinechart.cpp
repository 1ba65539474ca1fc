// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/machinechart.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/plotview.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QPen>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

constexpr Nanoseconds longestBreak = std::chrono::seconds(10); // no more than samples that came late

// `5.9 GB of 24.2 GB`
QString memoryText(std::optional<qint64> used, std::optional<qint64> total)
{
    return MachineChart::tr("%1 of %2").arg(format::bytes(used), format::bytes(total));
}

} // namespace

MachineChart::MachineChart(QWidget *parent)
    : PlotCard(tr("This machine"), tr("per cent"), parent)
    , m_plot(new PlotView(this))
    , m_legend(new ChartLegend(this))
{
    setPlot(m_plot, [this] { return table(); });
    setFooterWidget(m_legend);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &MachineChart::draw);
    connect(m_plot, &PlotView::resized, this, &MachineChart::draw);
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
    m_lines.append({name, {}});
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

void MachineChart::setSamples(const QList<MachineSample> &samples)
{
    m_samples = samples;
    if (isVisible())
        draw();
}

void MachineChart::showEvent(QShowEvent *event)
{
    PlotCard::showEvent(event);
    draw();
}

void MachineChart::draw()
{
    if (m_samples.isEmpty())
        return;
    for (Line &line : m_lines)
        line.points.clear();
    for (const MachineSample &sample : std::as_const(m_samples)) {
        for (const Value &value : valuesOf(sample.figures)) {
            Line &line = lineOf(value.name);
            if (value.share)
                line.points.append({timePosition(sample.at), *value.share});
        }
    }
    drawFrame(m_samples.constLast().at);
    QList<PlotLine> drawn;
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        drawn.append(
            {m_lines.at(i).name, m_lines.at(i).points, penOf(i), true, toMilliseconds(longestBreak)});
    m_plot->setLines(drawn);
    tell();
}

void MachineChart::drawFrame(WallTime now)
{
    const QFontMetricsF metrics(m_plot->labelFont());
    const WallTime from = now - MachineWatch::kept;
    PlotFrame frame;
    frame.xFrom = timePosition(from);
    frame.xTo = timePosition(now);
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0})
        frame.left.append({share, QString::number(qRound(100 * share))});
    frame.leftWidth = metrics.horizontalAdvance(QStringLiteral("100")) + 3 * gridUnit();
    const double room = m_plot->width() / (1.6 * metrics.horizontalAdvance(QStringLiteral("88:88:88")));
    frame.bottom = timeTicks(from, now, std::clamp(static_cast<int>(room), 1, 10));
    m_plot->setFrame(frame);
}

void MachineChart::tell()
{
    const QList<Value> values = valuesOf(m_samples.constLast().figures);
    QList<ChartLegend::Item> items;
    QStringList words;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const auto value = std::ranges::find(values, m_lines.at(i).name, &Value::name);
        if (value == values.end())
            continue; // a card that is gone
        //: a figure's name and its value: `CPU 12 %`
        words.append(tr("%1 %2").arg(value->name, value->text));
        items.append({.text = words.last(), .colour = penOf(i).color(), .line = penOf(i).style()});
    }
    const bool told = std::ranges::any_of(values, [](const Value &value) { return value.share.has_value(); });
    m_legend->setItems(told ? items : QList<ChartLegend::Item>(), {});
    if (told)
        showPlot(words.join(QStringLiteral(", ")));
    else
        showText(tr("This system does not tell how busy it is."));
}

ChartTable MachineChart::table() const
{
    QStringList columns{tr("Time")};
    for (const Line &line : m_lines)
        columns.append(line.name);
    const auto cell = [samples = m_samples, columns](std::size_t row, int column) {
        const MachineSample &sample = samples.at(static_cast<qsizetype>(row));
        if (column == 0)
            return format::clockSecond(sample.at);
        const QList<Value> values = valuesOf(sample.figures);
        const auto value = std::ranges::find(values, columns.at(column), &Value::name);
        return format::percent(value == values.end() ? std::nullopt : value->share);
    };
    return {.columns = columns, .rows = m_samples.size(), .cell = cell};
}

} // namespace inferograph
