// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/accessline.h"
#include "core/logs/calljoiner.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/textcursor.h"

#include <array>
#include <cstring>

namespace inferograph {

namespace {

constexpr std::string_view accessMark = "[GIN] ";

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
    for (const Route &route : routes) {
        if (isSame(path, route.path))
            return route.operation;
    }
    const qsizetype query = path.indexOf('?');
    return query < 0 ? std::nullopt : operationOf(path.first(query));
}

// Where an access line's columns begin; -1 in any other line.
qsizetype accessAt(QByteArrayView line)
{
    constexpr auto markSize = static_cast<qsizetype>(accessMark.size());
    if (beginsWith(line, accessMark))
        return markSize;
    if (beginsWith(line, "{") || beginsWith(line, "time=") || beginsWith(line, "slot ") ||
        beginsWith(line, "srv "))
        return -1;
    const qsizetype at = find(line, accessMark);
    return at < 0 ? -1 : at + markSize;
}

class OllamaGinParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        const qsizetype begin = accessAt(line);
        if (begin < 0)
            return {beginsWith(line, "[GIN-debug]") ? LineVerdict::Noise : LineVerdict::Foreign};

        const std::optional<AccessLine> access = m_reader.read(line.sliced(begin));
        if (!access)
            return {LineVerdict::Malformed, "This access line is cut off or damaged."};
        const bool redirect = access->status < 200 || (access->status >= 300 && access->status < 400);
        if (!isSame(access->method, "POST") || redirect)
            return {LineVerdict::Noise};
        const std::optional<Operation> operation = operationOf(access->path);
        if (!operation)
            return {LineVerdict::Noise};
        const AccessedCall call{.operation = *operation,
                                .httpStatus = access->status,
                                .total = access->latency,
                                .end = endOf(*access, sink)};
        if (sink.joiner.isAwake())
            sink.joiner.access(call);
        else
            call.describeIn(sink.calls.emplaceBack());
        return {LineVerdict::Record};
    }

private:
    // The server's own lines say which zone its local time is in; without them it is this machine's.
    static WallTime endOf(const AccessLine &access, LogSink &sink)
    {
        if (const std::optional<Nanoseconds> zone = sink.joiner.zone())
            return WallTime(std::chrono::seconds(access.localEnd) - *zone);
        return sink.clock.toWallTime(access.localEnd);
    }

    AccessLineReader m_reader;
};

// Ollama's log: its access lines (`[GIN] ...`) are the calls, without model and tokens. Local time, stamped
// at the call's end.
class OllamaGinFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "ollama"; }
    QByteArrayView title() const override { return "Ollama (GIN)"; }

    bool recognises(QByteArrayView line) const override
    {
        const qsizetype begin = accessAt(line);
        return begin < 0 ? contains(line, "[GIN-debug]") && !line.startsWith('{')
                         : AccessLineReader().read(line.sliced(begin)).has_value();
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
