// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/topbar.h"

#include "ui/panels/pagetabs.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

#include <utility>

namespace inferograph {

TopBar::TopBar(WindowActions &actions, QWidget *parent) : QWidget(parent)
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *menus = new QMenuBar(this);
    actions.fill(*menus);
    menus->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Maximum); // folded, nobody would find them

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

    m_stepBack = {themes, m_exports, pause};

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
    return m_exports->isHidden() ? mapToGlobal(rect().bottomLeft())
                                 : m_exports->mapToGlobal(QPoint(0, m_exports->height()));
}

int TopBar::widthOf(const QToolButton &button) const
{
    return button.sizeHint().width() + layout()->spacing();
}

QSize TopBar::minimumSizeHint() const
{
    QSize size = QWidget::minimumSizeHint();
    for (const QToolButton *button : m_stepBack)
        size.rwidth() -= button->isHidden() ? 0 : widthOf(*button);
    return size;
}

bool TopBar::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

void TopBar::fit()
{
    int needed = layout()->sizeHint().width();
    for (const QToolButton *button : std::as_const(m_stepBack))
        needed += button->isHidden() ? widthOf(*button) : 0;
    for (QToolButton *button : std::as_const(m_stepBack)) {
        const bool stepsBack = needed > width();
        if (stepsBack)
            needed -= widthOf(*button);
        button->setHidden(stepsBack);
    }
}

} // namespace inferograph
