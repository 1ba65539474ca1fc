// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/livefeed.h"

#include "ui/theme.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace inferograph {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds shortestTick(100);
constexpr milliseconds longestTick(1000);
constexpr std::chrono::seconds narrowestSpan(30);
constexpr int stepsAcross = 600; // a chart is about so many pixels wide: smaller steps would not be seen

// A little before `first`, in steps, so that calls that come out of order move the edge seldom.
WallTime edgeBefore(WallTime first)
{
    using namespace std::chrono;
    return WallTime(floor<duration<qint64, std::ratio<5>>>(first.time_since_epoch() - seconds(1)));
}

// Models get their colours in the order in which they came, whatever view asks first.
void giveStyles(const Snapshot &calls, std::size_t firstNewRow)
{
    QByteArray last;
    CallRecord call;
    for (std::size_t row = firstNewRow; row < calls.size(); ++row) {
        calls.read(row, CallFields(&CallRecord::model), call);
        if (!call.model.isEmpty() && call.model != last)
            ThemeManager::instance().modelStyle(call.model);
        last = call.model;
    }
}

} // namespace

LiveFeed::LiveFeed(CallStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &LiveFeed::refresh);
    connect(&store, &CallStore::published, this, &LiveFeed::takeCalls);
    takeCalls(store.snapshot(), 0);
    refresh();
}

void LiveFeed::setTimeWindow(std::optional<std::chrono::seconds> window)
{
    m_followsNow = m_followsNow || !isEmpty();
    if (window == m_window && !m_zoom.isOn() && !m_showsHistory)
        return;
    m_window = window;
    if (m_zoom.isOn())
        setZoom({});
    else
        refresh();
}

void LiveFeed::setZoom(const Zoom &zoom)
{
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    m_dirty = true; // charts keep no more of the calls than they could show of the span before
    refresh();
    Q_EMIT zoomChanged(m_zoom);
}

void LiveFeed::zoomTo(const TimeSpan &span)
{
    Zoom zoom = m_zoom;
    zoom.show(span, m_whole, edgeBefore(firstAndLast().from));
    setZoom(zoom);
}

void LiveFeed::zoomBy(double factor)
{
    const TimeSpan shown{m_view.from, m_view.to};
    const Nanoseconds length = std::chrono::round<Nanoseconds>(factor * shown.length());
    const WallTime to = m_zoom.looksBack() ? shown.from + (shown.length() + length) / 2 : shown.to;
    zoomTo({to - length, to});
}

void LiveFeed::moveBy(double spans)
{
    const TimeSpan shown{m_view.from, m_view.to};
    const Nanoseconds by = std::chrono::round<Nanoseconds>(spans * shown.length());
    zoomTo({shown.from + by, shown.to + by});
}

void LiveFeed::followNow()
{
    Zoom zoom = m_zoom;
    zoom.follow();
    m_followsNow = m_followsNow || m_showsHistory;
    if (m_showsHistory && zoom == m_zoom)
        refresh();
    setZoom(zoom);
}

void LiveFeed::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    m_tick.stop();
    if (!paused) {
        takeCalls(m_store.snapshot(), m_view.calls->size());
        refresh();
    }
}

void LiveFeed::setModelHidden(const QByteArray &model, bool hidden)
{
    m_view.hiddenModels.removeAll(model);
    if (hidden)
        m_view.hiddenModels.append(model);
    Q_EMIT viewChanged(m_view);
}

std::size_t LiveFeed::olderCalls() const
{
    return m_index.countBefore(m_view.from);
}

void LiveFeed::takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    const bool cleared = calls->isEmpty() && !m_view.calls->isEmpty();
    if (m_paused && !cleared)
        return;
    m_followsNow = m_followsNow && !cleared;
    m_index.add(*calls, firstNewRow);
    giveStyles(*calls, firstNewRow);
    takeGauges(calls->gauges());
    m_view.calls = calls;
    m_dirty = true;
    Q_EMIT callsAdded(calls, firstNewRow);
    if (!m_tick.isActive() || m_tick.remainingTime() > m_rest.count())
        m_tick.start(m_rest);
}

