// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/shortcutsdialog.h"

#include "ui/controls.h"
#include "ui/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace inferograph {

namespace {

QString plainText(const QAction &action)
{
    return action.text().remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *rows = new QFormLayout;
    rows->setHorizontalSpacing(gridUnit() * 6);
    rows->setVerticalSpacing(gridUnit() * 2);
    const auto add = [&](const QString &keys, const QString &what) {
        rows->addRow(makeLabel(keys, "title", this), makeLabel(what, nullptr, this));
    };
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            add(action->shortcut().toString(QKeySequence::NativeText), plainText(*action));
    }
    add(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText),
        tr("Send the test prompt"));
    add(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText), tr("Cancel the test prompt"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(gridUnit() * 3);
    layout->addLayout(rows);
    layout->addWidget(buttons);
}

} // namespace inferograph
