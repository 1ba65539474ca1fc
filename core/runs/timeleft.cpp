// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/timeleft.h"

#include <algorithm>

namespace inferograph {

TimeLeft::TimeLeft(const QList<RunStep> &steps)
{
    for (const RunStep &step : steps)
        m_steps.push_back({step, callsOf(step), {}});
}

void TimeLeft::callDone(qsizetype step, Nanoseconds took)
{
    Step &done = m_steps.at(static_cast<std::size_t>(step));
    done.left = std::max(0, done.left - 1);
    done.mean.add(took);
    m_ofModel[done.step.model].add(took);
    m_ofAll.add(took);
}

void TimeLeft::stepDone(qsizetype step)
{
    m_steps.at(static_cast<std::size_t>(step)).left = 0;
}

OptionalDuration TimeLeft::estimate() const
{
    Nanoseconds sum{};
    for (const Step &step : m_steps) {
        if (step.left == 0)
            continue;
        const OptionalDuration cost = costOfCall(step);
        if (!cost)
            return std::nullopt;
        sum += *cost * step.left;
    }
    return sum;
}

OptionalDuration TimeLeft::costOfCall(const Step &step) const
{
    if (step.step.rate)
        return fromSeconds(1 / *step.step.rate);
    OptionalDuration took = step.mean.value();
    if (!took)
        took = m_ofModel.value(step.step.model).value();
    if (!took)
        took = m_ofAll.value();
    return took ? OptionalDuration(*took / step.step.concurrency) : std::nullopt;
}

void TimeLeft::Mean::add(Nanoseconds value)
{
    sum += value;
    ++n;
}

OptionalDuration TimeLeft::Mean::value() const
{
    return n > 0 ? OptionalDuration(sum / n) : std::nullopt;
}

} // namespace inferograph
