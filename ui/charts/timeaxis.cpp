// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timeaxis.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

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

QList<PlotMark> signsOnTimeAxis(const PlotView &plot, std::span<const double> places, PlotMark::Kind kind)
{
    QList<PlotMark> marks;
    double last = -1;
    for (const double place : places) {
        const double x = std::round(plot.toPixels({place, 0}).x());
        if (x - last >= 1.5 * plot.markSize()) {
            marks.append({{place, 0}, kind, {}});
            last = x;
        }
    }
    return marks;
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
