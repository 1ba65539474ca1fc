// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/command.h"

#include <QDialog>

namespace inferograph {

// The cheat sheet: every key, under the headings of the commands' groups, in two columns.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<Command> &commands, QWidget *parent = nullptr);
};

} // namespace inferograph
