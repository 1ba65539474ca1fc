// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/comparisonplot.h"

namespace inferograph {

// A box for each set, lying: its quartiles and median, whiskers, what lies beyond as marks, and under the box the
// 95 % interval of the median.
class BoxPlotView : public ComparisonPlot
{
    Q_OBJECT

public:
    explicit BoxPlotView(QWidget *parent = nullptr);

    ChartTable table() const override;

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void place() override;
    void pointAt(QPointF pixel) override;
    void step(int by) override;

private:
    double rowCentre(std::size_t row) const; // in the plot's coordinates
    void placeOutliers();
    void paintName(QPainter &painter, std::size_t row) const;
    double rowHeight() const;  // in pixels
    double halfHeight() const; // of a box, in pixels
    void paintBox(QPainter &painter, std::size_t row) const;
    void paintDots(QPainter &painter, std::size_t row) const;
    void read(std::size_t row);

    QStringList m_names;               // of the sets, as there is room for them
    std::optional<std::size_t> m_read; // the row that the callout is about
};

} // namespace inferograph
