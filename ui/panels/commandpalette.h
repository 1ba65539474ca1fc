// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/commandlistmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTableView;

namespace inferograph {

// Everything that the window can be told, found by a few letters: the arrows choose, Enter does it, Esc or a click
// elsewhere closes. Deletes itself.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const QList<Command> &commands, QWidget *window);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void filter(const QString &pattern);
    void choose(int row);
    void run();

    CommandListModel m_model;
    QLineEdit *m_words;
    QTableView *m_list;
    QLabel *m_nothing;
};

} // namespace inferograph
