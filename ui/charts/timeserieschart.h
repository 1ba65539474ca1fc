// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/axes.h"
#include "ui/charts/chartpanel.h"

#include <QHash>
#include <QPointF>

class QLineSeries;

namespace inferograph {

class ChartLegend;
class PlotView;

// One number of each call over time, a line for each model. Calls without the number are no points; failed
// ones are crosses on the time axis. A chart says what its number is.
class TimeSeriesChart : public ChartPanel
{
    Q_OBJECT

public:
    // `smallestLimit`: the value axis never ends below.
    TimeSeriesChart(const QString &title, const QString &subtitle, double smallestLimit, QWidget *parent);

protected:
    // Whether a cold start shows in the number, so that its points get a ring.
    virtual bool ringsColdStarts() const { return false; }
    virtual std::optional<double> value(const CallRecord &call) const = 0;
    virtual QString valueText(double value) const = 0;
    // Lines that say how the number came about, for the call under the mouse.
    virtual QStringList explanation(const CallRecord &call) const = 0;

    QString summary() const override;
    bool draw(const LiveView &view) override;
    void applyTheme() override;

private:
    struct PlottedCall
    {
        QPointF at;
        const CallRecord *call; // of m_drawn
    };
    struct ModelLine
    {
        QByteArray model;
        QLineSeries *series;
        QList<QPointF> points;
    };

    void collect();
    ModelLine &lineOf(const QByteArray &model);
    void drawFrame(const LiveView &view);
    void drawLines();
    void drawMarks();
    bool isDense(const ModelLine &line) const;
    void styleLine(const ModelLine &line) const;
    void select(std::optional<std::size_t> index);
    std::optional<std::size_t> nearest(QPointF pixel) const;
    void step(int by);
    void activate();

    PlotView *m_plot;
    ChartLegend *m_legend;
    ValueScale m_scale;
    LiveView m_drawn; // keeps its calls alive; view() may be newer already
    double m_largest = 0;
    std::vector<PlottedCall> m_plotted;
    QList<ModelLine> m_lines;
    QHash<QByteArray, qsizetype> m_lineOfModel;
    std::size_t m_failed = 0;
    std::optional<std::size_t> m_selected; // in m_plotted
};

} // namespace inferograph
