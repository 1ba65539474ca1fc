// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/owncalls.h"

#include <algorithm>

namespace inferograph {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t maximumCalls = 256;

QByteArrayView withoutLatest(QByteArrayView model)
{
    constexpr QByteArrayView tag = ":latest";
    return model.endsWith(tag) ? model.chopped(tag.size()) : model;
}

// An access line has whole seconds, stamped at the call's end, and from a minute on durations of whole seconds.
bool isSame(const CallRecord &sent, const CallRecord &logged)
{
    if (!logged.httpStatus || !logged.total || !sent.total || sent.server != logged.server)
        return false;
    const bool modelsFit = sent.model.isEmpty() || logged.model.isEmpty() ||
                           withoutLatest(sent.model) == withoutLatest(logged.model);
    const Nanoseconds late = sent.startedAt - logged.startedAt;
    const Nanoseconds longer = *sent.total - *logged.total;
    const Nanoseconds slack = 100ms + *logged.total / 50;
    const Nanoseconds cutOff = *logged.total >= 60s ? 1s : 0s;
    return modelsFit && late >= -100ms - cutOff && late <= 1100ms && longer >= -slack &&
           longer <= slack + cutOff;
}

} // namespace

void OwnCalls::add(const QList<CallRecord> &sent)
{
    for (const CallRecord &call : sent) {
        if (m_sent.size() >= maximumCalls)
            m_sent.pop_front();
        m_sent.push_back(call);
    }
}

QList<CallRecord> OwnCalls::without(const QList<CallRecord> &logged)
{
    if (m_sent.empty())
        return logged;
    QList<CallRecord> others;
    for (const CallRecord &call : logged) {
        const auto own = std::find_if(m_sent.begin(), m_sent.end(),
                                      [&call](const CallRecord &sent) { return isSame(sent, call); });
        if (own == m_sent.end())
            others.append(call);
        else
            m_sent.erase(own);
    }
    return others;
}

} // namespace inferograph
