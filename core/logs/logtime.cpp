// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logtime.h"

#include <ctime>

namespace inferograph {

namespace {

constexpr qint64 secondsPerQuarter = 15 * 60; // no clock changes within one
constexpr qint64 secondsPerHalfDay = 12 * 60 * 60;

std::tm calendarOf(qint64 localSeconds)
{
    const auto time = static_cast<std::time_t>(localSeconds);
    std::tm calendar{};
    gmtime_r(&time, &calendar);
    return calendar;
}

// The moment at which this machine's clock shows `localSeconds` with or without summer time; unset where it
// never does.
std::optional<qint64> momentOf(qint64 localSeconds, bool summerTime)
{
    std::tm calendar = calendarOf(localSeconds);
    calendar.tm_isdst = summerTime ? 1 : 0;
    const std::time_t moment = std::mktime(&calendar);
    std::tm shown{};
    localtime_r(&moment, &shown);
    shown.tm_isdst = 0;
    const std::time_t asUtc = timegm(&shown);
    return asUtc == localSeconds ? std::optional<qint64>(moment) : std::nullopt;
}

// Unset where the clock shows `localSeconds` twice or never.
std::optional<qint64> onlyOffsetAt(qint64 localSeconds)
{
    const std::optional<qint64> summer = momentOf(localSeconds, true);
    const std::optional<qint64> winter = momentOf(localSeconds, false);
    if (summer && winter && *summer != *winter)
        return std::nullopt;
    const std::optional<qint64> moment = summer ? summer : winter;
    return moment ? std::optional<qint64>(localSeconds - *moment) : std::nullopt;
}

} // namespace

// No clock changes twice within a day: with the same offset half a day before and after, it does not change
// in between.
void LocalClock::renewOffset(qint64 localSeconds)
{
    const std::optional<qint64> before = onlyOffsetAt(localSeconds - secondsPerHalfDay);
    if (before && before == onlyOffsetAt(localSeconds + secondsPerHalfDay)) {
        m_from = localSeconds - secondsPerHalfDay;
        m_until = localSeconds + secondsPerHalfDay;
        m_offset = *before;
        return;
    }
    m_from = localSeconds - localSeconds % secondsPerQuarter;
    m_until = m_from + secondsPerQuarter;
    m_offset = offsetAt(localSeconds);
}

qint64 LocalClock::offsetAt(qint64 localSeconds)
{
    const std::optional<qint64> first = momentOf(localSeconds, true);
    const std::optional<qint64> second = momentOf(localSeconds, false);
    if (first && second) {
        m_isUnsure |= *first != *second;
        const bool clockWentBack = *first + secondsPerQuarter < m_last;
        return localSeconds - (clockWentBack ? std::max(*first, *second) : std::min(*first, *second));
    }
    if (first || second)
        return localSeconds - (first ? *first : *second);
    std::tm skippedByTheClock = calendarOf(localSeconds);
    skippedByTheClock.tm_isdst = -1;
    return localSeconds - std::mktime(&skippedByTheClock);
}

WallTime LocalClock::toWallTime(qint64 localSeconds, Nanoseconds fraction)
{
    if (localSeconds < m_from || localSeconds >= m_until)
        renewOffset(localSeconds);
    m_last = localSeconds - m_offset;
    return WallTime(std::chrono::seconds(m_last) + fraction);
}

void LocalClock::skipReadings()
{
    if (m_isUnsure)
        *this = {};
    m_last = never;
}

void LocalClock::goOnAfter(const LocalClock &skipped)
{
    if (skipped.m_last != never)
        *this = skipped;
}

std::optional<qint64> civilSeconds(int year, int month, int day, int hour, int minute, int second)
{
    using namespace std::chrono;
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    const bool timeExists =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    if (year < 1970 || year > 2261 || month < 1 || day < 1 || !date.ok() || !timeExists)
        return std::nullopt;
    return sys_days(date).time_since_epoch().count() * qint64(86400) + hour * 3600 + minute * 60 + second;
}

std::optional<WallTime> wallTimeFromIso(QByteArrayView text, LocalClock &local)
{
    if (text.size() < 19 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') ||
        text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto seconds = civilSeconds(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2),
                                      digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2));
    if (!seconds)
        return std::nullopt;
    qsizetype at = 19;
    Nanoseconds fraction{};
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        qint64 unit = 100'000'000;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
            fraction += Nanoseconds((text[at] - '0') * unit);
    }
    const QByteArrayView zone = text.sliced(at);
    if (zone.isEmpty())
        return local.toWallTime(*seconds, fraction);
    if (zone == "Z" || zone == "z")
        return WallTime(std::chrono::seconds(*seconds) + fraction);
    const bool colon = zone.size() == 6 && zone[3] == ':';
    const int hours = digitsAt(zone, 1, 2);
    const int minutes = zone.size() == 3 ? 0 : digitsAt(zone, colon ? 4 : 3, 2);
    const bool knownLength = colon || zone.size() == 5 || zone.size() == 3;
    if ((zone[0] != '+' && zone[0] != '-') || !knownLength || hours < 0 || minutes < 0)
        return std::nullopt;
    const qint64 offset = (hours * 60 + minutes) * (zone[0] == '-' ? -60 : 60);
    return WallTime(std::chrono::seconds(*seconds - offset) + fraction);
}

} // namespace inferograph
