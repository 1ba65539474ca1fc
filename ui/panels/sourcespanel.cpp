// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sourcespanel.h"

#include "ui/controls.h"
#include "ui/panels/delegates.h"
#include "ui/panels/fittinglist.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

namespace inferograph {

namespace {

constexpr int mostRows = 10;

} // namespace

SourcesPanel::SourcesPanel(SourceListModel &model, const QList<QAction *> &addActions, QWidget *parent)
    : QWidget(parent), m_model(model), m_list(new FittingList(mostRows, this))
{
    auto *add = new QToolButton(this);
    add->setText(QStringLiteral("+"));
    add->setProperty("flat", true);
    add->setToolTip(tr("Add a source"));
    add->setAccessibleName(tr("Add a source"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    menu->addActions(addActions);
    add->setMenu(menu);

    m_list->setModel(&model);
    m_list->setItemDelegate(new SourceDelegate(m_list));
    m_list->setAccessibleName(tr("Sources"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &SourcesPanel::showMenu);
    connect(m_list, &QListView::activated, this, &SourcesPanel::activate);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(gridUnit() * 2, 0, 0, 0);
    header->addWidget(makeLabel(tr("SOURCES"), "heading", this));
    header->addStretch();
    header->addWidget(add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit());
    layout->addLayout(header);
    layout->addWidget(m_list);
}

void SourcesPanel::showMenu(const QPoint &position)
{
    const std::optional<SourceInfo> source = m_model.source(m_list->indexAt(position));
    if (!source)
        return;
    const SourceId id = source->id;
    QMenu menu(this);
    QAction *retry = menu.addAction(tr("Retry"), this, [this, id] { Q_EMIT retryRequested(id); });
    retry->setEnabled(source->state == SourceState::Failed || source->state == SourceState::Finished);
    QAction *skipped =
        menu.addAction(tr("Show skipped lines…"), this, [this, id] { Q_EMIT skippedLinesRequested(id); });
    skipped->setEnabled(source->skippedLines > 0);
    menu.addSeparator();
    menu.addAction(tr("Remove"), this, [this, id] { Q_EMIT removeRequested(id); });
    menu.exec(m_list->viewport()->mapToGlobal(position));
}

// Enter or a double click does what the row's note offers.
void SourcesPanel::activate(const QModelIndex &index)
{
    const std::optional<SourceInfo> source = m_model.source(index);
    if (!source)
        return;
    if (source->state == SourceState::Failed)
        Q_EMIT retryRequested(source->id);
    else if (source->skippedLines > 0)
        Q_EMIT skippedLinesRequested(source->id);
}

} // namespace inferograph
