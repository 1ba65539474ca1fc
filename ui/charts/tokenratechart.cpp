// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/ratechart.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace inferograph {

namespace {

class TokenRateChart : public RateChart
{
    Q_DECLARE_TR_FUNCTIONS(TokenRateChart)

public:
    explicit TokenRateChart(QWidget *parent) : RateChart(tr("Tokens"), tr("a minute"), amounts, parent) {}

protected:
    QList<Part> parts() const override
    {
        return {{tr("out"), theme().generation},
                {tr("in"), theme().promptEval},
                {tr("in, cached"), theme().queue}};
    }

    static std::optional<Amounts> amounts(const CallRecord &call)
    {
        if (!call.outputTokens && !call.promptTokens)
            return std::nullopt;
        const auto prompt = static_cast<double>(call.promptTokens.value_or(0));
        const double cached = std::min(prompt, static_cast<double>(call.cachedTokens.value_or(0)));
        const bool estimated = call.outputTokens && (call.tokenCount == TokenCount::Chunks ||
                                                     call.tokenCount == TokenCount::Estimate);
        return Amounts{{static_cast<double>(call.outputTokens.value_or(0)), prompt - cached, cached},
                       estimated};
    }

    QString amountText(qsizetype part, double amount, bool estimated) const override
    {
        const QString tokens =
            (part == 0 && estimated ? QStringLiteral("~") : QString()) + format::count(qRound64(amount));
        return part == 0   ? tr("%1 out").arg(tokens)
               : part == 1 ? tr("%1 in").arg(tokens)
                           : tr("%1 in, cached").arg(tokens);
    }

    QString emptyText() const override { return tr("No call that tells its tokens in %1").arg(spanText()); }
};

} // namespace

ChartPanel *createTokenRateChart(QWidget *parent)
{
    return new TokenRateChart(parent);
}

} // namespace inferograph
