// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/wrappers/carriertext.h"

#include <array>

namespace inferograph {

namespace {

int monthOf(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (name == months[i])
            return static_cast<int>(i) + 1;
    }
    return 0;
}

} // namespace

qsizetype skipMonthStamp(QByteArrayView text, const UnwrapContext &context, std::optional<WallTime> &time)
{
    constexpr qsizetype length = 16;
    if (text.size() <= length || text[3] != ' ' || text[6] != ' ' || text[9] != ':' || text[12] != ':' ||
        text[15] != ' ')
        return 0;
    const int month = monthOf(text.first(3));
    const int day = text[4] == ' ' ? digitsAt(text, 5, 1) : digitsAt(text, 4, 2);
    if (month == 0 || day < 1)
        return 0;
    using namespace std::chrono;
    const year_month_day today(floor<days>(context.seenAt));
    for (int year = static_cast<int>(today.year()) + 1; year >= static_cast<int>(today.year()) - 1; --year) {
        const auto seconds = civilSeconds(year, month, day, digitsAt(text, 7, 2), digitsAt(text, 10, 2),
                                          digitsAt(text, 13, 2));
        if (!seconds)
            continue;
        time = context.localClock.toWallTime(*seconds);
        if (*time <= context.seenAt + days(1))
            break;
    }
    return time ? length : 0;
}

qsizetype skipIsoStamp(QByteArrayView text, const UnwrapContext &context, std::optional<WallTime> &time)
{
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[13] != ':')
        return 0;
    const qsizetype end = text.indexOf(' ', 19);
    if (end < 0)
        return 0;
    time = wallTimeFromIso(text.first(end), context.localClock);
    return time ? end + 1 : 0;
}

qsizetype skipHostAndUnit(QByteArrayView text, QByteArrayView &origin)
{
    const qsizetype hostEnd = text.indexOf(' ');
    const qsizetype unitEnd = hostEnd < 1 ? -1 : text.indexOf(": ", hostEnd);
    if (unitEnd < 0 || text.first(unitEnd).lastIndexOf(' ') != hostEnd)
        return 0;
    origin = text.sliced(hostEnd + 1, unitEnd - hostEnd - 1);
    return origin.isEmpty() ? 0 : unitEnd + 2;
}

} // namespace inferograph
