// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/machine/machinefigures.h"
#include "ui/charts/plotcard.h"

class QLineSeries;

namespace inferograph {

class ChartLegend;
class PlotView;

// CPU, memory and GPUs of this machine over the last minutes, in per cent; the legend has the figures of now. A break
// in the figures begins the chart anew.
class MachineChart : public PlotCard
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes span{5};

    explicit MachineChart(QWidget *parent = nullptr);

    void add(const MachineFigures &figures, WallTime at);

private:
    struct Line
    {
        QString name;
        QLineSeries *series; // the plot's
        QList<QPointF> points;
    };
    struct Value
    {
        QString name;
        std::optional<double> share;
        QString text; // behind the name
    };

    static QList<Value> valuesOf(const MachineFigures &figures);
    Line &lineOf(const QString &name);
    QPen penOf(qsizetype line) const;
    ChartTable table() const;
    void draw(WallTime now);
    void restyle();

    PlotView *m_plot;
    ChartLegend *m_legend;
    QList<Line> m_lines;
    QList<Value> m_values; // of now
    WallTime m_last;
};

} // namespace inferograph
