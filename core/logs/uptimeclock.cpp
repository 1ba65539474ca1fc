// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/uptimeclock.h"

#include "core/logs/linefeed.h"
#include "core/logs/runnerlines.h"
#include "core/logs/textcursor.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr qint64 firstLook = 64 * 1024;
constexpr std::chrono::seconds disorder(1); // among the lines of a program's threads, at most
constexpr std::chrono::minutes
    longestStart(10); // until a program's first line; later ones are another log's between
constexpr qint64 largestScan = qint64(256) << 20;       // half a second's reading: other logs wait meanwhile
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

UptimeClock::UptimeClock(const OpenLog &file)
{
    const qint64 begin = file.mark().position;
    const qint64 end = file.size();
    if (end - begin > largestScan)
        return;
    Programs programs;
    std::vector<Nanoseconds> runningTimes;
    LineFeed feed;
    for (qint64 at = begin; at < end;) {
        const std::span<char> space = feed.space();
        const QByteArray bytes = file.bytesAt(at, std::min<qint64>(end - at, std::ssize(space)));
        if (bytes.isEmpty())
            break;
        std::copy(bytes.begin(), bytes.end(), space.begin());
        feed.commit(bytes.size());
        at += bytes.size();
        while (const std::optional<LineFeed::Line> line = feed.next()) {
            const std::optional<Nanoseconds> uptime = uptimeOf(line->text);
            if (!uptime)
                continue;
            if (programs.isNext(*uptime)) {
                if (!runningTimes.empty() && *uptime > longestStart)
                    return;
                runningTimes.push_back(*uptime);
            }
            runningTimes.back() = programs.latest();
        }
        if (runningTimes.empty() && at - begin >= firstLook)
            break;
    }
    WallTime ended = std::min(WallTime(Nanoseconds(file.modifiedNs())), wallNow());
    for (auto runningTime = runningTimes.rbegin(); runningTime != runningTimes.rend(); ++runningTime) {
        ended = std::max(ended - *runningTime, WallTime());
        m_starts.push_back(ended);
    }
    std::ranges::reverse(m_starts);
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
