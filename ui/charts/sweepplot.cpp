// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/sweepplot.h"

#include "ui/format.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace inferograph {

namespace {

QPointF positionOf(const SweepPlot::Point &point)
{
    return {std::log2(point.at), point.value};
}

double largestOf(const QList<SweepPlot::Curve> &curves)
{
    double largest = 0;
    for (const SweepPlot::Curve &curve : curves) {
        for (const SweepPlot::Point &point : curve.points)
            largest = std::max(largest, point.interval ? point.interval->high : point.value);
    }
    return largest;
}

} // namespace

SweepPlot::SweepPlot(QWidget *parent) : PlotView(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &PlotView::resized, this, &SweepPlot::place);
    connect(this, &PlotView::pointed, this, &SweepPlot::pointAt);
    connect(this, &PlotView::clicked, this, &SweepPlot::pointAt);
    connect(this, &PlotView::stepped, this, &SweepPlot::step);
    connect(this, &PlotView::dismissed, this, [this] { readAt(-1); });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &SweepPlot::place);
}

void SweepPlot::setCurves(const QList<Curve> &curves, Words placeWords, Words figureWords)
{
    m_curves = curves;
    m_placeWords = placeWords;
    m_figureWords = figureWords;
    m_places.clear();
    for (const Curve &curve : m_curves) {
        for (const Point &point : curve.points) {
            if (!m_places.contains(point.at))
                m_places.append(point.at);
        }
    }
    std::ranges::sort(m_places);
    readAt(-1);
    place();
}

QString SweepPlot::summary() const
{
    QStringList sentences;
    for (const Curve &curve : m_curves) {
        QStringList figures;
        for (const Point &point : curve.points)
            figures.append(QStringLiteral("%1: %2").arg(m_placeWords(point.at), m_figureWords(point.value)));
        sentences.append(QStringLiteral("%1 – %2.").arg(curve.label, figures.join(QStringLiteral(", "))));
    }
    return sentences.join(QLatin1Char(' '));
}

ChartTable SweepPlot::table() const
{
    QStringList columns{tr("Step")};
    for (const Curve &curve : m_curves)
        columns.append(curve.label);
    const auto cell = [curves = m_curves, places = m_places, placeWords = m_placeWords,
                       figureWords = m_figureWords](std::size_t row, int column) -> QString {
        const double at = places.at(static_cast<qsizetype>(row));
        if (column == 0)
            return placeWords(at);
        const QList<Point> &points = curves.at(column - 1).points;
        const auto point = std::ranges::find(points, at, &Point::at);
        if (point == points.end())
            return format::unknown();
        return point->interval ? tr("%1 (%2 to %3)")
                                     .arg(figureWords(point->value), figureWords(point->interval->low),
                                          figureWords(point->interval->high))
                               : figureWords(point->value);
    };
    return {.columns = columns, .rows = m_places.size(), .cell = cell};
}

void SweepPlot::place()
{
    QList<PlotMark> marks;
    PlotFrame frame;
    if (m_places.isEmpty()) {
        setFrame(frame);
        setMarks(marks);
        return;
    }
    const QFontMetricsF metrics(labelFont());
    ValueScale scale(0.001);
    scale.fit(largestOf(m_curves), {});
    const int intervals = std::clamp(static_cast<int>(viewport()->height() / (3 * metrics.height())), 1, 5);
    frame.yTo = scale.limit(intervals);
    frame.left = scale.ticks(intervals);
    for (const Tick &tick : std::as_const(frame.left))
        frame.leftWidth = std::max(frame.leftWidth, metrics.horizontalAdvance(tick.label) + 3 * gridUnit());
    const double from = std::log2(m_places.first());
    const double to = std::log2(m_places.last());
    const double margin = std::max(0.05 * (to - from), 0.05);
    frame.xFrom = from - margin;
    frame.xTo = to + margin;
    frame.rightWidth = 2 * gridUnit();
    const double room = viewport()->width() - frame.leftWidth - frame.rightWidth;
    double free = -1e9; // up to where labels stand already, in pixels
    for (const double at : std::as_const(m_places)) {
        const double x = (std::log2(at) - frame.xFrom) / (frame.xTo - frame.xFrom) * room;
        const QString label = format::count(std::llround(at));
        const double half = metrics.horizontalAdvance(label) / 2 + gridUnit();
        if (x - half < free)
            continue;
        frame.bottom.append({std::log2(at), label});
        free = x + half;
    }
    setFrame(frame);
    for (const Curve &curve : std::as_const(m_curves)) {
        const ModelStyle style = ThemeManager::instance().modelStyle(curve.model);
        for (const Point &point : curve.points)
            marks.append({positionOf(point), PlotMark::Kind::Model, style});
    }
    setMarks(marks);
}

void SweepPlot::drawForeground(QPainter *painter, const QRectF &rect)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    for (const Curve &curve : std::as_const(m_curves)) {
        const ModelStyle style = ThemeManager::instance().modelStyle(curve.model);
        QPainterPath path;
        painter->setPen(QPen(style.colour, 1.2));
        for (const Point &point : curve.points) {
            const QPointF at = toPixels(positionOf(point));
            if (path.elementCount() == 0)
                path.moveTo(at);
            else
                path.lineTo(at);
            if (point.interval)
                painter->drawLine(QPointF(at.x(), toPixels({0, point.interval->low}).y()),
                                  QPointF(at.x(), toPixels({0, point.interval->high}).y()));
        }
        painter->setPen(QPen(style.colour, 2, style.dash, Qt::FlatCap, Qt::RoundJoin));
        painter->drawPath(path);
    }
    PlotView::drawForeground(painter, rect);
}

void SweepPlot::readAt(qsizetype place)
{
    m_read = place;
    if (place < 0 || place >= m_places.size()) {
        setCallout({});
        return;
    }
    const double at = m_places.at(place);
    QStringList lines{m_placeWords(at)};
    double highest = 0;
    for (const Curve &curve : std::as_const(m_curves)) {
        const auto point = std::ranges::find(curve.points, at, &Point::at);
        if (point == curve.points.end())
            continue;
        lines.append(QStringLiteral("%1: %2").arg(curve.label, m_figureWords(point->value)));
        highest = std::max(highest, point->value);
    }
    setCallout(Callout{{std::log2(at), highest}, lines});
}

void SweepPlot::pointAt(QPointF pixel)
{
    if (m_places.isEmpty() || !plotRect().adjusted(-1, -1, 1, 1).contains(pixel))
        return readAt(-1);
    const auto nearest = std::ranges::min_element(m_places, {}, [&](double at) {
        return std::abs(toPixels({std::log2(at), 0}).x() - pixel.x());
    });
    readAt(nearest - m_places.begin());
}

void SweepPlot::step(int by)
{
    const qsizetype last = m_places.size() - 1;
    const qsizetype from = m_read >= 0 ? m_read + by : (by > 0 ? 0 : last);
    readAt(std::clamp<qsizetype>(from, 0, last));
}

} // namespace inferograph
