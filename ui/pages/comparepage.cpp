// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"
#include "ui/livefeed.h"
#include "ui/pages/page.h"
#include "ui/panels/comparisonview.h"
#include "ui/panels/runcomparison.h"
#include "ui/theme.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace inferograph {

// The calls of the whole session beside each other, and what its runs have varied; stands still while the view is
// paused.
Page *createComparePage(const PageContext &context, QWidget *parent)
{
    auto *page = new Page(parent);
    auto *view = new ComparisonView(page);
    auto *runs = new RunComparison(page);
    auto *tabs = new QTabBar(page);
    tabs->addTab(Page::tr("Calls of the session"));
    tabs->addTab(Page::tr("Sweeps and cold starts of runs"));
    tabs->setAccessibleName(Page::tr("What to compare"));
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    auto *head = new QWidget(page); // as far from the edges as the cards
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(2 * gridUnit(), 2 * gridUnit(), 2 * gridUnit(), 0);
    row->addWidget(tabs);
    row->addStretch();
    auto *stack = new QStackedWidget(page);
    stack->addWidget(view);
    stack->addWidget(runs);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(stack, 1);
    page->setFocusProxy(view);
    page->tellKey(Qt::Key_Space, Page::tr("Take the row out of the comparison, or back in"));
    page->tellKey(Qt::Key_Return, Page::tr("Compare with the row: make it the baseline"));
    QObject::connect(tabs, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);

    const LiveFeed &feed = context.feed;
    view->setCalls(feed.view().calls);
    QObject::connect(&feed, &LiveFeed::callsAdded, view,
                     [view](const SnapshotPtr &calls) { view->setCalls(calls); });
    const auto showRuns = [view, runs, head, &session = context.session] {
        view->controls().setScopes(scopesOf(session.runs().all()));
        runs->setRuns(session.runs().all());
        head->setVisible(!runs->isEmpty());
    };
    QObject::connect(&context.session.runs(), &SessionRuns::stepFinished, runs, showRuns);
    showRuns();
    return page;
}

} // namespace inferograph
