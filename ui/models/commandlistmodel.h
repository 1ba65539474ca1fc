// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/command.h"

#include <QAbstractTableModel>

namespace inferograph {

// The commands that fit what is typed, the best first; all of them, in their order, before anything is.
class CommandListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Text, Group, Keys, ColumnCount };

    explicit CommandListModel(const QList<Command> &commands, QObject *parent = nullptr);

    void setPattern(const QString &pattern);
    const Command &command(int row) const { return m_commands.at(m_fitting.at(row)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    const QList<Command> m_commands;
    QList<qsizetype> m_fitting;
};

} // namespace inferograph
