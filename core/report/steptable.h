// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/stepresult.h"

namespace inferograph {

// The steps of a run for a terminal, one line each as they end: as the labels of all are known before, the
// columns have fixed widths. At most `width` characters wide; the columns that matter least go first.
class StepTable
{
public:
    struct Column;

    StepTable(const QByteArrayList &labels, int width);

    QByteArray header() const;
    // A step without all its figures says why on further lines.
    QByteArray line(const StepResult &result) const;

private:
    int m_width;
    int m_labelWidth = 0;
    QList<const Column *> m_columns;
};

// The steps of a run to paste elsewhere: all their figures, in all columns, and what is to be said of each; or everything
// that is known of each, as an array.
QByteArray stepsAsMarkdown(const QList<StepResult> &results);
QByteArray stepsAsJson(const QList<StepResult> &results);

// Why figures of a step are missing, or cannot be taken for granted: a sentence each, without a full stop.
QByteArrayList stepRemarks(const StepResult &result);

// What a call to each model costs after what the server had loaded: TTFT by model, cold, warm, and after each
// other model. Empty where the run has no such steps, or only one model.
QByteArray switchMatrix(const QList<StepResult> &results, int width);

} // namespace inferograph
