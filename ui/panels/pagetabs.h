// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTabBar>

class QAction;

namespace inferograph {

// A tab for each page; follows the checked one of the page actions, and triggers them.
class PageTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit PageTabs(const QList<QAction *> &pages, QWidget *parent = nullptr);
};

} // namespace inferograph
