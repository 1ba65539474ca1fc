// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/timeaxis.h"

#include <map>

class QLineSeries;

namespace inferograph {

// Figures of whole servers over time, as their logs tell them: a line for each figure of each source, with a mark
// wherever one was told. A chart says which figures, all of one unit.
class GaugeChart : public ChartPanel
{
    Q_OBJECT

public:
    struct Figure
    {
        Gauge gauge;
        QString name;
    };

    GaugeChart(const QString &title, const QString &subtitle, const QList<Figure> &figures, QWidget *parent);

protected:
    virtual QColor colour(Gauge gauge) const = 0;
    virtual double plotted(double value) const { return value; } // in the unit of the axis
    virtual QString valueText(double value) const = 0;
    virtual PlotFrame frame(const PlotView &plot, const ValueScale &scale) const;

    ChartTable table() const final;
    bool draw(const LiveView &view) final;
    QString summary() const override;
    QString emptyText() const override;
    void applyTheme() override;

private:
    struct Line
    {
        Figure figure;
        QByteArray source;
        ModelStyle style;
        QLineSeries *series;
        QList<QPointF> points; // in the unit of the axis
        std::vector<double> values;
    };
    struct Reading // what one source told at one moment
    {
        WallTime time;
        QByteArray source;
        double highest = 0;                  // in the unit of the axis
        QList<std::optional<double>> values; // of the figures
    };

    void collect(const LiveView &view);
    Line &lineOf(const Figure &figure, const QByteArray &source);
    void drawLines();
    void drawMarks();
    void select(std::optional<qsizetype> reading);
    void step(int by);
    std::optional<qsizetype> nearest(QPointF pixel) const;
    qsizetype sources() const;

    const QList<Figure> m_figures;
    PlotView *m_plot;
    ChartLegend *m_legend;
    ValueScale m_scale{4};
    QList<Line> m_lines;
    QList<Reading> m_readings;    // in order of time
    std::vector<double> m_failed; // places of calls on the time axis
    std::optional<qsizetype> m_selected;
};

} // namespace inferograph
