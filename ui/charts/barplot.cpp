// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/barplot.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

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
        const double height = std::accumulate(
            bar.parts.begin(), bar.parts.end(), 0.0,
            [](double sum, const std::pair<double, QColor> &part) { return sum + part.first; });
        const double cut =
            std::min(1.0, frame().yTo / height); // of each part, so that their shares stay true
        const auto pixelOf = [&](double value) { return std::round(toPixels({0, value * cut}).y()); };
        painter->save();
        if (height > frame().yTo) // a notch, where the arrow stands that says so
            painter->setClipRegion(QRegion(plot.toAlignedRect()) - QRectF(left + width / 2 - 0.8 * markSize(),
                                                                          plot.top(), 1.6 * markSize(),
                                                                          1.2 * markSize())
                                                                       .toAlignedRect());
        double below = 0;
        for (const auto &[amount, colour] : bar.parts) {
            const double bottom = pixelOf(below);
            below += amount;
            const double top = pixelOf(below);
            painter->fillRect(QRectF(left, top, width, bottom - top), colour);
        }
        painter->restore();
    }
}

} // namespace inferograph
