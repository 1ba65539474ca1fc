// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/timeaxis.h"

namespace inferograph {

// Figures of whole servers over time, as their logs tell them: a line for each figure of each source, with a mark
// wherever one was told and a gap where none was for long. A chart says which figures, all of one unit.
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
    std::size_t itemCount() const final;
    std::optional<std::size_t> itemAt(QPointF pixel) const final;
    quint64 keyOf(std::size_t item) const final;
    Callout calloutOf(std::size_t item) const final;

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
        double longestStep = 0; // see PlotLine
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
    qsizetype sources() const;

    const QList<Figure> m_figures;
    const double m_factor;
    ValueScale m_scale{4};
    QList<Line> m_lines;
};

} // namespace inferograph
