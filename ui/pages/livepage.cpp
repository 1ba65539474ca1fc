// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/livepage.h"

#include "core/session/session.h"
#include "core/settings/settings.h"
#include "ui/charts/chartarrangement.h"
#include "ui/charts/plotview.h"
#include "ui/format.h"
#include "ui/pages/pagefeed.h"
#include "ui/panels/callspanel.h"
#include "ui/panels/chartgrid.h"
#include "ui/panels/emptystate.h"
#include "ui/panels/figuresstrip.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace inferograph {

namespace {

// Longer than a search of this machine takes; nothing found by then means nothing is there.
constexpr std::chrono::milliseconds longestSearch(3000);

} // namespace

Page *createLivePage(const PageContext &context, QWidget *parent)
{
    return new LivePage(context, parent);
}

LivePage::LivePage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_feed(context.feed)
    , m_arrangement(context.charts)
    , m_stack(new QStackedWidget(this))
    , m_emptyState(new EmptyState(context.actions.followLogs, this))
    , m_figures(new FiguresStrip(this))
    , m_charts(new ChartGrid(context.charts, this))
    , m_calls(new CallsPanel({context.actions.followNow, context.actions.resetZoom}, this))
    , m_olderCalls(new QPushButton(this))
{
    const int gap = gridUnit() * 2;
    setFocusPolicy(Qt::ClickFocus);
    m_olderCalls->hide();
    connect(m_olderCalls, &QPushButton::clicked, this, &Page::allCallsRequested);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("gap"));
    splitter->setHandleWidth(gap);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_charts);
    splitter->addWidget(m_calls);
    splitter->setSizes({550, 450}); // shares of the height, not pixels
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->restoreState(settings::splitter("live"));
    connect(splitter, &QSplitter::splitterMoved, this,
            [splitter] { settings::setSplitter("live", splitter->saveState()); });
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

    connect(m_calls, &CallsPanel::callOpened, this, &Page::callOpened);
    connect(m_calls, &CallsPanel::callSelected, this, &Page::callSelected);
    tellKey(Qt::Key_Right, tr("Go along a chart"));
    tellKey(tr("Ctrl+wheel, +, −"), tr("Zoom about the mouse, or about the call chosen in a chart"));
    tellKey(tr("Drag"), tr("Zoom to a span of time"));
    tellKey(tr("Esc, double click"), tr("Reset zoom"));
    tellKey(Qt::Key_Return, tr("Select the chart's call in the table; open the table's call"));
    connectEmptyState(context);
    connect(m_charts, &ChartGrid::callActivated, m_calls, &CallsPanel::select);
    connect(m_charts, &ChartGrid::zoomWanted, this, &LivePage::zoom);
    connect(m_charts, &ChartGrid::zoomByWanted, this, [this](double factor) { m_feed.zoomBy(factor); });
    const auto *feed = new PageFeed(m_feed, *this);
    connect(feed, &PageFeed::callsAdded, this, &LivePage::takeCalls);
    connect(feed, &PageFeed::viewChanged, this, &LivePage::setView);
}

void LivePage::connectEmptyState(const PageContext &context)
{
    const WindowActions &actions = context.actions;
    connect(m_emptyState, &EmptyState::demoRequested, actions.startDemo, &QAction::trigger);
    connect(m_emptyState, &EmptyState::openLogRequested, actions.openLog, &QAction::trigger);
    connect(m_emptyState, &EmptyState::addServerRequested, actions.addServer, &QAction::trigger);
    connect(m_emptyState, &EmptyState::testPromptRequested, this, &Page::testPromptRequested);
    connect(&context.sources, &SourceListModel::sourcesChanged, m_emptyState, &EmptyState::setSources);
    m_emptyState->setSources(context.sources.sources());
    connect(&context.session, &Session::localSearchFinished, this,
            [this] { m_emptyState->setSearching(false); });
    connect(actions.searchAgain, &QAction::triggered, this, &LivePage::waitForSearch);
    waitForSearch();
}

// The search itself is begun by whoever starts the program, or by the menu.
void LivePage::waitForSearch()
{
    m_emptyState->setSearching(true);
    QTimer::singleShot(longestSearch, this, [this] { m_emptyState->setSearching(false); });
}

void LivePage::takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    m_calls->addCalls(calls, firstNewRow);
    if (!calls->isEmpty())
        m_stack->setCurrentIndex(1); // without waiting for the next view
}

void LivePage::setView(const LiveView &view)
{
    const bool calls = !view.calls->isEmpty();
    const bool figures = !view.calls->gauges().isEmpty();
    m_stack->setCurrentIndex(calls || figures ? 1 : 0);
    m_arrangement.setTold(calls, figures);
    m_calls->setVisible(calls || !figures);
    m_calls->setView(m_feed);
    m_figures->setView(view);
    m_charts->setView(view);
    offerOlder(view);
}

void LivePage::zoom(const std::optional<PlotSpan> &span)
{
    if (span)
        m_feed.zoomTo({momentAt(span->from), momentAt(span->to)});
    else
        m_feed.setZoom({});
}

void LivePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_feed.zoom().isOn())
        m_feed.setZoom({});
    else
        Page::keyPressEvent(event);
}

void LivePage::offerOlder(const LiveView &view)
{
    const bool noCalls = view.rows && view.rows->empty();
    const std::size_t older = m_feed.olderCalls();
    const bool olderFigures = older == 0 && m_feed.olderGauges();
    const bool nothingInView = noCalls && !m_feed.zoom().looksBack() && (older > 0 || olderFigures);
    m_olderCalls->setVisible(nothingInView);
    if (nothingInView && olderFigures)
        m_olderCalls->setText(tr("All figures of servers are older than this time window. Show all"));
    else if (nothingInView)
        m_olderCalls->setText(older == 1 ? tr("The only call is older than this time window. Show it")
                                         : tr("All %1 are older than this time window. Show all")
                                               .arg(format::calls(static_cast<qint64>(older))));
}

} // namespace inferograph
