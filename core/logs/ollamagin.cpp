// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/calljoiner.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"

#include <array>

namespace inferograph {

namespace {

constexpr QByteArrayView accessMark = "[GIN] ";

// Reads one line from left to right; each step says whether it found what it wants.
class Scanner
{
public:
    explicit Scanner(QByteArrayView line) : m_line(line) {}

    void skipSpaces()
    {
        while (m_at < m_line.size() && m_line[m_at] == ' ')
            ++m_at;
    }

    bool skip(char wanted)
    {
        if (m_at >= m_line.size() || m_line[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    // A column's border with any padding around it.
    bool skipBorder()
    {
        skipSpaces();
        const bool found = skip('|');
        skipSpaces();
        return found;
    }

    QByteArrayView word()
    {
        const qsizetype begin = m_at;
        while (m_at < m_line.size() && m_line[m_at] != ' ' && m_line[m_at] != '|')
            ++m_at;
        return m_line.sliced(begin, m_at - begin);
    }

    QByteArrayView take(qsizetype count)
    {
        const qsizetype begin = m_at;
        m_at = std::min(m_at + count, m_line.size());
        return m_line.sliced(begin, m_at - begin);
    }

    QByteArrayView rest() const { return m_line.sliced(m_at); }

private:
    QByteArrayView m_line;
    qsizetype m_at = 0;
};

// `2026/06/28 - 20:51:49` as if it were UTC.
std::optional<qint64> accessTime(QByteArrayView text)
{
    if (text.size() != 21 || text[4] != '/' || text[7] != '/' || text.sliced(10, 3) != " - " ||
        text[15] != ':' || text[18] != ':')
        return std::nullopt;
    return civilSeconds(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2),
                        digitsAt(text, 13, 2), digitsAt(text, 16, 2), digitsAt(text, 19, 2));
}

// Nanoseconds of the unit that `text` begins with, and the bytes it takes; 0 where it is none.
std::pair<qint64, qsizetype> durationUnit(QByteArrayView text)
{
    const auto at = [text](qsizetype i) { return i < text.size() ? text[i] : '\0'; };
    switch (at(0)) {
    case 's':
        return {1'000'000'000, 1};
    case 'm':
        return at(1) == 's' ? std::pair<qint64, qsizetype>{1'000'000, 2}
                            : std::pair<qint64, qsizetype>{60'000'000'000, 1};
    case 'h':
        return {3'600'000'000'000, 1};
    case 'n':
        return {1, at(1) == 's' ? 2 : 0};
    case 'u':
        return {1'000, at(1) == 's' ? 2 : 0};
    default:
        // The micro sign, or the Greek letter that looks like it.
        const bool micro = text.startsWith("\xC2\xB5s") || text.startsWith("\xCE\xBCs");
        return {micro ? 1'000 : 0, micro ? 3 : 0};
    }
}

// A duration as Go prints it: `85.167µs`, `512.3ms`, `1m23s`, `10m0s`, `0s`.
OptionalDuration goDuration(QByteArrayView text)
{
    constexpr qint64 largestWhole = 1'000'000'000;
    constexpr Nanoseconds longest = std::chrono::hours(24 * 365);
    if (text.isEmpty())
        return std::nullopt;
    Nanoseconds sum{};
    while (!text.isEmpty()) {
        qsizetype at = 0;
        qint64 whole = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && whole < largestWhole; ++at)
            whole = whole * 10 + (text[at] - '0');
        qint64 fraction = 0;
        qint64 fractionUnit = 1;
        const bool hasFraction = at > 0 && at < text.size() && text[at] == '.';
        if (hasFraction) {
            for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9' && fractionUnit < largestWhole;
                 ++at, fractionUnit *= 10)
                fraction = fraction * 10 + (text[at] - '0');
        }
        const auto [unit, length] = durationUnit(text.sliced(at));
        if (at == 0 || length == 0 || whole > largestWhole * 1000 / (unit / 1000 + 1))
            return std::nullopt;
        sum +=
            Nanoseconds(whole * unit + (hasFraction ? fraction * (unit / std::min(unit, fractionUnit)) : 0));
        if (sum > longest)
            return std::nullopt;
        text = text.sliced(at + length);
    }
    return sum;
}

// The call that a path makes; unset for every other request, polling above all.
std::optional<Operation> operationOf(QByteArrayView path)
{
    struct Route
    {
        QByteArrayView path;
        Operation operation;
    };
    constexpr std::array routes{
        Route{"/api/chat", Operation::Chat},
        Route{"/api/generate", Operation::Generate},
        Route{"/v1/chat/completions", Operation::Chat},
        Route{"/v1/completions", Operation::Completion},
        Route{"/api/embed", Operation::Embedding},
        Route{"/api/embeddings", Operation::Embedding},
        Route{"/v1/embeddings", Operation::Embedding},
        Route{"/v1/responses", Operation::Chat},
        Route{"/v1/messages", Operation::Chat},
    };
    const qsizetype query = path.indexOf('?');
    const QByteArrayView bare = query < 0 ? path : path.first(query);
    for (const Route &route : routes) {
        if (bare == route.path)
            return route.operation;
    }
    return std::nullopt;
}

struct Access
{
    qint64 localEnd = 0; // s, as if UTC
    int status = 0;
    Nanoseconds latency{};
    QByteArrayView method;
    QByteArrayView path;
};

std::optional<Access> parseAccess(QByteArrayView text)
{
    Scanner scanner(text);
    scanner.skipSpaces();
    Access access;
    const std::optional<qint64> end = accessTime(scanner.take(21));
    if (!end || !scanner.skipBorder())
        return std::nullopt;
    access.localEnd = *end;
    const QByteArrayView status = scanner.word();
    access.status = status.size() == 3 ? digitsAt(status, 0, 3) : -1;
    if (access.status < 100 || !scanner.skipBorder())
        return std::nullopt;
    const OptionalDuration latency = goDuration(scanner.word());
    if (!latency || !scanner.skipBorder() || scanner.word().isEmpty() || !scanner.skipBorder())
        return std::nullopt;
    access.latency = *latency;
    access.method = scanner.word();
    scanner.skipSpaces();
    const QByteArrayView quoted = scanner.rest().trimmed();
    if (access.method.isEmpty() || quoted.size() < 2 || !quoted.startsWith('"') || !quoted.endsWith('"'))
        return std::nullopt;
    access.path = quoted.sliced(1, quoted.size() - 2);
    return access;
}

class OllamaGinParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        if (line.startsWith('{') || line.startsWith("time="))
            return {};
        const qsizetype mark = line.startsWith(accessMark) ? 0 : line.indexOf(accessMark);
        if (mark < 0)
            return {line.startsWith("[GIN-debug]") ? LineVerdict::Noise : LineVerdict::Foreign};

        const std::optional<Access> access = parseAccess(line.sliced(mark + accessMark.size()));
        if (!access)
            return {LineVerdict::Malformed, "This access line is cut off or damaged."};
        const std::optional<Operation> operation = operationOf(access->path);
        const bool redirect = access->status < 200 || (access->status >= 300 && access->status < 400);
        if (!operation || access->method != "POST" || redirect)
            return {LineVerdict::Noise};
        const WallTime end = endOf(*access, sink.joiner);
        fill(sink.calls.emplaceBack(), *access, *operation, end);
        if (sink.joiner.isAwake())
            sink.joiner.access(sink.calls.takeLast(), end);
        return {LineVerdict::Record};
    }

private:
    // The server's own lines say which zone its local time is in; without them it is this machine's.
    WallTime endOf(const Access &access, const CallJoiner &joiner)
    {
        if (const std::optional<Nanoseconds> zone = joiner.zone())
            return WallTime(std::chrono::seconds(access.localEnd) - *zone);
        return m_localClock.toWallTime(access.localEnd);
    }

    void fill(CallRecord &record, const Access &access, Operation operation, WallTime end)
    {
        constexpr int clientClosedRequest = 499;
        constexpr Nanoseconds serverTimeLimit = std::chrono::minutes(10);
        record.server = m_server;
        record.clock = Clock::Log;
        record.operation = operation;
        record.total = access.latency;
        record.startedAt = end - access.latency;
        record.httpStatus = access.status;
        if (access.status == clientClosedRequest) {
            record.status = CallStatus::Cancelled;
            record.errorKind = ErrorKind::Aborted;
        } else if (access.status >= 400) {
            record.status = CallStatus::Failed;
            const bool timedOut = access.status == 500 && access.latency == serverTimeLimit;
            record.errorKind = timedOut ? ErrorKind::Timeout : ErrorKind::Http;
        }
    }

    LocalClock m_localClock;
    const QByteArray m_server = "ollama";
};

// Ollama's log: its access lines (`[GIN] ...`) are the calls, without model and tokens. Local time, stamped
// at the call's end.
class OllamaGinFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "ollama"; }

    bool recognises(QByteArrayView line) const override
    {
        if (line.startsWith('{'))
            return false;
        const qsizetype mark = line.indexOf("[GIN");
        if (mark < 0)
            return false;
        const QByteArrayView rest = line.sliced(mark);
        return rest.startsWith("[GIN-debug]") ||
               (rest.startsWith(accessMark) && parseAccess(rest.sliced(accessMark.size())));
    }

    bool isWholeOutput() const override { return true; }

    std::unique_ptr<LogParser> parser() const override { return std::make_unique<OllamaGinParser>(); }
};

} // namespace

const LogFormat &ollamaGinFormat()
{
    static const OllamaGinFormat format;
    return format;
}

} // namespace inferograph
