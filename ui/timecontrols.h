// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/registry.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace inferograph {

class LiveFeed;
class TopBar;
class WindowActions;

// Time window, zoom and pause: what the actions say, the feed does, the top bar tells, and the settings remember. They
// rest, and say why, where the page in sight does not follow them.
class TimeControls : public QObject
{
    Q_OBJECT

public:
    TimeControls(LiveFeed &feed, WindowActions &actions, TopBar &topBar);

    void setTimeWindow(std::optional<std::chrono::seconds> window); // unset: all
    void setPage(const QString &id);                                // that is in sight

private:
    void restore();
    void tell();
    void tellWindow();
    void tellPause();

    LiveFeed &m_feed;
    WindowActions &m_actions;
    TopBar &m_topBar;
    const QString m_aboutPause;
    QString m_page; // its title
    PageTime m_holds = PageTime::PauseAndWindow;
};

} // namespace inferograph
