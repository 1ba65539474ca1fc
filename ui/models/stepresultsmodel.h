// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionruns.h"

#include <QAbstractTableModel>

namespace inferograph {

// The steps of a run, one row each from its beginning; their figures as they end.
class StepResultsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Step,
        Calls,
        PromptTokens,
        TtftP50,
        TtftInterval,
        TtftP95,
        TotalP50,
        LoadP50,
        PromptSpeed,
        DecodeSpeed,
        Throughput,
        Wall,
        Remarks,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRun(const SessionRun &run); // also one that has ended
    void addResult(const StepResult &result);
    void setCallsDone(qsizetype step, int done); // of the step under way
    void endRun();                               // no step comes any more

    const SessionRun &run() const { return m_run; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const StepResult *resultOf(int row) const; // null before its end
    QString text(int row, int column) const;
    QString stateOf(int row) const;

    SessionRun m_run;
    int m_done = 0;
    bool m_ended = false;
};

} // namespace inferograph
