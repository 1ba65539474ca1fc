// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timeserieschart.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

class TtftChart : public TimeSeriesChart
{
    Q_DECLARE_TR_FUNCTIONS(TtftChart)

public:
    explicit TtftChart(QWidget *parent)
        : TimeSeriesChart(
              tr("Time to first token"), tr("ms per call, by model"),
              [](const CallRecord &call) { return toMilliseconds(call.ttft); }, 10, parent)
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
        return tr("No call with a time to first token in %1").arg(spanText());
    }

    QStringList explanation(const CallRecord &call) const override
    {
        if (!call.ttft)
            return {};
        QStringList parts;
        Nanoseconds known{};
        const auto add = [&](const QString &text, OptionalDuration part) {
            if (part && *part > Nanoseconds(0)) {
                parts.append(text.arg(format::milliseconds(part)));
                known += *part;
            }
        };
        add(tr("connect %1"), call.connect);
        add(tr("TLS %1"), call.tls);
        add(tr("queue %1"), call.queue);
        add(tr("load %1"), call.load);
        add(tr("prompt eval %1"), call.promptEval);
        QString text = tr("TTFT %1").arg(format::millisecondsWithUnit(toMilliseconds(call.ttft)));
        if (!parts.isEmpty() && known <= *call.ttft) {
            parts.append(tr("rest %1").arg(format::milliseconds(*call.ttft - known)));
            text += QStringLiteral(" = ") + parts.join(QStringLiteral(" + "));
        } else if (!parts.isEmpty()) {
            // The server's figures are not always within the client's: say both, claim no sum.
            text += QStringLiteral(" · ") + parts.join(QStringLiteral(" · "));
        }
        QStringList lines{text};
        if (call.promptTokens)
            lines.append(tr("%1 prompt tokens").arg(format::count(call.promptTokens)));
        return lines;
    }
};

} // namespace

ChartPanel *createTtftChart(QWidget *parent)
{
    return new TtftChart(parent);
}

} // namespace inferograph
