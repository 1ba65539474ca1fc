// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/plotview.h"

namespace inferograph {

// Stacked bars over spans of the horizontal axis. One that is higher than the axis reaches
// to its end with a notch for an arrow, its parts in their shares.
class BarPlot : public PlotView
{
    Q_OBJECT

public:
    struct Bar
    {
        double from = 0;
        double to = 0;
        QList<std::pair<double, QColor>> parts; // their heights, from the bottom up
    };

    using PlotView::PlotView;

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    QList<Bar> m_bars;
};

} // namespace inferograph
