// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sideplace.h"

#include "core/session/session.h"
#include "core/settings/settings.h"
#include "ui/pages/pagestack.h"
#include "ui/panels/inspector.h"
#include "ui/panels/promptpanel.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QApplication>

namespace inferograph {

SidePlace::SidePlace(const Session &session, PageStack &pages, PromptPanel &promptPanel, Inspector &inspector,
                     WindowActions &actions)
    : m_session(session)
    , m_pages(pages)
    , m_promptPanel(promptPanel)
    , m_inspector(inspector)
    , m_actions(actions)
    , m_promptChoice(settings::promptPanelShown())
{
    m_inspector.hide();
    connect(&m_inspector, &Inspector::closed, this, &SidePlace::closeCall);
    connect(m_actions.testPrompt, &QAction::triggered, this, &SidePlace::setPromptShown);
    connect(&m_pages, &PageStack::pageShown, this, &SidePlace::fold);
}

void SidePlace::openCall(const CallRecord &call)
{
    show(call);
    m_inspector.show();
    fold();
}

void SidePlace::followCall(const CallRecord &call)
{
    if (hasCall())
        show(call);
}

void SidePlace::show(const CallRecord &call)
{
    m_inspector.setCall(call, m_session.exchange(call.id), !m_session.logsOf(call).isEmpty());
}

void SidePlace::closeCall()
{
    const bool hadFocus = m_inspector.isAncestorOf(QApplication::focusWidget());
    m_inspector.hide();
    fold();
    if (hadFocus)
        m_pages.currentWidget()->setFocus();
}

bool SidePlace::hasCall() const
{
    return m_inspector.isVisible();
}

void SidePlace::setPromptShown(bool shown)
{
    if (QWidget *editor = m_pages.currentPage()->promptEditor()) {
        m_actions.testPrompt->setChecked(false);
        editor->setFocus();
        return;
    }
    m_inspector.hide();
    m_promptChoice = shown;
    settings::setPromptPanelShown(shown);
    fold();
    if (shown)
        m_promptPanel.focusPrompt();
}

void SidePlace::fold()
{
    const QWidget &window = *m_pages.window();
    const bool roomy = window.width() >= window.fontMetrics().averageCharWidth() * 225;
    const bool shown =
        m_promptChoice.value_or(roomy) && m_inspector.isHidden() && !m_pages.currentPage()->promptEditor();
    m_promptPanel.setVisible(shown);
    m_actions.testPrompt->setChecked(shown);
}

} // namespace inferograph
