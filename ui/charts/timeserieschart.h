// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/callchart.h"

namespace inferograph {

// One number of each call over time, a line for each model, broken where calls stay away for long. Cold starts are rings
// and failed calls crosses, at their number or, without one, on the time axis; other calls without it are no points. A
// chart says what its number is.
class TimeSeriesChart : public CallChart
{
    Q_OBJECT

public:
    using Value = std::optional<double> (*)(const CallRecord &call); // for any thread

    TimeSeriesChart(const QString &title, const QString &subtitle, Value value, double smallestLimit,
                    QWidget *parent);

protected:
    virtual QString valueText(double value) const = 0;

    QStringList numberColumns() const override { return {title()}; }
    QString number(const CallRecord &call, int column) const override;
    QString summary() const override;
    std::shared_ptr<ChartData> dataFor(const LiveView &view) const override;
    void drawPlot(const LiveView &view) override;

private:
    class Data;

    const Data &lines() const;
    void drawFrame(const LiveView &view);
    void drawLines();
    void drawMarks();
    bool isDense(qsizetype calls) const;

    const Value m_value;
};

} // namespace inferograph
