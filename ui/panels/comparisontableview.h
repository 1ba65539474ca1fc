// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/comparisonmodel.h"
#include "ui/panels/fittingtable.h"

namespace inferograph {

// The table of a comparison. Space ticks a row, Enter makes it the baseline.
class ComparisonTableView : public FittingTable
{
    Q_OBJECT

public:
    explicit ComparisonTableView(ComparisonModel &model, QWidget *parent = nullptr);

    // The column of the chosen metric's median would say the same twice.
    void setMetric(Metric metric);

Q_SIGNALS:
    void baselineChosen(const QByteArray &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    ComparisonModel &m_model;
};

} // namespace inferograph
