// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/ratechart.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

// As the success rate counts them: incomplete calls are errors, cancelled ones are not.
class CallRateChart : public RateChart
{
    Q_DECLARE_TR_FUNCTIONS(CallRateChart)

public:
    explicit CallRateChart(QWidget *parent)
        : RateChart(tr("Calls and errors"), tr("a minute"), amounts, parent)
    {
    }

protected:
    QList<Part> parts() const override
    {
        return {{tr("ok"), theme().accent},
                {tr("cancelled"), theme().unexplained},
                {tr("errors"), theme().failed}};
    }

    static std::optional<Amounts> amounts(const CallRecord &call)
    {
        const bool ok = call.status == CallStatus::Ok;
        const bool cancelled = call.status == CallStatus::Cancelled;
        return Amounts{{ok ? 1.0 : 0, cancelled ? 1.0 : 0, ok || cancelled ? 0 : 1.0}};
    }

    QString amountText(qsizetype part, double amount, bool) const override
    {
        const QString calls = format::count(qRound64(amount));
        return part == 0   ? tr("%1 ok").arg(calls)
               : part == 1 ? tr("%1 cancelled").arg(calls)
                           : (amount == 1 ? tr("1 error") : tr("%1 errors").arg(calls));
    }
};

} // namespace

ChartPanel *createCallRateChart(QWidget *parent)
{
    return new CallRateChart(parent);
}

} // namespace inferograph
