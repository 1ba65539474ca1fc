// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QHash>

#include <functional>
#include <queue>
#include <vector>

namespace inferograph {

// Each model's prompt speed on calls that are known to have had nothing cached, which unmasks the rates of
// cache hits; see promptTps().
class ColdRates
{
public:
    // Learns from a call that loaded its model, whose prompt began like none before it, or whose server says that
    // nothing came from the cache.
    void learn(const CallRecord &call);

    // The median rate of the calls learnt from, in tokens per second. Unset where there were none.
    std::optional<double> of(const QByteArray &model) const;

private:
    // Of values that come one at a time, at any moment and without looking at them all again.
    class RunningMedian
    {
    public:
        void add(double value);
        std::optional<double> value() const;

    private:
        std::priority_queue<double> m_lower; // half of the values, or one more than half
        std::priority_queue<double, std::vector<double>, std::greater<>> m_upper;
    };

    QHash<QByteArray, RunningMedian> m_rates;
};

} // namespace inferograph
