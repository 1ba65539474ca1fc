// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow.h"

#include <memory>

namespace inferograph::testing {

// The window over a session of its own, with nobody's settings: what it remembers is gone when it is destroyed.
class TestWindow
{
public:
    explicit TestWindow(QSize size);
    ~TestWindow();

    Session &session() { return *m_session; }
    MainWindow &window() { return *m_window; }

    // Gives the calls to the session, as a source does, and awaits the views' news of them.
    void add(const QList<CallRecord> &calls);

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace inferograph::testing
