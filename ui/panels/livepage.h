// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace inferograph {

class CallsPanel;
class ChartGrid;
class EmptyState;
class FiguresStrip;
class LiveFeed;

// Figures, charts and recent calls over one time window; before the first call, what to do.
class LivePage : public QWidget
{
    Q_OBJECT

public:
    explicit LivePage(LiveFeed &feed, QWidget *parent = nullptr);

    EmptyState &emptyState() const { return *m_emptyState; }
    ChartGrid &charts() const { return *m_charts; }

Q_SIGNALS:
    void showAllRequested();

private:
    void takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void setView(const LiveView &view);

    LiveFeed &m_feed;
    QStackedWidget *m_stack;
    EmptyState *m_emptyState;
    FiguresStrip *m_figures;
    ChartGrid *m_charts;
    CallsPanel *m_calls;
    QPushButton *m_olderCalls;
};

} // namespace inferograph
