// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/shortcutsdialog.h"

#include "ui/controls.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace inferograph {

namespace {

using Group = QList<Command>; // with keys, of one name

QList<Group> groupsOf(const QList<Command> &commands)
{
    QList<Group> groups;
    for (const Command &command : commands) {
        if (command.keys.isEmpty())
            continue;
        const auto known = std::ranges::find_if(
            groups, [&](const Group &group) { return group.first().group == command.group; });
        if (known == groups.end())
            groups.append(Group{command});
        else
            known->append(command);
    }
    return groups;
}

qsizetype rowsOf(const Group &group)
{
    return group.size() + 2; // the heading, and the gap above it
}

void addGroup(QGridLayout &grid, const Group &group)
{
    QWidget *parent = grid.parentWidget();
    int row = grid.rowCount();
    grid.setRowMinimumHeight(row++, gridUnit() * 2);
    grid.addWidget(makeLabel(group.first().group.toUpper(), "heading", parent), row++, 0, 1, 2);
    for (const Command &command : group) {
        grid.addWidget(makeLabel(command.keys, "title", parent), row, 0);
        grid.addWidget(makeLabel(command.text, nullptr, parent), row++, 1);
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<Command> &commands, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    const QList<Group> groups = groupsOf(commands);
    qsizetype rows = 0;
    for (const Group &group : groups)
        rows += rowsOf(group);

    auto *columns = new QHBoxLayout;
    columns->setSpacing(gridUnit() * 12);
    QGridLayout *column = nullptr;
    qsizetype taken = 0;
    for (const Group &group : groups) {
        if (!column || (columns->count() == 1 && taken + rowsOf(group) / 2 > rows / 2)) {
            auto *part = new QWidget(this);
            column = new QGridLayout(part);
            column->setContentsMargins(0, 0, 0, 0);
            column->setHorizontalSpacing(gridUnit() * 5);
            column->setVerticalSpacing(gridUnit());
            columns->addWidget(part, 0, Qt::AlignTop);
        }
        addGroup(*column, group);
        taken += rowsOf(group);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gridUnit() * 6, gridUnit() * 3, gridUnit() * 6, gridUnit() * 4);
    layout->setSpacing(gridUnit() * 3);
    layout->addLayout(columns);
    layout->addWidget(buttons);
}

} // namespace inferograph
