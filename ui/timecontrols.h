// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <chrono>
#include <optional>

namespace inferograph {

class LiveFeed;
class TopBar;
class WindowActions;

// Time window and zoom: what the actions say, the feed does, the top bar tells, and the settings remember.
class TimeControls : public QObject
{
    Q_OBJECT

public:
    TimeControls(LiveFeed &feed, WindowActions &actions, TopBar &topBar);

    void setTimeWindow(std::optional<std::chrono::seconds> window); // unset: all

private:
    void restore();
    void tell();

    LiveFeed &m_feed;
    WindowActions &m_actions;
    TopBar &m_topBar;
};

} // namespace inferograph
