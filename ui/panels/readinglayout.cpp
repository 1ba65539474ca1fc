// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/readinglayout.h"

#include "ui/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace inferograph {

void layOutToRead(QDialog &dialog, QLabel *about, QWidget *content, int letters, int lines)
{
    about->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(&dialog);
    layout->setSpacing(gridUnit() * 2);
    layout->addWidget(about);
    layout->addWidget(content, 1);
    layout->addWidget(buttons);
    const QFontMetrics metrics = dialog.fontMetrics();
    dialog.resize(metrics.averageCharWidth() * letters, metrics.height() * lines);
}

} // namespace inferograph
