// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/machine/machinewatch.h"
#include "ui/charts/plotcard.h"

namespace inferograph {

class ChartLegend;
class PlotView;

// CPU, memory and GPUs of this machine over the last minutes, in per cent; the legend has the figures of now. Where none
// were taken is a gap.
class MachineChart : public PlotCard
{
    Q_OBJECT

public:
    explicit MachineChart(QWidget *parent = nullptr);

    void setSamples(const QList<MachineSample> &samples); // in order of time
    const QList<MachineSample> &samples() const { return m_samples; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Line
    {
        QString name;
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
    void draw();
    void drawFrame(WallTime now);
    void tell();

    PlotView *m_plot;
    ChartLegend *m_legend;
    QList<MachineSample> m_samples;
    QList<Line> m_lines; // in order of first appearance
};

} // namespace inferograph
