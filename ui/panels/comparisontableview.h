// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/comparisonmodel.h"

#include <QTableView>

namespace inferograph {

// The table of a comparison. As high as its rows where it may; columns that have no room step back, the least
// telling first. Space ticks a row, Enter makes it the baseline.
class ComparisonTableView : public QTableView
{
    Q_OBJECT

public:
    explicit ComparisonTableView(ComparisonModel &model, QWidget *parent = nullptr);

    // The column of the chosen metric's median would say the same twice.
    void setMetric(Metric metric);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void baselineChosen(const QByteArray &name);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int heightOf(int rows) const;
    void fitColumns();

    ComparisonModel &m_model;
    Metric m_metric = Metric::Ttft;
};

} // namespace inferograph
