// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <chrono>
#include <optional>

class QToolButton;

namespace inferograph {

class WindowActions;

// The menus, the pages, and what is done most often.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(WindowActions &actions, QWidget *parent = nullptr);

    void setTimeWindowText(const QString &text);
    void setTimeWindowRests(const QString &reason); // empty: it does not
    QPoint belowExports() const;                    // where the menu of exports drops down, on the screen

private:
    QToolButton *addMenuButton(QMenu *menu, const QString &name);

    QToolButton *m_timeWindow;
    QToolButton *m_exports;
};

} // namespace inferograph
