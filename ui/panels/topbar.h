// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <chrono>
#include <optional>

class QToolButton;

namespace inferograph {

class WindowActions;

// The menus, the pages, and what is done most often. Where it is too narrow, the buttons that the menus have as well step
// back one after the other; the menus and the pages never do.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(WindowActions &actions, QWidget *parent = nullptr);

    void setTimeWindowText(const QString &text);
    void setTimeWindowRests(const QString &reason); // empty: it does not
    QPoint belowExports() const;                    // where the menu of exports drops down, on the screen

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;

private:
    QToolButton *addMenuButton(QMenu *menu, const QString &name);
    int widthOf(const QToolButton &button) const; // with its gap
    void fit();

    QToolButton *m_timeWindow;
    QToolButton *m_exports;
    QList<QToolButton *> m_stepBack; // which is the first to go
};

} // namespace inferograph
