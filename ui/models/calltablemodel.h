// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPixmap>

namespace inferograph {

// Calls, newest first. Batches only: one insert for each published snapshot. Sort role gives raw
// values. Unknown shows as `—`.
class CallTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Time,
        Model,
        OperationName,
        Source,
        Ttft,
        Load,
        PromptTokens,
        OutputTokens,
        DecodeTps,
        Total,
        Status,
        Start,
        Queue,
        PromptEval,
        Generation,
        PromptTps,
        Itl,
        Server,
        Endpoint,
        Request,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole, CallIdRole };

    explicit CallTableModel(QObject *parent = nullptr);

    // Rows from `firstNewRow` of `calls` are new; 0 resets.
    void setCalls(const SnapshotPtr &calls, std::size_t firstNewRow);

    // Unset where the index is not of a row.
    std::optional<CallRecord> call(const QModelIndex &index) const;
    virtual QModelIndex indexOf(CallId id) const; // invalid where it has no row

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    const SnapshotPtr &calls() const { return m_calls; }
    // Another snapshot under the same rows, or, within a reset, under others.
    void growCalls(const SnapshotPtr &calls) { m_calls = calls; }
    void replaceCalls(const SnapshotPtr &calls);
    virtual std::size_t arrivalAt(int row) const; // the snapshot's row behind a row of the table
    std::optional<std::size_t> arrivalOf(CallId id) const;

private:
    const QPixmap &modelSwatch(const QByteArray &model) const;
    const QPixmap &statusSign(CallStatus status) const;

    SnapshotPtr m_calls = std::make_shared<const Snapshot>();
    // Grows with the calls when indexOf() is asked, so that a table nobody selects in pays nothing.
    mutable QHash<CallId, std::size_t> m_arrivals;
    mutable std::size_t m_arrivalsKnown = 0;
    mutable QHash<QByteArray, QPixmap> m_swatches;
    mutable QHash<CallStatus, QPixmap> m_signs;
};

} // namespace inferograph
