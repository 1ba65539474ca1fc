// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/comparisonplot.h"

#include <QFontMetricsF>

#include <algorithm>

namespace inferograph {

ComparisonPlot::ComparisonPlot(QWidget *parent) : PlotView(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &PlotView::resized, this, [this] { place(); });
    connect(this, &PlotView::pointed, this, [this](const QPointF &pixel) { pointAt(pixel); });
    connect(this, &PlotView::clicked, this, [this](const QPointF &pixel) { pointAt(pixel); });
    connect(this, &PlotView::stepped, this, [this](int by) { step(by); });
    connect(this, &PlotView::dismissed, this, [this] { setCallout({}); });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] { place(); });
}

void ComparisonPlot::setSets(const std::vector<ShownSet> &sets, Metric metric)
{
    m_sets = sets;
    m_metric = metric;
    setCallout({});
    place();
}

void ComparisonPlot::placeValueAxis(PlotFrame &frame) const
{
    double largest = 0;
    for (const ShownSet &set : m_sets) {
        if (set.figures.box)
            largest = std::max({largest, *set.figures.spread.p99, set.figures.box->highWhisker});
    }
    ValueScale scale(1);
    scale.fit(largest, {});
    const double labelWidth = QFontMetricsF(labelFont()).horizontalAdvance(QStringLiteral("888 888"));
    const double width = viewport()->width() - frame.leftWidth - frame.rightWidth;
    const int most = std::clamp(static_cast<int>(width / (1.6 * labelWidth)), 1, 6);
    int intervals = most; // whichever wastes least of the axis
    for (int fewer = most; fewer > most / 2; --fewer) {
        if (scale.limit(fewer) < scale.limit(intervals))
            intervals = fewer;
    }
    frame.xTo = scale.limit(intervals);
    frame.bottom = scale.ticks(intervals);
}

} // namespace inferograph
