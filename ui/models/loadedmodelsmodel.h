// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/loadedmodels.h"
#include "core/session/sourceinfo.h"

#include <QAbstractTableModel>

namespace inferograph {

// What the servers have loaded, server after server in the order of their first answers.
class LoadedModelsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Model, Server, Memory, Gpu, Context, Places, Expires, ColumnCount };

    struct Row
    {
        SourceId server = 0;
        QString serverName;
        LoadedModel model;
    };

    using QAbstractTableModel::QAbstractTableModel;

    // Rows of models that stay keep their place.
    void setLoaded(SourceId server, const QString &serverName, const QList<LoadedModel> &models);
    void drop(SourceId server);
    const Row *row(const QModelIndex &index) const; // null for none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void put(const Row &row);

    QList<Row> m_rows;
};

} // namespace inferograph
