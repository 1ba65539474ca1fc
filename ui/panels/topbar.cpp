// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/topbar.h"

#include "ui/panels/pagetabs.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

namespace inferograph {

TopBar::TopBar(WindowActions &actions, QWidget *parent) : QWidget(parent)
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *menus = new QMenuBar(this);
    actions.fill(*menus);
    menus->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);

    m_timeWindow = addMenuButton(actions.timeWindowMenu, tr("Time window"));
    QToolButton *themes = addMenuButton(actions.themeMenu, tr("Theme"));
    themes->setText(tr("Theme") + QStringLiteral(" \u25be"));
    auto *pause = new QToolButton(this);
    pause->setDefaultAction(actions.pause);
    pause->setAccessibleName(tr("Pause"));
    m_exports = new QToolButton(this);
    m_exports->setDefaultAction(actions.exportMenu);
    m_exports->setText(tr("Export") + QStringLiteral(" \u25be"));
    m_exports->setAccessibleName(tr("Export"));
    auto *testPrompt = new QToolButton(this);
    testPrompt->setDefaultAction(actions.testPrompt);
    testPrompt->setProperty("primary", true);
    testPrompt->setAccessibleName(tr("Test prompt"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(gridUnit() * 4, gridUnit() * 3 / 2, gridUnit() * 3, gridUnit() * 3 / 2);
    layout->setSpacing(gridUnit() * 2);
    layout->addWidget(menus, 0, Qt::AlignVCenter);
    layout->addSpacing(gridUnit() * 2);
    layout->addWidget(new PageTabs(actions.pageActions(), this), 0, Qt::AlignVCenter);
    layout->addStretch();
    for (QToolButton *button : {m_timeWindow, pause, m_exports, themes, testPrompt}) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }

    // As wide as its longest choice, so that nothing moves when another is chosen.
    int widest = 0;
    for (const QAction *action : actions.timeWindowActions()) {
        setTimeWindowText(action->text());
        widest = std::max(widest, m_timeWindow->sizeHint().width());
    }
    m_timeWindow->setMinimumWidth(widest);
}

QToolButton *TopBar::addMenuButton(QMenu *menu, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void TopBar::setTimeWindowText(const QString &text)
{
    m_timeWindow->setText(text + QStringLiteral(" \u25be"));
    m_timeWindow->setAccessibleDescription(text);
}

void TopBar::setTimeWindowRests(const QString &reason)
{
    m_timeWindow->setEnabled(reason.isEmpty());
    m_timeWindow->setToolTip(reason.isEmpty() ? m_timeWindow->accessibleName() : reason);
}

QPoint TopBar::belowExports() const
{
    return m_exports->mapToGlobal(QPoint(0, m_exports->height()));
}

} // namespace inferograph
