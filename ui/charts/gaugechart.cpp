// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/gaugechart.h"

#include "core/call/statistics.h"
#include "ui/charts/decimation.h"
#include "ui/format.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

constexpr int mostColumns = 700;

} // namespace

class GaugeChart::Data : public ChartData
{
public:
    Data(const LiveView &view, const QList<Figure> &figures, double factor)
        : ChartData(view), m_figures(figures), m_factor(factor)
    {
    }

    // Figures come without calls, and leave the view while the calls stay.
    bool isOf(const LiveView &view) const override
    {
        return ChartData::isOf(view) && view.calls == this->view().calls && view.from == this->view().from &&
               view.to == this->view().to;
    }

    const QList<Told> &told() const { return m_told; }            // in the order of the figures
    const QList<Reading> &readings() const { return m_readings; } // in order of time
    const QList<QPointF> &failed() const { return m_failed; }

protected:
    void add(const CallRecord &call, std::size_t) override
    {
        if (call.status == CallStatus::Failed)
            m_failed.append({timePosition(call.startedAt), 0});
    }
    void finish() override;

private:
    void addSample(const GaugeSample &sample, qsizetype figure);
    Told &toldOf(qsizetype figure, const QByteArray &source);

    const QList<Figure> m_figures;
    const double m_factor;
    QList<Told> m_told;
    QList<Reading> m_readings;
    QList<QPointF> m_failed; // calls, on the time axis
};

void GaugeChart::Data::finish()
{
    for (const GaugeSample &sample : view().calls->gauges()) {
        const auto figure = std::ranges::find(m_figures, sample.gauge, &Figure::gauge);
        if (figure != m_figures.end() && sample.time >= view().from && sample.time <= view().to)
            addSample(sample, figure - m_figures.begin());
    }
    std::ranges::stable_sort(m_readings, {}, &Reading::time);
    std::ranges::stable_sort(m_told, {}, &Told::figure);
    for (Told &told : m_told) {
        std::vector<double> values = told.values;
        told.median = percentile(values, 50);
        told.longestStep = longestStep(told.points, view().to - view().from);
    }
}

void GaugeChart::Data::addSample(const GaugeSample &sample, qsizetype figure)
{
    const double height = m_factor * sample.value;
    Told &told = toldOf(figure, sample.source);
    told.points.append({timePosition(sample.time), height});
    told.values.push_back(sample.value);
    // One log line tells several figures, one after the other.
    if (m_readings.isEmpty() || m_readings.last().time != sample.time ||
        m_readings.last().source != sample.source)
        m_readings.append({sample.time, sample.source, 0, QList<std::optional<double>>(m_figures.size())});
    Reading &reading = m_readings.last();
    reading.highest = std::max(reading.highest, height);
    reading.values[figure] = sample.value;
}

GaugeChart::Told &GaugeChart::Data::toldOf(qsizetype figure, const QByteArray &source)
{
    const auto known = std::ranges::find_if(
        m_told, [&](const Told &told) { return told.figure == figure && told.source == source; });
    if (known != m_told.end())
        return *known;
    m_told.append({figure, source, {}, {}});
    return m_told.last();
}

GaugeChart::GaugeChart(const QString &title, const QString &subtitle, const QList<Figure> &figures,
                       double factor, QWidget *parent)
    : ChartPanel(title, subtitle, parent), m_figures(figures), m_factor(factor)
{
    setChart(new PlotView(this));
    showLegendInHeader();
}

std::shared_ptr<ChartData> GaugeChart::dataFor(const LiveView &view) const
{
    return std::make_shared<Data>(view, m_figures, m_factor);
}

const GaugeChart::Data &GaugeChart::figures() const
{
    return static_cast<const Data &>(data());
}

const QList<GaugeChart::Reading> &GaugeChart::readings() const
{
    return figures().readings();
}

bool GaugeChart::draw(const LiveView &view)
{
    if (readings().isEmpty())
        return false;
    m_scale.fit(std::ranges::max(readings(), {}, &Reading::highest).highest, view.to);
    PlotFrame placed = frame(*plot(), m_scale);
    placeTimeAxis(placed, *plot(), view);
    plot()->setFrame(placed);
    drawLines();
    drawMarks();
    return true;
}

PlotFrame GaugeChart::frame(const PlotView &plot, const ValueScale &scale) const
{
    return frameFor(plot, scale);
}

