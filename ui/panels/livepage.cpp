// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/livepage.h"

#include "ui/format.h"
#include "ui/livefeed.h"
#include "ui/panels/callspanel.h"
#include "ui/panels/chartgrid.h"
#include "ui/panels/emptystate.h"
#include "ui/panels/figuresstrip.h"
#include "ui/theme.h"

#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace inferograph {

LivePage::LivePage(LiveFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_stack(new QStackedWidget(this))
    , m_emptyState(new EmptyState(this))
    , m_figures(new FiguresStrip(this))
    , m_charts(new ChartGrid(this))
    , m_calls(new CallsPanel(this))
    , m_olderCalls(new QPushButton(this))
{
    const int gap = gridUnit() * 2;
    setFocusPolicy(Qt::ClickFocus);
    m_olderCalls->hide();
    connect(m_olderCalls, &QPushButton::clicked, this, &LivePage::showAllRequested);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("gap"));
    splitter->setHandleWidth(gap);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_charts);
    splitter->addWidget(m_calls);
    splitter->setSizes({550, 450}); // shares of the height, not pixels
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(m_figures);
    column->addWidget(m_olderCalls);
    column->addWidget(splitter, 1);
    m_stack->addWidget(m_emptyState);
    m_stack->addWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(m_stack);

    connect(&feed, &LiveFeed::callsAdded, this, &LivePage::takeCalls);
    connect(&feed, &LiveFeed::viewChanged, this, &LivePage::setView);
    connect(m_charts, &ChartGrid::callActivated, m_calls, &CallsPanel::select);
    takeCalls(feed.view().calls, 0);
    setView(feed.view());
}

void LivePage::takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    m_calls->addCalls(calls, firstNewRow);
    m_stack->setCurrentIndex(calls->isEmpty() ? 0 : 1);
}

void LivePage::setView(const LiveView &view)
{
    m_figures->setView(view);
    m_charts->setView(view);
    const std::size_t older = m_feed.olderCalls();
    const bool nothingInView = older > 0 && view.rows && view.rows->empty();
    m_olderCalls->setVisible(nothingInView);
    if (nothingInView)
        m_olderCalls->setText(tr("All %1 calls are older than this time window. Show all")
                                  .arg(format::count(static_cast<qint64>(older))));
}

} // namespace inferograph
