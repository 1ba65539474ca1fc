// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/accessline.h"

#include "core/logs/logtime.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace inferograph {

namespace {

constexpr qsizetype timeSize = 21; // `2026/06/28 - 20:51:49`

constexpr unsigned digit(char c)
{
    return static_cast<unsigned>(c) - '0'; // above 9 for anything else
}

// Two digits; 100 or more for anything else.
constexpr unsigned twoDigits(const char *text)
{
    const unsigned tens = digit(text[0]);
    const unsigned ones = digit(text[1]);
    return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

const char *behindSpaces(const char *at, const char *end)
{
    while (at != end && *at == ' ')
        ++at;
    return at;
}

// Behind the border that is the next thing in the table; null where something else is.
const char *behindBorder(const char *at, const char *end)
{
    at = behindSpaces(at, end);
    return at != end && *at == '|' ? at + 1 : nullptr;
}

struct Unit
{
    qint64 ns = 0;
    qsizetype size = 0; // 0 where there is none
};

Unit unitAt(const char *at, const char *end)
{
    const auto next = [&](qsizetype i) { return at + i < end ? at[i] : '\0'; };
    switch (next(0)) {
    case 's':
        return {1'000'000'000, 1};
    case 'm':
        return next(1) == 's' ? Unit{1'000'000, 2} : Unit{60'000'000'000, 1};
    case 'h':
        return {3'600'000'000'000, 1};
    case 'n':
        return {1, next(1) == 's' ? 2 : 0};
    case 'u':
        return {1'000, next(1) == 's' ? 2 : 0};
    case '\xC2': // the micro sign
        return {1'000, next(1) == '\xB5' && next(2) == 's' ? 3 : 0};
    case '\xCE': // the Greek letter that looks like it
        return {1'000, next(1) == '\xBC' && next(2) == 's' ? 3 : 0};
    default:
        return {};
    }
}

// The duration that begins at `at`, which moves behind it.
OptionalDuration goDurationAt(const char *&at, const char *end)
{
    constexpr qint64 largestWhole = 1'000'000'000;
    constexpr qint64 longest = std::chrono::nanoseconds(std::chrono::hours(24 * 365)).count();
    // 1/10, 1/100, ... of a unit; a tenth of a nanosecond is none.
    constexpr std::array<qint64, 10> parts{1,       10,        100,        1'000,       10'000,
                                           100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
    if (at == end || digit(*at) > 9)
        return std::nullopt;
    qint64 sum = 0;
    while (at != end && digit(*at) <= 9) {
        qint64 whole = 0;
        for (; at != end && digit(*at) <= 9 && whole < largestWhole; ++at)
            whole = whole * 10 + digit(*at);
        qint64 fraction = 0;
        std::size_t decimals = 0;
        if (at != end && *at == '.') {
            for (++at; at != end && digit(*at) <= 9 && decimals + 1 < parts.size(); ++at, ++decimals)
                fraction = fraction * 10 + digit(*at);
        }
        const Unit unit = unitAt(at, end);
        if (unit.size == 0 || whole > longest / unit.ns)
            return std::nullopt;
        sum += whole * unit.ns +
               (decimals > 0 && parts[decimals] <= unit.ns ? fraction * (unit.ns / parts[decimals]) : 0);
        if (sum > longest)
            return std::nullopt;
        at += unit.size;
    }
    return Nanoseconds(sum);
}

} // namespace

OptionalDuration goDuration(QByteArrayView text)
{
    const char *at = text.begin();
    const OptionalDuration duration = goDurationAt(at, text.end());
    return at == text.end() ? duration : std::nullopt;
}

CallStatus AccessedCall::status() const
{
    constexpr int clientClosedRequest = 499;
    if (httpStatus == clientClosedRequest)
        return CallStatus::Cancelled;
    return httpStatus >= 400 ? CallStatus::Failed : CallStatus::Ok;
}

void AccessedCall::describeIn(CallRecord &record) const
{
    constexpr Nanoseconds serverTimeLimit = std::chrono::minutes(10);
    static const QByteArray server = QByteArrayLiteral("ollama"); // a literal's copies count no reference
    record.server = server;
    record.clock = Clock::Log;
    record.operation = operation;
    record.total = total;
    record.startedAt = end - total;
    record.httpStatus = httpStatus;
    record.status = status();
    if (record.status == CallStatus::Cancelled)
        record.errorKind = ErrorKind::Aborted;
    else if (record.status == CallStatus::Failed)
        record.errorKind =
            httpStatus == 500 && total == serverTimeLimit ? ErrorKind::Timeout : ErrorKind::Http;
}

std::optional<qint64> AccessLineReader::localTime(const char *text)
{
    const unsigned hour = twoDigits(text + 13);
    const unsigned minute = twoDigits(text + 16);
    const unsigned second = twoDigits(text + 19);
    if (std::memcmp(text + 10, " - ", 3) != 0 || text[15] != ':' || text[18] != ':' || hour > 23 ||
        minute > 59 || second > 60)
        return std::nullopt;
    if (m_dayBegins < 0 || std::memcmp(m_day, text, sizeof m_day) != 0) {
        const QByteArrayView day(text, sizeof m_day);
        if (day[4] != '/' || day[7] != '/')
            return std::nullopt;
        const auto begins =
            civilSeconds(digitsAt(day, 0, 4), digitsAt(day, 5, 2), digitsAt(day, 8, 2), 0, 0, 0);
        if (!begins)
            return std::nullopt;
        std::memcpy(m_day, text, sizeof m_day);
        m_dayBegins = *begins;
    }
    return m_dayBegins + hour * 3600 + minute * 60 + second;
}

// `2026/06/28 - 20:51:49 | 200 |  512.3ms |       127.0.0.1 | POST     "/api/chat"`: each column is read where
// it stands, and once.
std::optional<AccessLine> AccessLineReader::read(QByteArrayView text)
{
    constexpr qsizetype statusSize = 3;
    const char *const end = text.end();
    const char *at = behindSpaces(text.begin(), end);
    if (end - at < timeSize)
        return std::nullopt;
    const std::optional<qint64> localEnd = localTime(at);
    at = behindBorder(at + timeSize, end);
    if (!localEnd || !at)
        return std::nullopt;

    at = behindSpaces(at, end);
    const int status = end - at < statusSize ? -1 : digitsAt({at, statusSize}, 0, statusSize);
    at = status < 100 ? nullptr : behindBorder(at + statusSize, end);
    if (!at)
        return std::nullopt;

    at = behindSpaces(at, end);
    const OptionalDuration latency = goDurationAt(at, end);
    at = latency ? behindBorder(at, end) : nullptr;
    if (!at)
        return std::nullopt;

    const char *const client = behindSpaces(at, end);
    at = static_cast<const char *>(std::memchr(client, '|', static_cast<std::size_t>(end - client)));
    if (!at || at == client)
        return std::nullopt;

    const char *const method = behindSpaces(at + 1, end);
    const char *const methodEnd = std::find(method, end, ' ');
    const char *const path = behindSpaces(methodEnd, end);
    const char *pathEnd = end;
    while (pathEnd != path && (pathEnd[-1] == ' ' || pathEnd[-1] == '\t'))
        --pathEnd;
    if (method == methodEnd || pathEnd - path < 2 || *path != '"' || pathEnd[-1] != '"')
        return std::nullopt;
    return AccessLine{.localEnd = *localEnd,
                      .status = status,
                      .latency = *latency,
                      .method = {method, methodEnd},
                      .path = {path + 1, pathEnd - 1}};
}

} // namespace inferograph
