// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/timeaxis.h"

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

    // The axis shows `factor` times the figures.
    GaugeChart(const QString &title, const QString &subtitle, const QList<Figure> &figures, double factor,
               QWidget *parent);

protected:
    virtual QColor colour(Gauge gauge) const = 0;
    virtual QString valueText(double value) const = 0;
    virtual PlotFrame frame(const PlotView &plot, const ValueScale &scale) const;

    ChartTable table() const final;
    std::shared_ptr<ChartData> dataFor(const LiveView &view) const final;
    bool draw(const LiveView &view) final;
    QString summary() const override;
    QString emptyText() const override;
    void applyTheme() override;

private:
    class Data;
    struct Reading // what one source told at one moment
    {
        WallTime time;
        QByteArray source;
        double highest = 0;                  // in the unit of the axis
        QList<std::optional<double>> values; // of the figures
    };
    struct Told // of one figure of one source
    {
        qsizetype figure; // among m_figures
        QByteArray source;
        QList<QPointF> points; // in the unit of the axis
        std::vector<double> values;
        std::optional<double> median = {};
    };
    struct Line
    {
        qsizetype figure;
        QByteArray source;
        Qt::PenStyle dash;
    };

    const Data &figures() const;
    const QList<Reading> &readings() const;
    const Line &lineOf(const Told &told);
    ModelStyle styleOf(const Line &line) const;
    void drawLines();
    void drawMarks();
    void select(std::optional<qsizetype> reading);
    void step(int by);
    std::optional<qsizetype> nearest(QPointF pixel) const;
    qsizetype sources() const;

    const QList<Figure> m_figures;
    const double m_factor;
    PlotView *m_plot;
    ChartLegend *m_legend;
    ValueScale m_scale{4};
    QList<Line> m_lines;
    std::optional<qsizetype> m_selected;
};

} // namespace inferograph
