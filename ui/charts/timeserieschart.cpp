// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timeserieschart.h"

#include "core/call/statistics.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/decimation.h"
#include "ui/format.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr int mostColumns = 749; // of pixels: 1500 points of a line

} // namespace

class TimeSeriesChart::Data : public CallData
{
public:
    struct Line // of the model in the same place
    {
        QList<QPointF> points; // as many as can be told apart
        qsizetype calls = 0;
        std::optional<double> median;
    };

    Data(const LiveView &view, Value value) : CallData(view), m_value(value) {}

    const QList<Line> &lines() const { return m_lines; }
    double largest() const { return m_largest; }
    std::span<const double> failed() const { return m_failed; }
    std::span<const double> coldStarts() const { return m_coldStarts; }
    const QList<QPointF> &coldPoints() const { return m_coldPoints; }

protected:
    void add(const CallRecord &call, std::size_t row) override;
    void finish() override;

private:
    const Value m_value;
    QList<Line> m_lines;
    double m_largest = 0;
    std::vector<double> m_failed; // places on the time axis, ascending
    std::vector<double> m_coldStarts;
    QList<QPointF> m_coldPoints; // of those that have the number
};

void TimeSeriesChart::Data::add(const CallRecord &call, std::size_t row)
{
    const double time = timePosition(call.startedAt);
    const bool failed = call.status == CallStatus::Failed;
    const bool cold = !failed && call.start == StartKind::Cold;
    const std::optional<double> value = m_value(call);
    if (value) {
        const QPointF at(time, *value);
        const qsizetype place = addPoint(at, call, row).model;
        m_lines.resize(models().size());
        m_lines[place].points.append(at);
        m_largest = std::max(m_largest, *value);
        if (cold)
            m_coldPoints.append(at);
    } else if (failed) {
        addPoint({time, 0}, call, row);
    }
    if (failed)
        m_failed.push_back(time);
    else if (cold)
        m_coldStarts.push_back(time);
}

void TimeSeriesChart::Data::finish()
{
    m_lines.resize(models().size());
    for (Line &line : m_lines) {
        std::vector<double> values;
        std::ranges::transform(line.points, std::back_inserter(values), &QPointF::y);
        line.calls = line.points.size();
        line.median = percentile(values, 50);
        line.points = decimated(std::exchange(line.points, {}), timePosition(view().from),
                                timePosition(view().to), mostColumns);
    }
}

TimeSeriesChart::TimeSeriesChart(const QString &title, const QString &subtitle, Value value,
                                 double smallestLimit, QWidget *parent)
    : CallChart(title, subtitle, parent), m_value(value), m_scale(smallestLimit)
{
}

std::shared_ptr<ChartData> TimeSeriesChart::dataFor(const LiveView &view) const
{
    return std::make_shared<Data>(view, m_value);
}

const TimeSeriesChart::Data &TimeSeriesChart::lines() const
{
    return static_cast<const Data &>(data());
}

void TimeSeriesChart::drawPlot(const LiveView &view)
{
    m_scale.fit(lines().largest(), view.to);
    drawFrame(view);
    drawLines();
    drawMarks();
}

void TimeSeriesChart::drawFrame(const LiveView &view)
{
    PlotFrame frame = frameFor(*plot(), m_scale);
    placeTimeAxis(frame, *plot(), view);
    plot()->setFrame(frame);
}

void TimeSeriesChart::drawLines()
{
    const Data &shown = lines();
    const PlotFrame &frame = plot()->frame();
    const int columns = std::min(static_cast<int>(plot()->plotRect().width()), mostColumns);
    QList<PlotLine> drawn;
    for (qsizetype i = 0; i < shown.lines().size(); ++i) {
        const Data::Line &line = shown.lines().at(i);
        const QByteArray &model = shown.models().at(i);
        const ModelStyle style = ThemeManager::instance().modelStyle(model);
        const bool dense = isDense(line.calls);
        const QPen pen =
            dense ? QPen(style.colour, 1) : QPen(style.colour, 1.6, style.dash, Qt::FlatCap, Qt::RoundJoin);
        drawn.append(
            {QString::fromUtf8(model), decimated(line.points, frame.xFrom, frame.xTo, columns), pen, !dense});
    }
    plot()->setLines(drawn);
}

void TimeSeriesChart::drawMarks()
{
    const Data &shown = lines();
    QList<PlotMark> marks;
    // Marks tell models apart while there is room between them; denser, they would only thicken the line.
    const double room = plot()->plotRect().width() / (1.2 * plot()->markSize());
    for (qsizetype i = 0; i < shown.lines().size(); ++i) {
        const Data::Line &line = shown.lines().at(i);
        const ModelStyle style = ThemeManager::instance().modelStyle(shown.models().at(i));
        if (static_cast<double>(line.calls) <= room) {
            for (const QPointF &point : line.points)
                marks.append({point, PlotMark::Kind::Model, style});
        }
    }
    if (ringsColdStarts()) {
        for (const QPointF &point : shown.coldPoints())
            marks.append({point, PlotMark::Kind::Cold, {}});
    }
    marks += signsOnTimeAxis(*plot(), shown.failed(), PlotMark::Kind::Failed);
    if (!ringsColdStarts())
        marks += signsOnTimeAxis(*plot(), shown.coldStarts(), PlotMark::Kind::Cold);
    plot()->setMarks(marks);
    legend()->setItems(legendOfSigns(marks));
}

// Turns every few pixels: neither a dash nor a smooth edge can be seen on it, and both are slow to paint.
bool TimeSeriesChart::isDense(qsizetype calls) const
{
    return static_cast<double>(calls) > plot()->plotRect().width() / 3;
}

QString TimeSeriesChart::number(const CallRecord &call, int) const
{
    const std::optional<double> known = m_value(call);
    return known ? valueText(*known) : format::unknown();
}

QString TimeSeriesChart::summary() const
{
    QStringList models;
    for (qsizetype i = 0; i < lines().lines().size(); ++i) {
        const Data::Line &line = lines().lines().at(i);
        if (line.median)
            models.append(tr("%1: median %2 over %3")
                              .arg(nameOfModel(lines().models().at(i)), valueText(*line.median),
                                   format::calls(line.calls)));
    }
    QString text = tr("%1 in %2. %3.").arg(title(), spanText(), models.join(QStringLiteral("; ")));
    if (!lines().failed().empty())
        text += QLatin1Char(' ') + tr("Failed calls: %1.").arg(lines().failed().size());
    return text;
}

} // namespace inferograph
