// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/jsonline.h"

#include <cmath>
#include <cstring>

namespace inferograph {

std::optional<double> JsonValue::number()
{
    double value = 0;
    if (m_value.get_double().get(value) || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<qint64> JsonValue::count()
{
    constexpr qint64 largest = 9'000'000'000'000'000; // beyond it a double skips whole numbers
    uint64_t whole = 0;
    if (!m_value.get_uint64().get(whole)) // most are written so, and read in a third of the time
        return whole <= largest ? std::optional(static_cast<qint64>(whole)) : std::nullopt;
    const std::optional<double> value = number();
    if (!value || *value < 0 || *value > static_cast<double>(largest))
        return std::nullopt;
    return std::llround(*value);
}

std::optional<bool> JsonValue::boolean()
{
    bool value = false;
    if (m_value.get_bool().get(value))
        return std::nullopt;
    return value;
}

QByteArrayView JsonValue::text()
{
    std::string_view value;
    if (m_value.get_string().get(value))
        return {};
    return QByteArrayView(value.data(), static_cast<qsizetype>(value.size()));
}

bool JsonValue::bytes(QByteArray &to)
{
    simdjson::ondemand::array list;
    if (m_value.get_array().get(list))
        return false;
    for (auto element : list) {
        uint64_t byte = 0;
        if (element.get_uint64().get(byte) || byte > 0xFF)
            return false;
        to.append(static_cast<char>(byte));
    }
    return true;
}

OptionalDuration JsonValue::milliseconds()
{
    constexpr double longest = 1e12; // thirty years: what is beyond cannot be a call
    const std::optional<double> value = number();
    return value && *value >= 0 && *value < longest ? OptionalDuration(fromMilliseconds(*value))
                                                    : std::nullopt;
}

OptionalDuration JsonValue::seconds()
{
    constexpr double longest = 1e9;
    const std::optional<double> value = number();
    return value && *value >= 0 && *value < longest ? OptionalDuration(fromSeconds(*value)) : std::nullopt;
}

OptionalDuration JsonValue::epochSeconds()
{
    constexpr double latest = 9e9; // within what nanoseconds in 64 bits reach
    const std::optional<double> value = number();
    if (!value || *value <= 0 || *value > latest)
        return std::nullopt;
    const double whole = std::floor(*value);
    return std::chrono::seconds(static_cast<qint64>(whole)) + fromSeconds(*value - whole);
}

QByteArrayView jsonObjectIn(QByteArrayView line)
{
    if (line.startsWith('{'))
        return line;
    if (!line.endsWith('}'))
        return {};
    const void *brace = std::memchr(line.data(), '{', static_cast<std::size_t>(line.size()));
    return brace ? line.sliced(static_cast<const char *>(brace) - line.data()) : QByteArrayView();
}

} // namespace inferograph
