// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/stepresult.h"

#include <QAbstractTableModel>

namespace inferograph {

// What a call to each model of a run costs: cold, warm, and after each other model. Median TTFT.
class SwitchMatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Model, Cold, Warm, FirstAfter };

    using QAbstractTableModel::QAbstractTableModel;

    void setResults(const QList<StepResult> &results);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const StepResult *resultAt(int row, int column) const; // null where there is none

    QList<StepResult> m_results; // none of ordinary steps
    QByteArrayList m_models;
};

} // namespace inferograph