const GaugeChart::Line &GaugeChart::lineOf(const Told &told)
{
    const auto known = std::ranges::find_if(
        m_lines, [&](const Line &line) { return line.figure == told.figure && line.source == told.source; });
    if (known != m_lines.end())
        return *known;
    constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine,
                                Qt::DashDotDotLine};
    const auto place = static_cast<std::size_t>(std::ranges::count(m_lines, told.figure, &Line::figure));
    m_lines.append({told.figure, told.source, dashes.at(place % dashes.size())});
    return m_lines.last();
}

ModelStyle GaugeChart::styleOf(const Line &line) const
{
    return {colour(m_figures.at(line.figure).gauge), line.dash, static_cast<int>(line.figure)};
}

void GaugeChart::drawLines()
{
    const PlotFrame &placed = plot()->frame();
    const int columns = std::min(static_cast<int>(plot()->plotRect().width()), mostColumns);
    QList<PlotLine> drawn;
    for (const Told &told : figures().told()) {
        const ModelStyle style = styleOf(lineOf(told));
        drawn.append(
            {m_figures.at(told.figure).name, decimated(told.points, placed.xFrom, placed.xTo, columns),
             QPen(style.colour, 1.6, style.dash, Qt::FlatCap, Qt::RoundJoin), true, told.longestStep});
    }
    plot()->setLines(drawn);
}

void GaugeChart::drawMarks()
{
    const bool several = sources() > 1;
    const double room = plot()->plotRect().width() / (1.2 * plot()->markSize());
    QList<PlotMark> marks;
    QList<ChartLegend::Item> items;
    for (const Told &told : figures().told()) {
        const ModelStyle style = styleOf(lineOf(told));
        if (static_cast<double>(told.points.size()) <= room) {
            for (const QPointF &point : told.points)
                marks.append({point, PlotMark::Kind::Model, style});
        }
        const QString figure = m_figures.at(told.figure).name;
        //: a figure and the log that tells it
        const QString name = several ? tr("%1, %2").arg(figure, QString::fromUtf8(told.source)) : figure;
        items.append({.text = name, .colour = style.colour, .mark = style.mark});
    }
    marks += signsAt(*plot(), figures().failed(), PlotMark::Kind::Failed);
    plot()->setMarks(marks);
    legend()->setItems(items + legendOfSigns(marks));
}

qsizetype GaugeChart::sources() const
{
    QSet<QByteArray> names;
    for (const Reading &reading : readings())
        names.insert(reading.source);
    return names.size();
}

std::size_t GaugeChart::itemCount() const
{
    return static_cast<std::size_t>(readings().size());
}

quint64 GaugeChart::keyOf(std::size_t item) const
{
    const Reading &reading = readings().at(static_cast<qsizetype>(item));
    return qHash(reading.source, static_cast<size_t>(reading.time.time_since_epoch().count()));
}

Callout GaugeChart::calloutOf(std::size_t item) const
{
    const Reading &reading = readings().at(static_cast<qsizetype>(item));
    QStringList lines{format::clockSecond(reading.time) + QStringLiteral(" · ") +
                      QString::fromUtf8(reading.source)};
    for (qsizetype i = 0; i < m_figures.size(); ++i) {
        //: a figure's name and value: `running 3`
        if (reading.values.at(i))
            lines.append(tr("%1 %2").arg(m_figures.at(i).name, valueText(*reading.values.at(i))));
    }
    return {{timePosition(reading.time), reading.highest}, lines};
}

std::optional<std::size_t> GaugeChart::itemAt(QPointF pixel) const
{
    double best = 6.0 * gridUnit();
    std::optional<std::size_t> found;
    for (qsizetype i = 0; i < readings().size(); ++i) {
        const double away =
            std::abs(plot()->toPixels({timePosition(readings().at(i).time), 0}).x() - pixel.x());
        if (away <= best) {
            best = away;
            found = static_cast<std::size_t>(i);
        }
    }
    return found;
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
    const auto cell = [this, kept = keptData<Data>()](std::size_t row, int column) {
        const Reading &reading = kept->readings().at(static_cast<qsizetype>(row));
        if (column == 0)
            return format::clockSecond(reading.time);
        if (column == 1)
            return QString::fromUtf8(reading.source);
        const std::optional<double> value = reading.values.at(column - textColumns);
        return value ? valueText(*value) : format::unknown();
    };
    return {columns, textColumns, readings().size(), cell};
}

QString GaugeChart::summary() const
{
    QStringList words;
    for (const Told &told : figures().told())
        words.append(tr("%1 of %2: median %3, last %4")
                         .arg(m_figures.at(told.figure).name, QString::fromUtf8(told.source),
                              valueText(told.median.value_or(0)), valueText(told.values.back())));
    return tr("%1 in %2. %3.").arg(title(), spanText(), words.join(QStringLiteral("; ")));
}

} // namespace inferograph
