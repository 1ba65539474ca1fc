// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/gaugechart.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

class ThroughputChart : public GaugeChart
{
    Q_DECLARE_TR_FUNCTIONS(ThroughputChart)

public:
    explicit ThroughputChart(QWidget *parent)
        : GaugeChart(
              tr("Throughput"), tr("tok/s of a whole server"),
              {{Gauge::GenerationThroughput, tr("generation")}, {Gauge::PromptThroughput, tr("prompt")}}, 1,
              parent)
    {
    }

protected:
    QColor colour(Gauge gauge) const override
    {
        return gauge == Gauge::PromptThroughput ? theme().promptEval : theme().generation;
    }

    QString valueText(double value) const override { return tr("%1 tok/s").arg(format::rate(value)); }
};

} // namespace

ChartPanel *createThroughputChart(QWidget *parent)
{
    return new ThroughputChart(parent);
}

} // namespace inferograph
