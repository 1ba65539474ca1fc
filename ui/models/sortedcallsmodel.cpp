// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/sortedcallsmodel.h"

#include "ui/models/callcolumns.h"

#include <algorithm>

namespace inferograph {

namespace {

// More places than this at once, and the table is better told that all is new.
constexpr std::size_t mostPlaces = 16;

} // namespace

SortedCallsModel::SortedCallsModel(QObject *parent)
    : CallTableModel(parent), m_order(callColumn(Time).key, Qt::DescendingOrder)
{
}

void SortedCallsModel::setCalls(const SnapshotPtr &newCalls, std::size_t firstNewRow)
{
    const bool grows = firstNewRow > 0 && firstNewRow == calls()->size() && newCalls->size() >= firstNewRow;
    if (grows) {
        insert(newCalls, matchesFrom(*newCalls, firstNewRow));
        return;
    }
    beginResetModel();
    replaceCalls(newCalls);
    m_rows = matchesFrom(*newCalls, 0);
    endResetModel();
}

void SortedCallsModel::setFilter(const FilterExpression &filter)
{
    m_filter = filter;
    beginResetModel();
    m_rows = matchesFrom(*calls(), 0);
    endResetModel();
}

void SortedCallsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_order = CallOrder(callColumn(column).key, order);
    std::vector<std::size_t> rows = m_rows;
    m_order.sort(*calls(), rows);
    rearrange(std::move(rows));
}

void SortedCallsModel::rearrange(std::vector<std::size_t> rows)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> arrivals;
    for (const QModelIndex &index : before)
        arrivals.push_back(arrivalAt(index.row()));
    m_rows = std::move(rows);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(m_rows, arrivals[static_cast<std::size_t>(i)],
                                     [this](auto a, auto b) { return m_order.before(*calls(), a, b); });
        after << index(static_cast<int>(place - m_rows.begin()), before.at(i).column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

std::vector<std::size_t> SortedCallsModel::matchesFrom(const Snapshot &calls, std::size_t firstRow) const
{
    return m_order.rowsFrom(calls, firstRow, m_filter);
}

// Neighbours come in together; from the last place to the first, so that places found stay true.
void SortedCallsModel::insert(const SnapshotPtr &newCalls, const std::vector<std::size_t> &newRows)
{
    struct Run
    {
        std::ptrdiff_t place;
        std::vector<std::size_t> rows;
    };
    growCalls(newCalls);
    std::vector<Run> runs;
    for (const std::size_t row : newRows) {
        const std::ptrdiff_t place =
            std::ranges::lower_bound(m_rows, row,
                                     [&](auto a, auto b) { return m_order.before(*newCalls, a, b); }) -
            m_rows.begin();
        if (runs.empty() || runs.back().place != place)
            runs.push_back({place, {}});
        runs.back().rows.push_back(row);
    }
    if (runs.size() > mostPlaces) {
        std::vector<std::size_t> merged;
        merged.reserve(m_rows.size() + newRows.size());
        std::ranges::merge(m_rows, newRows, std::back_inserter(merged),
                           [&](auto a, auto b) { return m_order.before(*newCalls, a, b); });
        beginResetModel();
        m_rows = std::move(merged);
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const int first = static_cast<int>(run->place);
        beginInsertRows({}, first, first + static_cast<int>(run->rows.size()) - 1);
        m_rows.insert(m_rows.begin() + run->place, run->rows.begin(), run->rows.end());
        endInsertRows();
    }
}

QModelIndex SortedCallsModel::indexOf(CallId id) const
{
    const std::optional<std::size_t> arrival = arrivalOf(id);
    if (!arrival)
        return {};
    const auto place = std::ranges::lower_bound(
        m_rows, *arrival, [this](auto a, auto b) { return m_order.before(*calls(), a, b); });
    return place != m_rows.end() && *place == *arrival ? index(static_cast<int>(place - m_rows.begin()), 0)
                                                       : QModelIndex();
}

int SortedCallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

} // namespace inferograph
