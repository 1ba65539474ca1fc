// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/stepresult.h"

#include <QString>

namespace inferograph {

// A condition on the figures of a step, such as `ttft_p95_ms>800`: a metric of the records with p0 to p100,
// mean, min or max before its unit, or a figure of the whole step; then >, >=, < or <=, and a number.
class Threshold
{
public:
    struct Reading;
    static Reading read(const QByteArray &text);

    enum class Verdict : quint8 { Holds, DoesNotHold, Unknown };
    struct Judgement
    {
        Verdict verdict;
        std::optional<double> value;
    };

    Judgement judge(const StepResult &result) const;
    QByteArray text() const { return m_text; } // without spaces

private:
    QByteArray m_text;
    QByteArray m_figure; // of the step; else:
    QByteArray m_metric; // of its records
    double m_percentile = 50;
    bool m_isMean = false;
    char m_direction = '>';
    bool m_orEqual = false;
    double m_limit = 0;

    bool readName(const QByteArray &name);
    bool readAggregate(const QByteArray &name);
    std::optional<double> valueIn(const StepResult &result) const;
};

struct Threshold::Reading
{
    std::optional<Threshold> threshold;
    QString problem; // for people, where there is none
};

} // namespace inferograph
