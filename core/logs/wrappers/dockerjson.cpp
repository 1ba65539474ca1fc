// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/jsonline.h"
#include "core/logs/wrappers/wrapper.h"

#include <cstring>

namespace inferograph {

namespace {

enum Key : std::size_t { Log, Stream, Time, KeyCount };
constexpr JsonKeys<KeyCount> keys({"log", "stream", "time"});

// Docker's json-file: `{"log":"…\n","stream":"stdout","time":"2025-11-05T16:14:34.123456789Z"}`. A `log` without
// a line's end goes on in the next one.
class DockerJsonWrapper : public LogWrapper
{
public:
    bool isJson() const override { return true; }

    std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &context) const override
    {
        const QByteArrayView json = viewOf(line);
        if (!json.startsWith("{\"log\":"))
            return std::nullopt;
        thread_local JsonLineReader reader;
        Unwrapped unwrapped;
        QByteArrayView log;
        bool hasStream = false;
        const bool whole = reader.read(json, keys, [&](std::size_t key, JsonValue &value) {
            if (key == Log) {
                log = value.text();
            } else if (key == Stream) {
                const QByteArrayView stream = value.text();
                hasStream = stream == "stdout" || stream == "stderr";
                unwrapped.channel = stream == "stderr" ? 'e' : 'o';
            } else {
                unwrapped.time = wallTimeFromIso(value.text(), context.localClock);
            }
        });
        if (!whole || !hasStream || log.isNull()) // null where `log` is no text
            return std::nullopt;
        unwrapped.isPart = !log.endsWith('\n');
        if (!unwrapped.isPart)
            log.chop(1);
        std::memmove(line.data(), log.data(), static_cast<std::size_t>(log.size()));
        unwrapped.text = line.first(static_cast<std::size_t>(log.size()));
        return unwrapped;
    }
};

} // namespace

const LogWrapper &dockerJsonWrapper()
{
    static const DockerJsonWrapper wrapper;
    return wrapper;
}

} // namespace inferograph
