// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/recentcallsmodel.h"

#include <algorithm>

namespace inferograph {

void RecentCallsModel::setCalls(const SnapshotPtr &newCalls, std::size_t firstNewRow)
{
    const bool grows = firstNewRow > 0 && firstNewRow == calls()->size() && newCalls->size() >= firstNewRow;
    if (m_only && grows) {
        growCalls(newCalls);
        return;
    }
    if (m_only)
        showAll();
    CallTableModel::setCalls(newCalls, firstNewRow);
}

void RecentCallsModel::showAll()
{
    if (!m_only)
        return;
    beginResetModel();
    m_only.reset();
    endResetModel();
}

void RecentCallsModel::showOnly(Rows rows)
{
    std::ranges::sort(rows);
    if (rows == m_only)
        return;
    beginResetModel();
    m_only = std::move(rows);
    endResetModel();
}

QModelIndex RecentCallsModel::indexOf(CallId id) const
{
    if (!m_only)
        return CallTableModel::indexOf(id);
    const std::optional<std::size_t> arrival = arrivalOf(id);
    if (!arrival)
        return {};
    const auto place = std::ranges::lower_bound(*m_only, *arrival);
    return place != m_only->end() && *place == *arrival
               ? index(static_cast<int>(m_only->end() - place) - 1, 0)
               : QModelIndex();
}

int RecentCallsModel::rowCount(const QModelIndex &parent) const
{
    return m_only && !parent.isValid() ? static_cast<int>(m_only->size()) : CallTableModel::rowCount(parent);
}

std::size_t RecentCallsModel::arrivalAt(int row) const
{
    return m_only ? (*m_only)[m_only->size() - 1 - static_cast<std::size_t>(row)]
                  : CallTableModel::arrivalAt(row);
}

} // namespace inferograph
