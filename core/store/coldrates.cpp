// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/coldrates.h"

#include "core/call/metrics.h"

namespace inferograph {

void ColdRates::learn(const CallRecord &call)
{
    const std::optional<double> rate = nothingWasCached(call) ? promptTps(call) : std::nullopt;
    if (rate)
        m_rates[call.model].add(*rate);
}

std::optional<double> ColdRates::of(const QByteArray &model) const
{
    const auto found = m_rates.constFind(model);
    return found == m_rates.cend() ? std::nullopt : found->value();
}

void ColdRates::RunningMedian::add(double value)
{
    m_lower.push(value);
    m_upper.push(m_lower.top());
    m_lower.pop();
    if (m_upper.size() > m_lower.size()) {
        m_lower.push(m_upper.top());
        m_upper.pop();
    }
}

std::optional<double> ColdRates::RunningMedian::value() const
{
    if (m_lower.empty())
        return std::nullopt;
    return m_lower.size() > m_upper.size() ? m_lower.top() : (m_lower.top() + m_upper.top()) / 2;
}

} // namespace inferograph
