// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/callstore.h"
#include "core/store/timeindex.h"
#include "ui/liveview.h"
#include "ui/zoom.h"

#include <QObject>
#include <QTimer>

namespace inferograph {

// Turns the store's snapshots into what the Live page shows: opens and slides the time window, zooms, holds still while
// paused, hides models. At most ten views a second, fewer where drawing one takes long. GUI thread only.
class LiveFeed : public QObject
{
    Q_OBJECT

public:
    explicit LiveFeed(CallStore &store, QObject *parent = nullptr);

    const LiveView &view() const { return m_view; }

    // Unset: all calls. Ends any zoom.
    std::optional<std::chrono::seconds> timeWindow() const { return m_window; }
    void setTimeWindow(std::optional<std::chrono::seconds> window);

    const Zoom &zoom() const { return m_zoom; }
    void setZoom(const Zoom &zoom);
    void zoomTo(const TimeSpan &span);
    // So many times as long a span: about its middle when looking back, else up to the same end.
    void zoomBy(double factor);
    void moveBy(double spans); // so many times its length; negative: back in time
    void followNow();          // with as long a span

    // All that there is was older than the time window when it came, as in a log of last week: all of it is in view, until
    // something newer comes, or people choose what they want to see.
    bool showsHistory() const { return m_showsHistory; }

    // Freezes the view, not the intake.
    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);

    void setModelHidden(const QByteArray &model, bool hidden);

    // Calls that the store has and the time window leaves out because they are older.
    std::size_t olderCalls() const;
    // Whether servers told figures, and all of them before the view.
    bool olderGauges() const { return m_gaugeSpan && m_gaugeSpan->second < m_view.from; }

Q_SIGNALS:
    void callsAdded(const inferograph::SnapshotPtr &calls, std::size_t firstNewRow);
    void viewChanged(const inferograph::LiveView &view);
    void zoomChanged(const inferograph::Zoom &zoom);
    void historyChanged(bool shown);

private:
    void takeGauges(const QList<GaugeSample> &gauges);
    void takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void refresh();
    bool isAllHistory();
    bool isEmpty() const { return m_index.size() == 0 && !m_gaugeSpan; }
    TimeSpan spanOf(std::chrono::seconds window);
    TimeSpan spanOfAll(WallTime now) const;
    TimeSpan firstAndLast() const;
    void slide();

    CallStore &m_store;
    TimeIndex m_index;
    LiveView m_view;
    std::optional<std::chrono::seconds> m_window = std::chrono::minutes(5);
    TimeSpan m_whole; // what the time window shows where no zoom is on
    Zoom m_zoom;
    std::optional<std::pair<WallTime, WallTime>> m_gaugeSpan; // the first and the last
    WallTime m_now;                                           // stands still while paused
    std::optional<WallTime> m_begin; // just before the first call that was in the window since it was empty
    bool m_followsNow = false;       // something was in the time window, or people chose that
    bool m_showsHistory = false;
    bool m_paused = false;
    bool m_dirty = false; // calls came that no view shows yet
    QTimer m_tick;
    std::chrono::milliseconds m_rest{100}; // after a view, before the next
};

} // namespace inferograph
