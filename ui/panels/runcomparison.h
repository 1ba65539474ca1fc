// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/sweep.h"
#include "core/session/sessionruns.h"
#include "ui/models/switchmatrixmodel.h"

#include <QWidget>

class QComboBox;

namespace inferograph {

class ChartLegend;
class FittingTable;
class PlotCard;
class SweepPlot;

// The runs of the session that varied something: their sweeps as curves, and what a cold start, a warm call and a
// switch between models cost.
class RunComparison : public QWidget
{
    Q_OBJECT

public:
    explicit RunComparison(QWidget *parent = nullptr);

    // Those of them that have anything to show, the latest first. Keeps the chosen one.
    void setRuns(const QList<SessionRun> &runs);
    bool isEmpty() const { return m_runs.isEmpty(); }

private:
    QWidget *makeControls();
    QWidget *makeCharts();
    QWidget *makeMatrix();
    void showRun();
    void showCurves();

    QList<SessionRun> m_runs;
    SwitchMatrixModel m_matrix;
    QComboBox *m_run;
    QComboBox *m_axis;
    QComboBox *m_times;
    QComboBox *m_speeds;
    QWidget *m_charts;
    ChartLegend *m_legend;
    SweepPlot *m_timePlot;
    SweepPlot *m_speedPlot;
    PlotCard *m_timeCard;
    PlotCard *m_speedCard;
    QWidget *m_matrixCard;
};

} // namespace inferograph
