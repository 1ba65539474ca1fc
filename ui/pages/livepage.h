// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedWidget;

namespace inferograph {

class CallsPanel;
class ChartArrangement;
class ChartGrid;
class EmptyState;
class FiguresStrip;
struct PlotSpan;

// Figures, charts and recent calls over one time window; before the first call, what to do.
class LivePage : public Page
{
    Q_OBJECT

public:
    explicit LivePage(const PageContext &context, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectEmptyState(const PageContext &context);
    void waitForSearch();
    void takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void setView(const LiveView &view);
    void offerOlder(const LiveView &view);
    void zoom(const std::optional<PlotSpan> &span);

    LiveFeed &m_feed;
    ChartArrangement &m_arrangement;
    QStackedWidget *m_stack;
    EmptyState *m_emptyState;
    FiguresStrip *m_figures;
    ChartGrid *m_charts;
    CallsPanel *m_calls;
    QPushButton *m_olderCalls;
};

} // namespace inferograph
