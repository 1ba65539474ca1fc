// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/livefeed.h"

#include <QWidget>

namespace inferograph {

// The feed as a page takes it: nothing comes while the page is hidden, and all that was missed when it is shown.
class PageFeed : public QObject
{
    Q_OBJECT

public:
    PageFeed(const LiveFeed &feed, QWidget &page); // a child of the page

Q_SIGNALS:
    void callsAdded(const inferograph::SnapshotPtr &calls, std::size_t firstNewRow);
    void viewChanged(const inferograph::LiveView &view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void takeView(const LiveView &view);

    const LiveFeed &m_feed;
    QWidget &m_page;
    std::size_t m_taken = 0; // rows of the feed's calls that the page has
};

} // namespace inferograph
