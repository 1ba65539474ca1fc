// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/jsonline.h"
#include "core/logs/wrappers/wrapper.h"

#include <charconv>
#include <cstring>

namespace inferograph {

namespace {

enum Key : std::size_t { Realtime, Pid, Message, KeyCount };
constexpr JsonKeys<KeyCount> keys({"__REALTIME_TIMESTAMP", "_PID", "MESSAGE"});

std::optional<WallTime> fromMicroseconds(QByteArrayView text)
{
    qint64 microseconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), microseconds);
    constexpr qint64 latest = 9'000'000'000'000'000;
    if (error != std::errc() || microseconds <= 0 || microseconds > latest)
        return std::nullopt;
    return WallTime(std::chrono::microseconds(microseconds));
}

bool readMessage(JsonValue &value, QByteArray &message)
{
    if (value.bytes(message))
        return true;
    message = value.text().toByteArray();
    return !message.isEmpty();
}

// `journalctl -o json`: the line is `MESSAGE`, as a text or, where it holds bytes such as a colour's escape, as
// a list of numbers.
class JournalJsonWrapper : public LogWrapper
{
public:
    bool isJson() const override { return true; }

    std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &) const override
    {
        const QByteArrayView json = viewOf(line);
        if (!json.startsWith('{') || !contains(json, "\"__REALTIME_TIMESTAMP\"") ||
            !contains(json, "\"MESSAGE\""))
            return std::nullopt;
        thread_local JsonLineReader reader;
        thread_local QByteArray message;
        thread_local QByteArray pid;
        message.clear();
        pid.clear();
        Unwrapped unwrapped;
        bool hasMessage = false;
        const bool whole = reader.read(json, keys, [&](std::size_t key, JsonValue &value) {
            if (key == Realtime)
                unwrapped.time = fromMicroseconds(value.text());
            else if (key == Pid)
                pid = value.text().toByteArray();
            else
                hasMessage = readMessage(value, message);
        });
        if (!whole || !hasMessage || message.size() + pid.size() > json.size())
            return std::nullopt;
        std::memcpy(line.data(), message.constData(), static_cast<std::size_t>(message.size()));
        unwrapped.text = line.first(static_cast<std::size_t>(message.size()));
        const std::span<char> end = line.last(static_cast<std::size_t>(pid.size()));
        std::memcpy(end.data(), pid.constData(), end.size());
        unwrapped.origin = viewOf(end);
        return unwrapped;
    }
};

} // namespace

const LogWrapper &journalJsonWrapper()
{
    static const JournalJsonWrapper wrapper;
    return wrapper;
}

} // namespace inferograph