void LiveFeed::takeGauges(const QList<GaugeSample> &gauges)
{
    if (gauges.isSharedWith(m_view.calls->gauges()))
        return;
    m_gaugeSpan.reset();
    if (gauges.isEmpty())
        return;
    const auto [first, last] = std::ranges::minmax_element(gauges, {}, &GaugeSample::time);
    m_gaugeSpan = std::pair(first->time, last->time);
}

void LiveFeed::refresh()
{
    QElapsedTimer clock;
    clock.start();
    // A paused view stays where it stands in time; another window opens backwards from there.
    if (!m_paused)
        m_now = wallNow();
    const bool history = isAllHistory();
    if (m_window && !history)
        m_whole = spanOf(*m_window);
    else
        m_whole = spanOfAll(history ? firstAndLast().to : m_now);
    const TimeSpan shown = m_zoom.spanIn(m_whole);
    // A session that is still shorter than the zoom is shown from its begin.
    m_view.from = std::max(shown.from, std::min(edgeBefore(firstAndLast().from), m_whole.from));
    m_view.to = shown.to;
    auto rows = std::make_shared<const std::vector<std::size_t>>(m_index.rows(m_view.from, m_view.to));
    if (!m_view.rows || m_dirty || *rows != *m_view.rows)
        m_view.rows = std::move(rows);
    m_dirty = false;
    if (std::exchange(m_showsHistory, history) != history)
        Q_EMIT historyChanged(history);
    Q_EMIT viewChanged(m_view);
    // A quarter of the thread at most goes into drawing.
    m_rest = std::max(shortestTick, milliseconds(3 * clock.elapsed()));
    slide();
}

// Until something is in the time window, which is followed from then on.
bool LiveFeed::isAllHistory()
{
    if (!m_window || m_followsNow || isEmpty())
        return false;
    m_followsNow = firstAndLast().to >= m_now - *m_window;
    return !m_followsNow;
}

// A young session fills the view: it begins just before the first call, grows until it is as long as the window,
// and slides from then on.
TimeSpan LiveFeed::spanOf(std::chrono::seconds window)
{
    const WallTime from = m_now - window;
    const std::vector<std::size_t> rows = m_index.rows(from, m_now);
    if (rows.empty()) {
        m_begin.reset();
        return {from, m_now};
    }
    const WallTime begin = edgeBefore(m_view.calls->call(rows.front()).startedAt);
    m_begin = std::min(m_begin.value_or(begin), begin);
    return {std::max(from, std::min(*m_begin, m_now - narrowestSpan)), m_now};
}

// From the first call to the last, and up to `now` while calls keep coming.
TimeSpan LiveFeed::spanOfAll(WallTime now) const
{
    const TimeSpan known = firstAndLast();
    const Nanoseconds rest = std::max(Nanoseconds(narrowestSpan), known.length() / 10);
    const WallTime to = std::max(known.to, std::min(now, known.to + rest));
    return {std::min(edgeBefore(known.from), to - narrowestSpan), to};
}

// Of the calls and of the servers' figures; now where there are none.
TimeSpan LiveFeed::firstAndLast() const
{
    const auto [firstGauge, lastGauge] =
        m_gaugeSpan.value_or(std::pair(m_index.first().value_or(m_now), m_index.last().value_or(m_now)));
    return {std::min(m_index.first().value_or(firstGauge), firstGauge),
            std::max(m_index.last().value_or(lastGauge), lastGauge)};
}

void LiveFeed::slide()
{
    // Without a window, or looking back, nothing slides: the next calls bring the next view.
    if (m_paused || !m_window || m_showsHistory || m_zoom.looksBack() || isEmpty())
        return;
    const auto length = std::chrono::floor<milliseconds>(m_zoom.length().value_or(*m_window));
    const milliseconds step = std::clamp(length / stepsAcross, shortestTick, longestTick);
    m_tick.start(std::max(step, m_rest));
}

} // namespace inferograph
