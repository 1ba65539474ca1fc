// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "ui/charts/timeserieschart.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

class DecodeChart : public TimeSeriesChart
{
    Q_DECLARE_TR_FUNCTIONS(DecodeChart)

public:
    explicit DecodeChart(QWidget *parent)
        : TimeSeriesChart(tr("Decode speed"), tr("tokens per second"), decodeTps, 10, parent)
    {
    }

protected:
    QString valueText(double value) const override
    {
        return tr("%1 tokens per second").arg(format::rate(value));
    }

    QString limitText(double value) const override { return tr("%1 tok/s").arg(format::rate(value)); }

    QString emptyText() const override { return tr("No call with a decode speed in %1").arg(spanText()); }

    QStringList explanation(const CallRecord &call) const override
    {
        const auto rate = decodeTps(call);
        if (!rate)
            return {};
        return {tr("%1 tok/s: %2 tokens, generated in %3")
                    .arg(format::rate(rate), format::tokens(call.outputTokens, call.tokenCount),
                         format::durationWithUnit(generationTime(call)))};
    }
};

} // namespace

ChartPanel *createDecodeChart(QWidget *parent)
{
    return new DecodeChart(parent);
}

} // namespace inferograph
