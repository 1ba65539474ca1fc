// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/barplot.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inferograph {

void BarPlot::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    viewport()->update();
}

void BarPlot::drawBackground(QPainter *painter, const QRectF &rect)
{
    PlotView::drawBackground(painter, rect);
    const QRectF plot = plotRect();
    for (const Bar &bar : std::as_const(m_bars)) {
        // On whole pixels, with a hairline between neighbours where there is room for one.
        const double left = std::round(std::max(toPixels({bar.from, 0}).x(), plot.left()));
        const double right = std::round(std::min(toPixels({bar.to, 0}).x(), plot.right()));
        const double width = std::max(1.0, right - left > 3 ? right - left - 1 : right - left);
        double below = 0;
        for (const auto &[height, colour] : bar.parts) {
            const double bottom = std::round(toPixels({0, below}).y());
            below += height;
            const double top = std::round(toPixels({0, below}).y());
            painter->fillRect(QRectF(left, top, width, bottom - top), colour);
        }
    }
}

} // namespace inferograph
