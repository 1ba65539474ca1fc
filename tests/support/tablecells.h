// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QStringList>

namespace inferograph::testing {

// What a table shows: the titles of its columns, then its rows.
inline QList<QStringList> cellsOf(const QAbstractItemModel &model)
{
    QList<QStringList> cells{{}};
    for (int column = 0; column < model.columnCount(); ++column)
        cells.first().append(model.headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < model.rowCount(); ++row) {
        cells.append(QStringList());
        for (int column = 0; column < model.columnCount(); ++column)
            cells.last().append(model.index(row, column).data().toString());
    }
    return cells;
}

// One column of its rows.
inline QStringList columnOf(const QAbstractItemModel &model, int column)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells.append(model.index(row, column).data().toString());
    return cells;
}

inline QStringList columnOf(const QAbstractItemView &table, int column)
{
    return columnOf(*table.model(), column);
}

} // namespace inferograph::testing
