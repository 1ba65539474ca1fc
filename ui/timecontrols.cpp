// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timecontrols.h"

#include "core/settings/settings.h"
#include "ui/format.h"
#include "ui/livefeed.h"
#include "ui/panels/topbar.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace inferograph {

TimeControls::TimeControls(LiveFeed &feed, WindowActions &actions, TopBar &topBar)
    : m_feed(feed), m_actions(actions), m_topBar(topBar), m_aboutPause(actions.pause->toolTip())
{
    const auto on = [this](const QAction *action, const auto &act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(actions.zoomIn, [this] { m_feed.zoomBy(0.5); });
    on(actions.zoomOut, [this] { m_feed.zoomBy(2); });
    on(actions.lookBack, [this] { m_feed.moveBy(-0.5); });
    on(actions.lookAhead, [this] { m_feed.moveBy(0.5); });
    on(actions.followNow, [this] { m_feed.followNow(); });
    on(actions.resetZoom, [this] { m_feed.setZoom({}); });
    connect(actions.pause, &QAction::toggled, this, &TimeControls::tellPause);
    connect(&actions, &WindowActions::timeWindowChosen, this, &TimeControls::setTimeWindow);
    connect(&feed, &LiveFeed::zoomChanged, this, [this](const Zoom &zoom) {
        const auto length = zoom.length();
        settings::setZoom(length ? std::optional(std::chrono::ceil<std::chrono::milliseconds>(*length))
                                 : std::nullopt);
        tell();
    });
    connect(&feed, &LiveFeed::historyChanged, this, &TimeControls::tell);
    restore();
}

// Of a zoom that looked back, only how long it was: what it showed may not come again.
void TimeControls::restore()
{
    const std::optional<std::chrono::milliseconds> zoomed = settings::zoom();
    const int seconds = settings::timeWindowSeconds();
    setTimeWindow(seconds > 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt);
    if (zoomed)
        m_feed.setZoom(Zoom(*zoomed));
}

void TimeControls::setTimeWindow(std::optional<std::chrono::seconds> window)
{
    m_feed.setTimeWindow(window);
    settings::setTimeWindowSeconds(window ? static_cast<int>(window->count()) : 0);
    tell();
}

void TimeControls::setPage(const QString &id)
{
    const auto page =
        std::ranges::find(pages(), id, [](const PageEntry &entry) { return QString::fromLatin1(entry.id); });
    m_page = QCoreApplication::translate("Pages", page->title);
    m_holds = page->time;
    tell();
    tellPause();
}

// Who has paused can go on everywhere.
void TimeControls::tellPause()
{
    const bool holds = m_holds != PageTime::None || m_actions.pause->isChecked();
    m_actions.pause->setEnabled(holds);
    m_actions.pause->setToolTip(holds ? m_aboutPause
                                      : tr("The page %1 does not follow the time").arg(m_page));
}

void TimeControls::tell()
{
    const Zoom &zoom = m_feed.zoom();
    const bool holds = m_holds == PageTime::PauseAndWindow;
    for (QAction *action : {m_actions.zoomIn, m_actions.zoomOut, m_actions.lookBack, m_actions.lookAhead})
        action->setEnabled(holds);
    m_actions.followNow->setEnabled(holds && (zoom.looksBack() || m_feed.showsHistory()));
    m_actions.resetZoom->setEnabled(holds && zoom.isOn());
    m_actions.timeWindowMenu->menuAction()->setEnabled(holds);
    m_topBar.setTimeWindowRests(holds ? QString() : tr("The page %1 has no time window").arg(m_page));
    tellWindow();
}

void TimeControls::tellWindow()
{
    const Zoom &zoom = m_feed.zoom();
    m_actions.checkTimeWindow(m_feed.timeWindow());
    if (zoom.isOn()) {
        const QString length = format::durationWithUnit(zoom.length());
        //: a span of time that begins at a moment: `47.2 s from 14:21:10`
        m_topBar.setTimeWindowText(zoom.looksBack() || m_feed.showsHistory()
                                       ? tr("%1 from %2").arg(length, format::clockSecond(m_feed.view().from))
                                       : tr("Last %1").arg(length));
        return;
    }
    if (m_feed.showsHistory()) {
        //: in place of `Last 5 min`: all calls are in view, as none is that new
        m_topBar.setTimeWindowText(tr("All, for now"));
        return;
    }
    for (const QAction *action : m_actions.timeWindowActions()) {
        if (action->isChecked())
            m_topBar.setTimeWindowText(action->text());
    }
}

} // namespace inferograph
