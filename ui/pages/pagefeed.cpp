// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/pagefeed.h"

#include <QEvent>

#include <algorithm>

namespace inferograph {

PageFeed::PageFeed(const LiveFeed &feed, QWidget &page) : QObject(&page), m_feed(feed), m_page(page)
{
    page.installEventFilter(this);
    connect(&feed, &LiveFeed::callsAdded, this, &PageFeed::takeCalls);
    connect(&feed, &LiveFeed::viewChanged, this, &PageFeed::takeView);
}

bool PageFeed::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_page && event->type() == QEvent::Show) {
        takeCalls(m_feed.view().calls, m_feed.view().calls->size());
        takeView(m_feed.view());
    }
    return QObject::eventFilter(watched, event);
}

// Rows from `firstNewRow` on are new to the feed; the page may have missed earlier ones.
void PageFeed::takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    m_taken = std::min(m_taken, firstNewRow);
    if (!m_page.isVisible())
        return;
    const std::size_t missing = std::exchange(m_taken, calls->size());
    if (missing < calls->size() || calls->isEmpty())
        Q_EMIT callsAdded(calls, missing);
}

void PageFeed::takeView(const LiveView &view)
{
    if (m_page.isVisible())
        Q_EMIT viewChanged(view);
}

} // namespace inferograph
