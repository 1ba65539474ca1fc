// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/runs/runstep.h"

#include <QHash>

#include <vector>

namespace inferograph {

// How long a run will go on, judged by its calls so far: those of the same step tell most, then those of the
// same model, then all.
class TimeLeft
{
public:
    explicit TimeLeft(const QList<RunStep> &steps);

    void callDone(qsizetype step, Nanoseconds took);
    void stepDone(qsizetype step); // however many of its calls were made

    OptionalDuration estimate() const; // unset before there is anything to judge by

private:
    struct Mean
    {
        Nanoseconds sum{};
        int n = 0;

        void add(Nanoseconds value);
        OptionalDuration value() const;
    };
    struct Step
    {
        RunStep step;
        int left;
        Mean mean;
    };

    OptionalDuration costOfCall(const Step &step) const;

    std::vector<Step> m_steps;
    QHash<QByteArray, Mean> m_ofModel;
    Mean m_ofAll;
};

} // namespace inferograph
