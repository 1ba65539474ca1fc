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
        QList<QPointF> points;  // as many as can be told apart
        double longestStep = 0; // see PlotLine
        qsizetype calls = 0;
        std::optional<double> median;
    };

    Data(const LiveView &view, Value value) : CallData(view), m_value(value) {}

    const QList<Line> &lines() const { return m_lines; }
    const QList<QPointF> &failed() const { return m_failed; } // in order of time
    const QList<QPointF> &coldStarts() const { return m_coldStarts; }

protected:
    void add(const CallRecord &call, std::size_t row) override;
    void finish() override;

private:
    const Value m_value;
    QList<Line> m_lines;
    QList<QPointF> m_failed;
    QList<QPointF> m_coldStarts;
};

void TimeSeriesChart::Data::add(const CallRecord &call, std::size_t row)
{
    const double time = timePosition(call.startedAt);
    const bool failed = call.status == CallStatus::Failed;
    const bool cold = !failed && call.start == StartKind::Cold;
    const std::optional<double> value = m_value(call);
    if (!value && !failed && !cold)
        return;
    const Point &point = addPoint(time, value, call, row);
    m_lines.resize(models().size());
    if (value)
        m_lines[point.model].points.append(point.at);
    if (failed)
        m_failed.append(point.at);
    else if (cold)
        m_coldStarts.append(point.at);
}

void TimeSeriesChart::Data::finish()
{
    findFar();
    for (Line &line : m_lines) {
        std::vector<double> values;
        std::ranges::transform(line.points, std::back_inserter(values), &QPointF::y);
        line.calls = line.points.size();
        line.median = percentile(values, 50);
        line.longestStep = longestStep(line.points, view().to - view().from);
        line.points = decimated(std::exchange(line.points, {}), timePosition(view().from),
                                timePosition(view().to), mostColumns);
    }
}

TimeSeriesChart::TimeSeriesChart(const QString &title, const QString &subtitle, Value value,
                                 double smallestLimit, QWidget *parent)
    : CallChart(title, subtitle, smallestLimit, parent), m_value(value)
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
    drawFrame(view);
    drawLines();
    drawMarks();
}

void TimeSeriesChart::drawFrame(const LiveView &view)
{
    PlotFrame frame = frameFor(*plot(), scale());
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
        const QList<QPointF> points = decimated(line.points, frame.xFrom, frame.xTo, columns);
        drawn.append({QString::fromUtf8(model), points, pen, !dense, line.longestStep});
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
            for (const QPointF &point : line.points) {
                if (point.y() <= plot()->frame().yTo)
                    marks.append({point, PlotMark::Kind::Model, style});
            }
        }
    }
    marks += marksBeyond();
    marks += signsAt(*plot(), shown.coldStarts(), PlotMark::Kind::Cold);
    marks += signsAt(*plot(), shown.failed(), PlotMark::Kind::Failed);
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
    if (!beyondText().isEmpty())
        text += QLatin1Char(' ') + beyondText() + QLatin1Char('.');
    if (!lines().failed().empty())
        text += QLatin1Char(' ') + tr("Failed calls: %1.").arg(lines().failed().size());
    return text;
}

} // namespace inferograph
