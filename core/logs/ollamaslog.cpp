// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"
#include "core/logs/calljoiner.h"
#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/textcursor.h"

#include <array>

namespace inferograph {

namespace {

constexpr std::string_view timeMark = "time=";
constexpr std::string_view messageMark = " msg=";

// `key=value` or `key="value"`; empty where there is none. Quotes inside a value are escaped: names and paths
// hold none.
QByteArrayView attribute(QByteArrayView attributes, std::string_view key)
{
    TextCursor cursor(attributes);
    if (!cursor.skipPast(key))
        return {};
    return cursor.skip("\"") ? cursor.until('"') : cursor.until(' ');
}

// The file behind `--model`, in a command line.
QByteArrayView commandModel(QByteArrayView attributes)
{
    TextCursor cursor(attributes);
    if (!cursor.skipPast(" --model "))
        return {};
    const QByteArrayView rest = cursor.rest();
    const qsizetype end = rest.indexOf(' ');
    const QByteArrayView model = end < 0 ? rest : rest.first(end);
    return model.endsWith('"') ? model.chopped(1) : model;
}

struct Entry
{
    QByteArrayView time;
    QByteArrayView message;
    QByteArrayView attributes; // with a space before each
};

std::optional<Entry> parseEntry(QByteArrayView line)
{
    TextCursor cursor(line);
    if (!cursor.skip(timeMark))
        return std::nullopt;
    Entry entry;
    entry.time = cursor.until(' ');
    if (!cursor.skipPast(messageMark))
        return std::nullopt;
    if (cursor.skip("\"")) {
        const QByteArrayView rest = cursor.rest();
        qsizetype end = 0;
        while (end < rest.size() && rest[end] != '"')
            end += rest[end] == '\\' ? 2 : 1;
        if (end >= rest.size())
            return std::nullopt;
        entry.message = rest.first(end);
        entry.attributes = rest.sliced(end + 1);
    } else {
        entry.message = cursor.until(' ');
        entry.attributes = cursor.rest();
    }
    return entry;
}

void loadStarting(CallJoiner &joiner, const Entry &entry)
{
    // Without a model it is a search for GPUs.
    if (const QByteArrayView blob = commandModel(entry.attributes); !blob.isEmpty())
        joiner.models().loadStarted(blob);
}

void templateSelected(CallJoiner &joiner, const Entry &entry)
{
    joiner.models().lastLoadNamed(attribute(entry.attributes, " model="));
}

void runnersCounted(CallJoiner &joiner, const Entry &entry)
{
    if (const auto count = TextCursor(attribute(entry.attributes, " count=")).count())
        joiner.models().loadedCount(*count);
}

void runnerReady(CallJoiner &joiner, const Entry &entry)
{
    const QByteArrayView name = attribute(entry.attributes, " runner.name=");
    const QByteArrayView blob = attribute(entry.attributes, " runner.model=");
    if (!name.isEmpty() && !blob.isEmpty())
        joiner.models().runnerNamed(name, blob);
}

void runnerGone(CallJoiner &joiner, const Entry &entry)
{
    joiner.models().runnerStopped(attribute(entry.attributes, " runner.model="));
}

void requestFinished(CallJoiner &joiner, const Entry &entry)
{
    joiner.requestFinished(normalisedModelName(attribute(entry.attributes, " runner.name=")));
}

void serverStarted(CallJoiner &joiner, const Entry &)
{
    joiner.serverStarted();
}

// Of a time that ends with `Z` or `+01:00`.
Nanoseconds zoneOf(QByteArrayView time)
{
    const QByteArrayView zone = time.last(std::min<qsizetype>(6, time.size()));
    if (zone.size() < 6 || (zone[0] != '+' && zone[0] != '-'))
        return {};
    const std::chrono::minutes offset(digitsAt(zone, 1, 2) * 60 + digitsAt(zone, 4, 2));
    return zone[0] == '-' ? -offset : offset;
}

// The messages that say something of a call; all others are context.
struct Message
{
    std::string_view beginning;
    void (*tell)(CallJoiner &joiner, const Entry &entry);
};
constexpr std::array messages{
    Message{"Listening on ", serverStarted},
    Message{"starting llama-server", loadStarting},
    Message{"starting llama server", loadStarting},
    Message{"starting runner", loadStarting},
    Message{"template selection", templateSelected},
    Message{"loaded runners", runnersCounted},
    Message{"finished setting up", runnerReady},
    Message{"after processing request finished event", requestFinished},
    Message{"runner terminated and removed from list", runnerGone},
};

// `llama-server started in 15.37 seconds`, `llama runner started in 5.65 seconds`
std::optional<double> loadSeconds(QByteArrayView message)
{
    TextCursor cursor(message);
    if (!(cursor.skip("llama-server started in ") || cursor.skip("llama runner started in ")))
        return std::nullopt;
    const std::optional<double> seconds = cursor.number();
    constexpr double longest = 86'400;
    return seconds && *seconds >= 0 && *seconds < longest ? seconds : std::nullopt;
}

class OllamaSlogParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        if (!beginsWith(line, timeMark))
            return {};
        const std::optional<Entry> entry = parseEntry(line);
        if (!entry)
            return {LineVerdict::Context}; // wrapped by what carried it
        const std::optional<WallTime> time = wallTimeFromIso(entry->time, sink.clock);
        if (time)
            sink.joiner.serverSpoke(*time, zoneOf(entry->time));
        if (const std::optional<double> seconds = loadSeconds(entry->message)) {
            sink.joiner.models().loadFinished(fromSeconds(*seconds), time);
            return {LineVerdict::Context};
        }
        for (const Message &message : messages) {
            if (beginsWith(entry->message, message.beginning)) {
                message.tell(sink.joiner, *entry);
                break;
            }
        }
        return {LineVerdict::Context};
    }
};

// Ollama's own lines (`time=… level=INFO source=… msg=…`): loads, evictions, model names. No calls by
// themselves: they complete the calls of access lines and runner lines.
class OllamaSlogFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "ollama-server"; }
    QByteArrayView title() const override { return "Ollama (slog)"; }

    bool recognises(QByteArrayView line) const override
    {
        return beginsWith(line, timeMark) && contains(line, " source=") && contains(line, ".go:");
    }

    bool isWholeOutput() const override { return true; }

    std::unique_ptr<LogParser> parser() const override { return std::make_unique<OllamaSlogParser>(); }
};

} // namespace

const LogFormat &ollamaSlogFormat()
{
    static const OllamaSlogFormat format;
    return format;
}

} // namespace inferograph
