// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QObject>

namespace inferograph {

class Inspector;
class PageStack;
class PromptPanel;
class Session;
class WindowActions;

// The place beside the page, which one call and the prompt panel share. The prompt panel is there while no call is
// open: as people chose it, else where there is room.
class SidePlace : public QObject
{
public:
    SidePlace(const Session &session, PageStack &pages, PromptPanel &promptPanel, Inspector &inspector,
              WindowActions &actions);

    void openCall(const CallRecord &call);
    // Another call was selected: it is shown where one is open.
    void followCall(const CallRecord &call);
    void closeCall();
    bool hasCall() const;
    void setPromptShown(bool shown);
    // After the page or the window's width has changed.
    void fold();

private:
    void show(const CallRecord &call);

    const Session &m_session;
    PageStack &m_pages;
    PromptPanel &m_promptPanel;
    Inspector &m_inspector;
    WindowActions &m_actions;
    std::optional<bool> m_promptChoice;
};

} // namespace inferograph
