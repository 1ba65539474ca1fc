// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/livefeed.h"
#include "ui/pages/page.h"
#include "ui/panels/comparisonview.h"

#include <QVBoxLayout>

namespace inferograph {

// The calls of the whole session beside each other; stands still while the view is paused.
Page *createComparePage(const PageContext &context, QWidget *parent)
{
    auto *page = new Page(parent);
    auto *view = new ComparisonView(page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
    page->setFocusProxy(view);
    const LiveFeed &feed = context.feed;
    view->setCalls(feed.view().calls);
    QObject::connect(&feed, &LiveFeed::callsAdded, view,
                     [view](const SnapshotPtr &calls) { view->setCalls(calls); });
    return page;
}

} // namespace inferograph
