// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/statistics.h"
#include "ui/charts/plotview.h"
#include "ui/models/charttablemodel.h"

namespace inferograph {

// A figure of each model against what a run varied: a line and a mark for each step, in the model's colour and dash. The
// places double from tick to tick, as those of sweeps mostly do.
class SweepPlot : public PlotView
{
    Q_OBJECT

public:
    struct Point
    {
        double at = 0;
        double value = 0;
        std::optional<Interval> interval = {};
    };
    struct Curve
    {
        QByteArray model;
        QString label;
        QList<Point> points;
    };
    using Words = QString (*)(double value); // as people read it

    explicit SweepPlot(QWidget *parent = nullptr);

    void setCurves(const QList<Curve> &curves, Words placeWords, Words figureWords);
    const QList<Curve> &curves() const { return m_curves; }
    ChartTable table() const; // what it shows, in numbers
    QString summary() const;  // and in words

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void place();
    void readAt(qsizetype place);
    void pointAt(QPointF pixel);
    void step(int by);

    QList<Curve> m_curves;
    QList<double> m_places; // of all curves, ascending
    qsizetype m_read = -1;  // of m_places
    Words m_placeWords = nullptr;
    Words m_figureWords = nullptr;
};

} // namespace inferograph
