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
    std::span<const double> failed() const { return m_failed; }

protected:
    void add(const CallRecord &call, std::size_t) override
    {
        if (call.status == CallStatus::Failed)
            m_failed.push_back(timePosition(call.startedAt));
    }
    void finish() override;

private:
    void addSample(const GaugeSample &sample, qsizetype figure);
    Told &toldOf(qsizetype figure, const QByteArray &source);

    const QList<Figure> m_figures;
    const double m_factor;
    QList<Told> m_told;
    QList<Reading> m_readings;
    std::vector<double> m_failed; // places of calls on the time axis
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
    : ChartPanel(title, subtitle, parent)
    , m_figures(figures)
    , m_factor(factor)
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
    if (readings().isEmpty()) {
        select({});
        return false;
    }
    m_scale.fit(std::ranges::max(readings(), {}, &Reading::highest).highest, view.to);
    PlotFrame placed = frame(*m_plot, m_scale);
    placeTimeAxis(placed, *m_plot, view);
    m_plot->setFrame(placed);
    drawLines();
    drawMarks();
    select(m_selected && *m_selected < readings().size() ? m_selected : std::nullopt);
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
    const PlotFrame &placed = m_plot->frame();
    const int columns = std::min(static_cast<int>(m_plot->plotRect().width()), mostColumns);
    QList<PlotLine> drawn;
    for (const Told &told : figures().told()) {
        const ModelStyle style = styleOf(lineOf(told));
        drawn.append({m_figures.at(told.figure).name,
                      decimated(told.points, placed.xFrom, placed.xTo, columns),
                      QPen(style.colour, 1.6, style.dash, Qt::FlatCap, Qt::RoundJoin)});
    }
    m_plot->setLines(drawn);
}

void GaugeChart::drawMarks()
{
    const bool several = sources() > 1;
    const double room = m_plot->plotRect().width() / (1.2 * m_plot->markSize());
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
    marks += signsOnTimeAxis(*m_plot, figures().failed(), PlotMark::Kind::Failed);
    m_plot->setMarks(marks);
    m_legend->setItems(items + legendOfSigns(marks));
}

qsizetype GaugeChart::sources() const
{
    QSet<QByteArray> names;
    for (const Reading &reading : readings())
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
    const Reading &selected = readings().at(*reading);
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
    if (readings().isEmpty())
        return;
    const qint64 last = readings().size() - 1;
    const qint64 from = m_selected.value_or(by < 0 ? last + 1 : -1);
    select(std::clamp<qint64>(from + by, 0, last));
}

std::optional<qsizetype> GaugeChart::nearest(QPointF pixel) const
{
    double best = 6.0 * gridUnit();
    std::optional<qsizetype> found;
    for (qsizetype i = 0; i < readings().size(); ++i) {
        const double away =
            std::abs(m_plot->toPixels({timePosition(readings().at(i).time), 0}).x() - pixel.x());
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
    const auto cell = [this, shown = readings()](std::size_t row, int column) {
        const Reading &reading = shown.at(static_cast<qsizetype>(row));
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
