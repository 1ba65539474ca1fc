// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/mainwindow.h"

#include <memory>

namespace inferograph::testing {

// A session with nobody's settings: what is remembered is gone when it is destroyed.
class TestSession
{
public:
    TestSession();
    ~TestSession();

    Session &session() const { return *m_session; }

    // Gives the calls to the session, as a source does, and awaits the views' news of them.
    void add(const QList<CallRecord> &calls);

private:
    std::unique_ptr<Session> m_session;
};

// The window over such a session, shown and active.
class TestWindow : public TestSession
{
public:
    // The calls were there before it was opened.
    explicit TestWindow(QSize size = {1440, 900}, const QList<CallRecord> &calls = {});

    // Another window over the same session, as at the next start.
    void reopen();

    MainWindow &window() const { return *m_window; }
    QAction &action(const QString &text) const; // of the menus, by its text without the mnemonic
    template<typename Part>
    Part &part() const // the first of its kind
    {
        return *m_window->findChild<Part *>();
    }

private:
    const QSize m_size;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace inferograph::testing
