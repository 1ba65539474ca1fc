// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/metrictext.h"

#include <QAbstractTableModel>

namespace inferograph {

// A row for each set of calls that could be compared; those with a tick are. Columns: the figures of the chosen
// metric, then the medians of all metrics.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Set, Calls, Success, Median, P95, P99, DifferenceColumn, FirstMetric };

    struct Row
    {
        QByteArray name;
        QString label;
        bool compared = true;
        // In the order of allMetrics; empty where not compared.
        std::vector<ComparedSet> figures = {};
    };

    using QAbstractTableModel::QAbstractTableModel;

    // `baseline` is the name of a set. Rows of the same names keep their place, and with it the selection.
    void setRows(std::vector<Row> rows, Metric metric, const QByteArray &baseline);
    const std::vector<Row> &rows() const { return m_rows; }
    static int columnOf(Metric metric);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    // Ticks only; the owner answers with new rows.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void comparedChanged(const QByteArray &name, bool compared);

private:
    const ComparedSet *figuresOf(const Row &row, int column) const;
    QString text(const Row &row, int column) const;
    QString toolTip(const Row &row, int column) const;
    QVariant colour(const Row &row, int column) const;
    bool isBest(const Row &row, int column) const;

    std::vector<Row> m_rows;
    Metric m_metric = Metric::Ttft;
    QByteArray m_baseline;
};

} // namespace inferograph
