// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/callorder.h"
#include "ui/models/calltablemodel.h"

namespace inferograph {

// The calls that match a filter, sorted by any column; the last to come on top until told otherwise. New calls
// are put in their places. A million calls are sorted and filtered while the user watches, so both work on the
// rows of the snapshot, not on QVariants.
class SortedCallsModel : public CallTableModel
{
    Q_OBJECT

public:
    explicit SortedCallsModel(QObject *parent = nullptr);

    // As the base class does it.
    void setCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void setFilter(const FilterExpression &filter);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    std::size_t callCount() const { return calls()->size(); } // whether they match or not
    QModelIndex indexOf(CallId id) const override;
    int rowCount(const QModelIndex &parent = {}) const override;

protected:
    std::size_t arrivalAt(int row) const override { return m_rows[static_cast<std::size_t>(row)]; }

private:
    std::vector<std::size_t> matchesFrom(const Snapshot &calls, std::size_t firstRow) const; // sorted
    void insert(const SnapshotPtr &calls, const std::vector<std::size_t> &newRows);
    // Puts these in place of all rows; selections follow their calls.
    void rearrange(std::vector<std::size_t> rows);

    std::vector<std::size_t> m_rows;
    FilterExpression m_filter;
    CallOrder m_order;
};

} // namespace inferograph
