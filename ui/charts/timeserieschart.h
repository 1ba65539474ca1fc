// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/callchart.h"

#include <QHash>

class QLineSeries;

namespace inferograph {

// One number of each call over time, a line for each model. Calls without the number are no points; failed
// ones are crosses on the time axis, where cold starts are rings unless the number shows them. A chart says what its
// number is.
class TimeSeriesChart : public CallChart
{
    Q_OBJECT

public:
    // `smallestLimit`: the value axis never ends below.
    TimeSeriesChart(const QString &title, const QString &subtitle, double smallestLimit, QWidget *parent);

protected:
    // Whether a cold start shows in the number: its points then get the ring.
    virtual bool ringsColdStarts() const { return false; }
    virtual std::optional<double> value(const CallRecord &call) const = 0;
    virtual QString valueText(double value) const = 0;

    QStringList numberColumns() const override { return {title()}; }
    QString number(const CallRecord &call, int column) const override;
    QString summary() const override;
    std::vector<PlottedCall> collect(const LiveView &view) override;
    void drawPlot(const LiveView &view) override;
    void applyTheme() override;

private:
    struct ModelLine
    {
        QByteArray model;
        QLineSeries *series;
        QList<QPointF> points;
    };

    ModelLine &lineOf(const QByteArray &model);
    void drawFrame(const LiveView &view);
    void drawLines();
    void drawMarks();
    bool isDense(const ModelLine &line) const;
    void styleLine(const ModelLine &line) const;

    ValueScale m_scale;
    double m_largest = 0;
    QList<ModelLine> m_lines;
    QHash<QByteArray, qsizetype> m_lineOfModel;
    std::vector<double> m_failed; // places on the time axis, ascending
    std::vector<double> m_coldStarts;
};

} // namespace inferograph
