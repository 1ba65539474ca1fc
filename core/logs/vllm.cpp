// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/textcursor.h"

namespace inferograph {

namespace {

constexpr std::string_view statsMark = "Avg prompt throughput: ";

// `04-10 18:13:17`, in the year in which that was last, or `2025-09-10 16:32:05.957`.
std::optional<WallTime> lineTime(QByteArrayView text, LocalClock &local, WallTime seenAt)
{
    using namespace std::chrono;
    if (text.size() >= 19 && text[4] == '-') {
        const qsizetype end = text.indexOf(' ', 19);
        return wallTimeFromIso(end < 0 ? text : text.first(end), local);
    }
    if (text.size() < 14 || text[2] != '-' || text[5] != ' ' || text[8] != ':' || text[11] != ':')
        return std::nullopt;
    const year_month_day today(floor<days>(seenAt));
    for (int year = static_cast<int>(today.year()) + 1; year >= static_cast<int>(today.year()) - 4; --year) {
        const auto seconds = civilSeconds(year, digitsAt(text, 0, 2), digitsAt(text, 3, 2),
                                          digitsAt(text, 6, 2), digitsAt(text, 9, 2), digitsAt(text, 12, 2));
        if (!seconds)
            continue; // the 29th of February
        const WallTime time = local.toWallTime(*seconds);
        if (time <= seenAt + days(1))
            return time;
    }
    return std::nullopt;
}

std::optional<double> numberAfter(QByteArrayView text, std::string_view mark)
{
    TextCursor cursor(text);
    return cursor.skipPast(mark) ? cursor.number() : std::nullopt;
}

// `(APIServer pid=158) INFO 09-02 13:08:10 [loggers.py:123] `: behind what is in front of the level.
QByteArrayView atLevel(QByteArrayView line)
{
    if (line.startsWith('(')) {
        const qsizetype end = line.indexOf(") ");
        line = line.sliced(end < 0 ? line.size() : end + 2);
    }
    return line;
}

bool isOwnLine(QByteArrayView line)
{
    TextCursor cursor(atLevel(line));
    if (!cursor.skip("INFO ") && !cursor.skip("WARNING ") && !cursor.skip("ERROR ") && !cursor.skip("DEBUG "))
        return false;
    const QByteArrayView rest = cursor.rest();
    const bool dated = rest.size() > 14 && (rest[2] == '-' || rest[4] == '-') && contains(rest, ".py:");
    return dated;
}

class VllmParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime seenAt, LogSink &sink) override
    {
        if (!isOwnLine(line))
            return {};
        const QByteArrayView own = atLevel(line);
        const qsizetype bracket = own.indexOf("] ");
        if (bracket < 0)
            return {LineVerdict::Context};
        // Behind the file's name: a prompt in the line is somebody's words, not a statistic.
        QByteArrayView text = own.sliced(bracket + 2);
        if (text.startsWith("Engine ")) {
            const qsizetype colon = text.indexOf(": ");
            text = text.sliced(colon < 0 ? 0 : colon + 2);
        } else if (const qsizetype all = text.indexOf(" Engines Aggregated: "); all >= 0 && all < 8) {
            text = text.sliced(text.indexOf(": ") + 2);
        }
        if (!beginsWith(text, statsMark))
            return {LineVerdict::Context};
        TextCursor level(own);
        level.until(' ');
        const std::optional<WallTime> time = lineTime(level.rest(), sink.clock, seenAt);
        return readStats(text, time.value_or(seenAt), sink);
    }

private:
    static LineResult readStats(QByteArrayView text, WallTime time, LogSink &sink)
    {
        const auto add = [&](Gauge gauge, std::optional<double> value, double unit = 1) {
            if (value && *value >= 0)
                sink.gauges.append({time, {}, "vllm", gauge, *value * unit});
        };
        const std::optional<double> prompt = numberAfter(text, statsMark);
        const std::optional<double> generation = numberAfter(text, "Avg generation throughput: ");
        const std::optional<double> running = numberAfter(text, "Running: ");
        if (!prompt || !generation || !running)
            return {LineVerdict::Malformed, "This line of statistics is cut off or damaged."};
        add(Gauge::PromptThroughput, prompt);
        add(Gauge::GenerationThroughput, generation);
        add(Gauge::Running, running);
        const std::optional<double> waiting = numberAfter(text, "Waiting: ");
        add(Gauge::Waiting, waiting ? waiting : numberAfter(text, "Pending: "));
        constexpr double percent = 0.01;
        add(Gauge::KvCacheUsage, numberAfter(text, "GPU KV cache usage: "), percent);
        return {LineVerdict::Context};
    }
};

// vLLM's own lines. They hold averages over windows and all requests, which become gauges, and nothing of
// single calls: its access lines have neither a time nor a duration.
class VllmFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "vllm"; }
    QByteArrayView title() const override { return "vLLM"; }
    bool recognises(QByteArrayView line) const override { return isOwnLine(line); }
    bool isWholeOutput() const override { return true; }
    bool isLineByLine() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<VllmParser>(); }
};

} // namespace

const LogFormat &vllmFormat()
{
    static const VllmFormat format;
    return format;
}

} // namespace inferograph
