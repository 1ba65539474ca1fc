// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/exchanges.h"

namespace inferograph {

namespace {

qsizetype bytesOf(const RawExchange &raw)
{
    return raw.request.size() + raw.response.size() +
           static_cast<qsizetype>(raw.reads.size() * sizeof(RawExchange::Read));
}

qsizetype bytesOf(const Exchange &exchange)
{
    return exchange.prompt.text.size() + exchange.prompt.system.size() + exchange.reasoning.size() +
           exchange.answer.size() + static_cast<qsizetype>(exchange.tokenMoments.size() * sizeof(Moment)) +
           (exchange.raw ? bytesOf(*exchange.raw) : 0);
}

} // namespace

void Exchanges::begin(CallId call, SourceId server, const Prompt &prompt)
{
    const Exchange exchange{
        .server = server, .prompt = prompt, .reasoning = {}, .answer = {}, .tokenMoments = {}};
    m_bytes += bytesOf(exchange);
    m_kept.insert(call, exchange);
    m_order.push_back(call);
    dropOldest();
}

void Exchanges::take(const QList<CallProgress> &calls)
{
    for (const CallProgress &call : calls) {
        const auto known = m_kept.find(call.id);
        if (known == m_kept.end())
            continue;
        const qsizetype before = bytesOf(*known);
        known->reasoning += call.reasoning;
        known->answer += call.content;
        known->tokenMoments.insert(known->tokenMoments.end(), call.tokenMoments.begin(),
                                   call.tokenMoments.end());
        if (call.raw) {
            known->raw = call.raw;
            m_rawOrder.push_back(call.id);
        }
        m_bytes += bytesOf(*known) - before;
    }
    dropOldest();
}

std::optional<Exchange> Exchanges::of(CallId call) const
{
    const auto known = m_kept.constFind(call);
    return known == m_kept.cend() ? std::nullopt : std::optional(*known);
}

void Exchanges::dropOldest()
{
    dropOldestRaw();
    while (m_order.size() > mostCalls || (m_bytes > mostBytes && m_order.size() > 1)) {
        m_bytes -= bytesOf(m_kept.take(m_order.front()));
        m_order.pop_front();
    }
}

void Exchanges::dropOldestRaw()
{
    while (!m_rawOrder.empty() && (m_bytes > mostBytes || m_rawOrder.size() > mostCalls)) {
        if (const auto oldest = m_kept.find(m_rawOrder.front()); oldest != m_kept.end() && oldest->raw)
            m_bytes -= bytesOf(*std::exchange(oldest->raw, {}));
        m_rawOrder.pop_front();
    }
}

} // namespace inferograph
