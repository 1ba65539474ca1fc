// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/skippedlinesdialog.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/readinglayout.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QTreeWidget>

namespace inferograph {

SkippedLinesDialog::SkippedLinesDialog(const QList<SkippedLine> &lines, qint64 total, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Skipped lines"));
    auto *list = new QTreeWidget(this);
    list->setHeaderLabels({tr("Log"), tr("Line"), tr("Why"), tr("Begins with")});
    list->setAccessibleName(tr("Skipped lines"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    for (const SkippedLine &line : lines) {
        const QString text = QString::fromUtf8(line.text).simplified();
        auto *item =
            new QTreeWidgetItem(list, {QFileInfo(QString::fromUtf8(line.source)).fileName(),
                                       format::count(line.line), QString::fromUtf8(line.reason), text});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(3, text);
    }
    for (int column = 0; column < 3; ++column)
        list->resizeColumnToContents(column);
    if (list->topLevelItemCount() > 0)
        list->setCurrentItem(list->topLevelItem(0));

    QLabel *sentence = makeLabel(total > lines.size()
                                     ? tr("%1 lines could not be read as calls; these are the first of them.")
                                           .arg(format::count(total))
                                     : tr("These lines could not be read as calls; all others were."),
                                 "quiet", this);
    layOutToRead(*this, sentence, list, 100, 24);
}

} // namespace inferograph
