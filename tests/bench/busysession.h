// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/mainwindow.h"

#include <QTimer>

namespace inferograph::bench {

// What a window has to keep up with: a session of the last hour with `calls` calls of 10 models, and from
// startTraffic() on so many more a second.
class BusySession
{
public:
    static constexpr QSize pageSize{1920, 1080};
    static constexpr int callsASecond = 500;

    explicit BusySession(int calls);

    void startTraffic();

    MainWindow &window() { return m_window; }
    SnapshotPtr snapshot() { return m_session.store().snapshot(); }

private:
    Session m_session;
    MainWindow m_window{m_session};
    QTimer m_traffic;
};

} // namespace inferograph::bench
