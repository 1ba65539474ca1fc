// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QCoreApplication>

namespace inferograph {

// What a window asks and tells in dialogs over itself, and what the answers do to its session. Each function returns
// when its dialog is closed.
class WindowDialogs
{
    Q_DECLARE_TR_FUNCTIONS(WindowDialogs)

public:
    WindowDialogs(QWidget &window, Session &session) : m_window(window), m_session(session) {}

    void addServer();
    void openLogs();
    // Of one source, or of all.
    void showSkippedLines(std::optional<SourceId> only);
    // What went over the wire in a call, or its lines in a log.
    void showRaw(const CallRecord &call);
    void showAbout();
    // Whether people agree to end the run that is under way.
    bool mayEndRun();

private:
    QWidget &m_window;
    Session &m_session;
};

} // namespace inferograph
