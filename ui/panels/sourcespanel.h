// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/sourcelistmodel.h"

#include <QWidget>

class QListView;

namespace inferograph {

// Where calls come from, each with its state, and how to add more. Only asks: the window acts.
class SourcesPanel : public QWidget
{
    Q_OBJECT

public:
    // `addActions` go into the menu of the add button.
    SourcesPanel(SourceListModel &model, const QList<QAction *> &addActions, QWidget *parent = nullptr);

Q_SIGNALS:
    void retryRequested(inferograph::SourceId source);
    void removeRequested(inferograph::SourceId source);
    void skippedLinesRequested(inferograph::SourceId source);

private:
    void showMenu(const QPoint &position);
    void activate(const QModelIndex &index);

    SourceListModel &m_model;
    QListView *m_list;
};

} // namespace inferograph
