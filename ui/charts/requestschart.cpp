// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/gaugechart.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

class RequestsChart : public GaugeChart
{
    Q_DECLARE_TR_FUNCTIONS(RequestsChart)

public:
    explicit RequestsChart(QWidget *parent)
        : GaugeChart(tr("Requests"), tr("at a whole server"),
                     {{Gauge::Running, tr("running")}, {Gauge::Waiting, tr("waiting")}}, 1, parent)
    {
    }

protected:
    QColor colour(Gauge gauge) const override
    {
        return gauge == Gauge::Waiting ? theme().warning : theme().accent;
    }

    QString valueText(double value) const override { return format::count(qRound64(value)); }
};

} // namespace

ChartPanel *createRequestsChart(QWidget *parent)
{
    return new RequestsChart(parent);
}

} // namespace inferograph
