// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/comparisonplot.h"

namespace inferograph {

// For each value, the share of a set's calls that are at most that: a curve for each set, in its colour and
// dash, with its mark at a quarter, a half and three quarters of the calls.
class EcdfPlot : public ComparisonPlot
{
    Q_OBJECT

public:
    explicit EcdfPlot(QWidget *parent = nullptr);

    ChartTable table() const override;

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void place() override;
    void pointAt(QPointF pixel) override;
    void step(int by) override;

private:
    void readAt(double value, std::optional<double> nearShare);
};

} // namespace inferograph
