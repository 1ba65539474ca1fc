// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/accessline.h"

#include "core/logs/logtime.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>

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

// Eight bytes at once: there are readable ones behind the end.
const char *behindSpaces(const char *at, const char *end)
{
    constexpr quint64 spaces = 0x2020'2020'2020'2020;
    for (; at < end; at += sizeof spaces) {
        if (const quint64 others = qFromLittleEndian<quint64>(at) ^ spaces)
            return std::min(at + std::countr_zero(others) / 8, end);
    }
    return end;
}

// Where this character comes next, or the end; eight bytes at once.
template<char wanted>
const char *next(const char *at, const char *end)
{
    constexpr quint64 ones = 0x0101'0101'0101'0101;
    constexpr quint64 highBits = 0x8080'8080'8080'8080;
    for (; at < end; at += sizeof ones) {
        const quint64 others = qFromLittleEndian<quint64>(at) ^ (ones * wanted); // 0 where it is
        if (const quint64 zeros = (others - ones) & ~others & highBits)
            return std::min(at + std::countr_zero(zeros) / 8, end);
    }
    return end;
}

// Behind the border that is the next thing in the table; null where something else is.
const char *behindBorder(const char *at, const char *end)
{
    while (at != end && *at == ' ')
        ++at;
    return at != end && *at == '|' ? at + 1 : nullptr;
}

constexpr qint64 longestNs = std::chrono::nanoseconds(std::chrono::hours(24 * 365)).count();

struct Unit
{
    constexpr Unit() = default;
    constexpr Unit(qint64 nanoseconds, qsizetype characters)
        : ns(nanoseconds), most(longestNs / nanoseconds), size(characters)
    {
    }

    qint64 ns = 0;
    qint64 most = 0;    // of them in the longest duration
    qsizetype size = 0; // 0 where there is none
};

Unit unitAt(const char *at, const char *end)
{
    constexpr Unit second(1'000'000'000, 1);
    constexpr Unit millisecond(1'000'000, 2);
    constexpr Unit minute(60'000'000'000, 1);
    constexpr Unit hour(3'600'000'000'000, 1);
    constexpr Unit microsecond(1'000, 2);
    constexpr Unit microsecondInUtf8(1'000, 3);
    constexpr Unit nanosecond(1, 2);
    const auto next = [&](qsizetype i) { return at + i < end ? at[i] : '\0'; };
    switch (next(0)) {
    case 's':
        return second;
    case 'm':
        return next(1) == 's' ? millisecond : minute;
    case 'h':
        return hour;
    case 'n':
        return next(1) == 's' ? nanosecond : Unit();
    case 'u':
        return next(1) == 's' ? microsecond : Unit();
    case '\xC2': // the micro sign
        return next(1) == '\xB5' && next(2) == 's' ? microsecondInUtf8 : Unit();
    case '\xCE': // the Greek letter that looks like it
        return next(1) == '\xBC' && next(2) == 's' ? microsecondInUtf8 : Unit();
    default:
        return {};
    }
}

// Eight digits as one number, added up by twos, fours and eights; -1 for anything else.
qint64 eightDigits(const char *text)
{
    const auto bytes = qFromLittleEndian<quint64>(text);
    constexpr quint64 highHalves = 0xF0F0'F0F0'F0F0'F0F0;
    constexpr quint64 zeros = 0x3030'3030'3030'3030;
    constexpr quint64 aboveNine = 0x0606'0606'0606'0606;
    if ((bytes & highHalves) != zeros || ((bytes + aboveNine) & highHalves) != zeros)
        return -1;
    // The first digit is in the lowest byte.
    const quint64 twos = (bytes - zeros) * ((10 << 8) + 1) >> 8 & 0x00FF'00FF'00FF'00FF;
    const quint64 fours = twos * ((100 << 16) + 1) >> 16 & 0x0000'FFFF'0000'FFFF;
    return static_cast<qint64>(fours * ((quint64(10'000) << 32) + 1) >> 32);
}

// Adds the digits at `at`, `count` at most, to `number`; gives what is behind them.
const char *addDigits(const char *at, const char *end, std::ptrdiff_t count, qint64 &number)
{
    for (end = std::min(end, at + count); at != end && digit(*at) <= 9; ++at)
        number = number * 10 + digit(*at);
    return at;
}

// The duration that begins at `at`, which moves behind it, as Go prints it: `85.167µs`, `512.3ms`, `1m23s`, `10m0s`,
// `0s`; a year at most.
OptionalDuration goDurationAt(const char *&at, const char *end)
{
    constexpr std::ptrdiff_t mostDigits = 10;
    constexpr std::array<qint64, 10> missing{1'000'000'000, 100'000'000, 10'000'000, 1'000'000, 100'000,
                                             10'000,        1'000,       100,        10,        1};
    qint64 sum = 0;
    do {
        const char *const begin = at;
        qint64 whole = 0;
        at = addDigits(at, end, mostDigits, whole);
        if (at == begin)
            return std::nullopt;
        qint64 billionths = 0;
        if (at != end && *at == '.') {
            const char *const fraction = ++at;
            const qint64 eight = end - at < 8 ? -1 : eightDigits(at);
            if (eight >= 0) {
                billionths = eight;
                at += 8;
            }
            at = addDigits(at, end, fraction + std::ssize(missing) - 1 - at, billionths);
            billionths *= missing[static_cast<std::size_t>(at - fraction)];
        }
        const Unit unit = unitAt(at, end);
        if (unit.size == 0 || whole > unit.most)
            return std::nullopt;
        sum += whole * unit.ns + billionths * (unit.ns / 1000) / 1'000'000;
        if (sum > longestNs)
            return std::nullopt;
        at += unit.size;
    } while (at != end && digit(*at) <= 9);
    return Nanoseconds(sum);
}

} // namespace

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
    record.server = QByteArrayLiteral("ollama"); // whose copies count no reference
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
    const unsigned second = twoDigits(text + sizeof m_minute);
    if (second > 60)
        return std::nullopt;
    if (m_minuteBegins < 0 || std::memcmp(m_minute, text, sizeof m_minute) != 0) {
        const QByteArrayView time(text, timeSize);
        const bool isInForm = time[4] == '/' && time[7] == '/' && time.sliced(10, 3) == " - " &&
                              time[15] == ':' && time[18] == ':';
        const auto begins = civilSeconds(digitsAt(time, 0, 4), digitsAt(time, 5, 2), digitsAt(time, 8, 2),
                                         digitsAt(time, 13, 2), digitsAt(time, 16, 2), 0);
        if (!isInForm || !begins)
            return std::nullopt;
        std::memcpy(m_minute, text, sizeof m_minute);
        m_minuteBegins = *begins;
    }
    return m_minuteBegins + second;
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
    at = next<'|'>(client, end);
    if (at == end || at == client)
        return std::nullopt;

    const char *const method = behindSpaces(at + 1, end);
    const char *const methodEnd = next<' '>(method, end);
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
