// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/uptimeclock.h"

#include "core/logs/runnerlines.h"
#include "core/logs/textcursor.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr qint64 firstLook = 64 * 1024;
constexpr std::chrono::seconds disorder(1); // among the lines of a program's threads, at most
constexpr std::chrono::minutes
    longestStart(10); // until a program's first line; later ones are another log's between
constexpr qint64 mostAtOnce = qint64(4) << 20; // some milliseconds' reading: other logs wait meanwhile
constexpr qint64 longestMinutes = 50LL * 366 * 24 * 60; // what says more is no uptime

// `10.54.639.911 I `, or `{"type":"log","time":654639911,`
std::optional<Nanoseconds> uptimeOf(QByteArrayView line)
{
    using namespace std::chrono;
    TextCursor cursor(line);
    if (cursor.skip("{\"type\":\"log\",\"time\":")) {
        const std::optional<qint64> us = cursor.count();
        const bool isUptime = us && *us >= 0 && *us < longestMinutes * 60'000'000;
        return isUptime ? std::optional<Nanoseconds>(microseconds(*us)) : std::nullopt;
    }
    if (runnerPrefix(line) == 0)
        return std::nullopt;
    const std::optional<qint64> whole = cursor.count();
    if (!whole || *whole >= longestMinutes)
        return std::nullopt;
    Nanoseconds uptime = minutes(*whole);
    cursor.skip(".");
    uptime += seconds(cursor.count().value_or(0));
    cursor.skip(".");
    uptime += milliseconds(cursor.count().value_or(0));
    cursor.skip(".");
    return uptime + microseconds(cursor.count().value_or(0));
}

} // namespace

bool UptimeClock::Programs::isNext(Nanoseconds uptime)
{
    const bool isNext = m_latest == Nanoseconds::min() || uptime + disorder < m_latest;
    m_latest = isNext ? uptime : std::max(m_latest, uptime);
    return isNext;
}

UptimeClock::UptimeClock(const OpenLog &file) : m_scan(std::make_unique<Scan>())
{
    m_scan->begin = m_scan->at = file.mark().position;
    m_scan->end = file.size();
}

bool UptimeClock::lookOn(const OpenLog &file)
{
    const qint64 until = std::min(m_scan->end, m_scan->at + mostAtOnce);
    while (m_scan->at < until) {
        const std::span<char> space = m_scan->feed.space();
        const QByteArray bytes =
            file.bytesAt(m_scan->at, std::min<qint64>(m_scan->end - m_scan->at, std::ssize(space)));
        if (bytes.isEmpty())
            return setStarts(file);
        std::copy(bytes.begin(), bytes.end(), space.begin());
        m_scan->feed.commit(bytes.size());
        m_scan->at += bytes.size();
        while (const std::optional<LineFeed::Line> line = m_scan->feed.next()) {
            const std::optional<Nanoseconds> uptime = uptimeOf(line->text);
            if (uptime && !m_scan->take(*uptime)) {
                m_scan.reset();
                return false;
            }
        }
        if (m_scan->runningTimes.empty() && m_scan->at - m_scan->begin >= firstLook)
            return setStarts(file);
    }
    return m_scan->at < m_scan->end || setStarts(file);
}

bool UptimeClock::Scan::take(Nanoseconds uptime)
{
    if (programs.isNext(uptime)) {
        if (!runningTimes.empty() && uptime > longestStart)
            return false;
        runningTimes.push_back(uptime);
    }
    runningTimes.back() = programs.latest();
    return true;
}

bool UptimeClock::setStarts(const OpenLog &file)
{
    const std::unique_ptr<Scan> scan = std::move(m_scan);
    WallTime ended = std::min(WallTime(Nanoseconds(file.modifiedNs())), wallNow());
    for (auto runningTime = scan->runningTimes.rbegin(); runningTime != scan->runningTimes.rend();
         ++runningTime) {
        ended = std::max(ended - *runningTime, WallTime());
        m_starts.push_back(ended);
    }
    std::ranges::reverse(m_starts);
    return false;
}

std::optional<WallTime> UptimeClock::timeOf(QByteArrayView line)
{
    const std::optional<Nanoseconds> uptime = uptimeOf(line);
    if (!uptime)
        return m_time;
    if (m_programs.isNext(*uptime))
        ++m_count;
    // One that began after the file was opened is not known.
    m_time = m_count <= m_starts.size() ? std::optional(m_starts.at(m_count - 1) + *uptime) : std::nullopt;
    return m_time;
}

} // namespace inferograph
