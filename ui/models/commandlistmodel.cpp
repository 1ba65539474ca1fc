// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/commandlistmodel.h"

#include "ui/theme.h"

#include <algorithm>
#include <numeric>

namespace inferograph {

CommandListModel::CommandListModel(const QList<Command> &commands, QObject *parent)
    : QAbstractTableModel(parent), m_commands(commands), m_fitting(commands.size())
{
    std::iota(m_fitting.begin(), m_fitting.end(), 0);
}

void CommandListModel::setPattern(const QString &pattern)
{
    QList<std::pair<int, qsizetype>> scored;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands.at(i);
        if (const auto score = fuzzyScore(QString(command.text + u' ' + command.group), pattern))
            scored.append({*score, i});
    }
    std::ranges::stable_sort(scored, std::greater(), [](const auto &each) { return each.first; });
    beginResetModel();
    m_fitting.clear();
    for (const auto &[score, command] : scored)
        m_fitting.append(command);
    endResetModel();
}

int CommandListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fitting.size());
}

int CommandListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CommandListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Command &shown = command(index.row());
    if (role == Qt::ForegroundRole && index.column() != Text)
        return theme().quietText;
    if (role == Qt::TextAlignmentRole && index.column() == Keys)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Text:
        return shown.text;
    case Group:
        //: a kind of command, and that what it switches is on
        return shown.on ? tr("%1 · on").arg(shown.group) : shown.group;
    default:
        return shown.keys;
    }
}

} // namespace inferograph
