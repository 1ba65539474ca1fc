// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>

namespace inferograph {

// What a chart shows, as rows to be read. Stays true to the moment it was made, whatever the chart draws next.
struct ChartTable
{
    QStringList columns;
    int textColumns = 1; // the first ones; the others are numbers
    qsizetype rows = 0;
    std::function<QString(std::size_t row, int column)> cell = {};
};

class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const ChartTable &table);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QVariant alignmentOf(int column) const;

    ChartTable m_table;
};

} // namespace inferograph
