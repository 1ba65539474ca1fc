// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/ecdfplot.h"

#include "ui/format.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

// The smallest value that so large a share of the calls is within.
double valueAtShare(std::span<const double> ascending, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(ascending.size())));
    return ascending[std::max<std::size_t>(rank, 1) - 1];
}

QString wholePercent(double share)
{
    return QStringLiteral("%1\u00a0%").arg(qRound(100 * share));
}

} // namespace

EcdfPlot::EcdfPlot(QWidget *parent) : ComparisonPlot(parent) {}

void EcdfPlot::place()
{
    const QFontMetricsF metrics(labelFont());
    PlotFrame frame;
    frame.leftWidth = metrics.horizontalAdvance(format::percent(1)) + 3 * gridUnit();
    frame.rightWidth = metrics.horizontalAdvance(QStringLiteral("88 888")) / 2; // half of the last label
    frame.yTo = 1;
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0})
        frame.left.append({share, wholePercent(share)});
    placeValueAxis(frame);
    setFrame(frame);

    QList<PlotMark> marks;
    for (const ShownSet &set : sets()) {
        if (set.figures.values.empty())
            continue;
        const ModelStyle style = ThemeManager::instance().modelStyle(set.figures.name);
        for (const double share : {0.25, 0.5, 0.75})
            marks.append({{valueAtShare(set.figures.values, share), share}, PlotMark::Kind::Model, style});
    }
    setMarks(marks);
}

void EcdfPlot::drawForeground(QPainter *painter, const QRectF &rect)
{
    const QRectF plot = plotRect();
    const double valuePerPixel = (frame().xTo - frame().xFrom) / plot.width();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    for (const ShownSet &set : sets()) {
        const std::vector<double> &values = set.figures.values;
        if (values.empty())
            continue;
        // A value for each pixel, however many there are; flat ends say nothing.
        QPainterPath path(toPixels({values.front(), 0}));
        const double end = std::min(toPixels({values.back(), 1}).x(), plot.right());
        for (double x = toPixels({values.front(), 0}).x(); x < end; x += 0.5) {
            const double value = frame().xFrom + (x - plot.left()) * valuePerPixel;
            path.lineTo(x, toPixels({0, shareWithin(values, value)}).y());
        }
        path.lineTo(end, toPixels({0, shareWithin(values, frame().xTo)}).y());
        const ModelStyle style = ThemeManager::instance().modelStyle(set.figures.name);
        painter->setPen(QPen(style.colour, 2, style.dash, Qt::FlatCap, Qt::RoundJoin));
        painter->drawPath(path);
    }
    ComparisonPlot::drawForeground(painter, rect);
}

ChartTable EcdfPlot::table() const
{
    static constexpr std::array shares{0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1.0};
    QStringList columns{tr("Share of calls")};
    for (const ShownSet &set : sets()) //: a set's name and a metric: `owl:7b, TTFT at most`
        columns.append(tr("%1, %2 at most").arg(set.label, metricTitle(metric())));
    const auto cell = [sets = sets(), metric = metric()](std::size_t row, int column) -> QString {
        if (column == 0)
            return wholePercent(shares.at(row));
        const std::vector<double> &values = sets[static_cast<std::size_t>(column) - 1].figures.values;
        return metricFigure(metric, values.empty() ? std::nullopt
                                                   : std::optional(valueAtShare(values, shares.at(row))));
    };
    return {.columns = columns, .rows = std::ssize(shares), .cell = cell};
}

void EcdfPlot::readAt(double value, std::optional<double> nearShare)
{
    if (sets().empty())
        return;
    value = std::clamp(value, frame().xFrom, frame().xTo);
    QStringList lines{tr("%1 at most %2").arg(metricTitle(metric()), metricFigure(metric(), value))};
    std::optional<double> nearest;
    for (const ShownSet &set : sets()) {
        if (set.figures.values.empty())
            continue;
        const double share = shareWithin(set.figures.values, value);
        lines.append(tr("%1: %2 of %3")
                         .arg(set.label, format::percent(share),
                              format::calls(static_cast<qint64>(set.figures.spread.n))));
        if (!nearest || (nearShare && std::abs(share - *nearShare) < std::abs(*nearest - *nearShare)))
            nearest = share;
    }
    if (nearest)
        setCallout(Callout{{value, *nearest}, lines});
}

void EcdfPlot::pointAt(QPointF pixel)
{
    const QRectF plot = plotRect();
    if (pixel.x() < plot.left() || pixel.x() > plot.right())
        return setCallout({});
    readAt(frame().xFrom + (pixel.x() - plot.left()) / plot.width() * (frame().xTo - frame().xFrom),
           (plot.bottom() - pixel.y()) / plot.height());
}

void EcdfPlot::step(int by)
{
    constexpr int steps = 50; // across the axis
    const double width = (frame().xTo - frame().xFrom) / steps;
    const double from = callout() ? callout()->at.x() : frame().xFrom + (by < 0 ? steps : 0) * width;
    readAt(from + std::clamp(by, -steps, steps) * width, {});
}

} // namespace inferograph
