// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timeaxis.h"

#include "core/call/statistics.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace inferograph {

PlotFrame frameFor(const PlotView &plot, const ValueScale &scale)
{
    const QFontMetricsF metrics(plot.labelFont());
    const double height = plot.viewport()->height() - 2 * metrics.height();
    const int intervals = std::clamp(static_cast<int>(height / (1.8 * metrics.height())), 2, 4);
    PlotFrame frame;
    frame.leftWidth = metrics.horizontalAdvance(QStringLiteral("88 888")) + 2 * gridUnit();
    frame.rightWidth = gridUnit();
    frame.yTo = scale.limit(intervals);
    frame.left = scale.ticks(intervals);
    return frame;
}

void placeTimeAxis(PlotFrame &frame, const PlotView &plot, const LiveView &view)
{
    frame.timeAxis = true;
    frame.xFrom = timePosition(view.from);
    frame.xTo = timePosition(view.to);
    const double width = plot.viewport()->width() - frame.leftWidth - frame.rightWidth;
    const double labelWidth = QFontMetricsF(plot.labelFont()).horizontalAdvance(QStringLiteral("88:88"));
    frame.bottom = timeTicks(view.from, view.to, static_cast<int>(width / (2.2 * labelWidth)));
}

QList<PlotMark> signsAt(const PlotView &plot, const QList<QPointF> &places, PlotMark::Kind kind)
{
    const double size = 0.9 * plot.markSize(); // of those nearer to each other, one is to be seen
    QList<PlotMark> marks;
    std::map<int, double> lastInRow; // as high as a sign each
    for (const QPointF &place : places) {
        const QPointF at(place.x(), std::min(place.y(), plot.frame().yTo));
        const QPointF pixel = plot.toPixels(at);
        const double x = std::round(pixel.x());
        double &last = lastInRow.try_emplace(static_cast<int>(pixel.y() / size), -size).first->second;
        if (x - last >= size) {
            marks.append({at, kind, {}});
            last = x;
        }
    }
    return marks;
}

double longestStep(const QList<QPointF> &points, Nanoseconds span)
{
    constexpr double timesAsLong = 5;
    constexpr double shareSeen = 0.05; // of the axis
    std::vector<double> steps;
    for (qsizetype i = 1; i < points.size(); ++i)
        steps.push_back(points.at(i).x() - points.at(i - 1).x());
    // Calls come in bursts: three steps in four are not longer.
    return std::max(timesAsLong * percentile(steps, 75).value_or(0), shareSeen * toMilliseconds(span));
}

QList<ChartLegend::Item> legendOfSigns(const QList<PlotMark> &marks)
{
    QList<ChartLegend::Item> items;
    if (std::ranges::find(marks, PlotMark::Kind::Cold, &PlotMark::kind) != marks.end())
        items.append({QCoreApplication::translate("Charts", "cold start"), {}, PlotMark::Kind::Cold});
    if (std::ranges::find(marks, PlotMark::Kind::Failed, &PlotMark::kind) != marks.end())
        items.append({QCoreApplication::translate("Charts", "failed"), {}, PlotMark::Kind::Failed});
    return items;
}

} // namespace inferograph
