// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timeserieschart.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

class ItlChart : public TimeSeriesChart
{
    Q_DECLARE_TR_FUNCTIONS(ItlChart)

public:
    explicit ItlChart(QWidget *parent)
        : TimeSeriesChart(
              tr("Inter-token latency"), tr("ms, median of a call"),
              [](const CallRecord &call) { return toMilliseconds(call.itlP50); }, 10, parent)
    {
    }

protected:
    QString valueText(double value) const override { return format::millisecondsWithUnit(value); }

    QString limitText(double value) const override
    {
        return format::durationWithUnit(fromMilliseconds(value));
    }

    QString emptyText() const override
    {
        return tr("No call with times between its tokens in %1").arg(spanText());
    }

    QStringList explanation(const CallRecord &call) const override
    {
        if (!call.itlP50)
            return {};
        QStringList parts{tr("p50 %1").arg(format::durationWithUnit(call.itlP50))};
        if (call.itlP99)
            parts.append(tr("p99 %1").arg(format::durationWithUnit(call.itlP99)));
        if (call.itlMax)
            parts.append(tr("longest %1").arg(format::durationWithUnit(call.itlMax)));
        QStringList lines{parts.join(QStringLiteral(" · "))};
        if (call.stalls)
            lines.append(*call.stalls == 1 ? tr("1 stall")
                                           : tr("%1 stalls").arg(format::count(*call.stalls)));
        return lines;
    }
};

} // namespace

ChartPanel *createItlChart(QWidget *parent)
{
    return new ItlChart(parent);
}

} // namespace inferograph
