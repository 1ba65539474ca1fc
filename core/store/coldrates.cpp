// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/coldrates.h"

#include "core/call/metrics.h"
#include "core/call/statistics.h"

namespace inferograph {

void ColdRates::learn(const CallRecord &call)
{
    const bool nothingCached = call.cachedTokens ? *call.cachedTokens == 0 : call.start == StartKind::Cold;
    const std::optional<double> rate = nothingCached ? promptTps(call) : std::nullopt;
    if (rate)
        m_rates[call.model].push_back(*rate);
}

std::optional<double> ColdRates::of(const QByteArray &model) const
{
    std::vector<double> rates = m_rates.value(model);
    return percentile(rates, 50);
}

} // namespace inferograph
