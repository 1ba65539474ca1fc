// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/logs/textsearch.h"

#include <QByteArray>
#include <QByteArrayView>

#include <simdjson.h>

#include <array>
#include <cstring>
#include <string_view>

namespace inferograph {

// One value of a JSON object on a line. Every reader gives "unknown" for null and for another type.
class JsonValue
{
public:
    explicit JsonValue(simdjson::ondemand::value &value) : m_value(value) {}

    std::optional<double> number();
    std::optional<qint64> count(); // not below zero
    std::optional<bool> boolean();
    // Unescaped; valid until the next line. Empty for null and for another type.
    QByteArrayView text();

    // Calls take(name, value) for each field of an object, and take(value) for each element of a list; nothing
    // for another type. False where it is damaged.
    template<typename Take>
    bool eachField(Take take);
    template<typename Take>
    bool eachElement(Take take);

    // A list of bytes as numbers, appended to `to`; false where it is anything else.
    bool bytes(QByteArray &to);

    // Zero is kept; negative is unknown.
    OptionalDuration milliseconds();
    OptionalDuration seconds();
    // Since 1970.
    OptionalDuration epochSeconds();

private:
    simdjson::ondemand::value &m_value;
};

template<typename Take>
bool JsonValue::eachField(Take take)
{
    simdjson::ondemand::object object;
    if (m_value.get_object().get(object))
        return true;
    for (auto result : object) {
        simdjson::ondemand::field field;
        std::string_view name;
        if (std::move(result).get(field) || field.unescaped_key().get(name))
            return false;
        JsonValue value(field.value());
        take(name, value);
    }
    return true;
}

template<typename Take>
bool JsonValue::eachElement(Take take)
{
    simdjson::ondemand::array list;
    if (m_value.get_array().get(list))
        return true;
    for (auto result : list) {
        simdjson::ondemand::value element;
        if (std::move(result).get(element))
            return false;
        JsonValue value(element);
        take(value);
    }
    return true;
}

// The keys that a format reads, as enumeration and in the order in which its writer prints them: looking for
// the next key first makes it one comparison a field.
template<std::size_t count>
class JsonKeys
{
public:
    constexpr explicit JsonKeys(const std::array<std::string_view, count> &keys)
    {
        for (std::size_t i = 0; i < count; ++i)
            m_keys[i] = Key(keys[i]);
    }

    // `next` is carried from one field of a line to the next; `count` for a key not listed.
    std::size_t find(simdjson::ondemand::raw_json_string key, std::size_t &next) const
    {
        for (std::size_t step = 0; step < count; ++step) {
            const std::size_t candidate = next + step < count ? next + step : next + step - count;
            if (m_keys[candidate].isAt(key.raw())) {
                next = candidate + 1 < count ? candidate + 1 : 0;
                return candidate;
            }
        }
        return count;
    }

private:
    // A key and the quote behind it, compared eight bytes at once: the text that it is compared with is padded.
    class Key
    {
    public:
        constexpr Key() = default;
        constexpr explicit Key(std::string_view key) : m_words(key.size() / sizeof(quint64) + 1)
        {
            for (std::size_t i = 0; i <= key.size(); ++i) { // longer ones do not compile
                const char c = i < key.size() ? key[i] : '"';
                m_text[i] = c;
                m_mask[i] = '\xFF';
            }
        }

        bool isAt(const char *text) const
        {
            for (std::size_t at = 0; at < m_words * sizeof(quint64); at += sizeof(quint64)) {
                if ((word(text + at) ^ word(m_text.data() + at)) & word(m_mask.data() + at))
                    return false;
            }
            return true;
        }

    private:
        static constexpr std::size_t longest = 32;

        static quint64 word(const char *bytes)
        {
            quint64 value = 0;
            std::memcpy(&value, bytes, sizeof value);
            return value;
        }

        std::array<char, longest> m_text{};
        std::array<char, longest> m_mask{};
        std::size_t m_words = 0;
    };

    std::array<Key, count> m_keys;
};

// Reads JSON objects, one a line, in place: `line` has 64 readable bytes behind it.
class JsonLineReader
{
public:
    // Calls take(index of the key, value) for each top-level field among `keys`. False where the line is
    // not one whole JSON object in UTF-8.
    template<std::size_t count, typename Take>
    bool read(QByteArrayView line, const JsonKeys<count> &keys, Take take)
    {
        simdjson::ondemand::document document;
        simdjson::ondemand::object object;
        if (m_parser.iterate(line.data(), sizeOf(line), sizeOf(line) + simdjson::SIMDJSON_PADDING)
                .get(document) ||
            document.get_object().get(object))
            return false;
        std::size_t next = 0;
        for (auto result : object) {
            simdjson::ondemand::field field;
            if (std::move(result).get(field))
                return false;
            const std::size_t index = keys.find(field.key(), next);
            if (index < count) {
                JsonValue value(field.value());
                take(index, value);
            }
        }
        return document.current_location().error() == simdjson::OUT_OF_BOUNDS; // nothing behind it
    }

private:
    static std::size_t sizeOf(QByteArrayView line) { return static_cast<std::size_t>(line.size()); }

    simdjson::ondemand::parser m_parser;
};

// The JSON object that a line consists of or, behind a logger's own prefix, ends with; empty where there is
// none.
QByteArrayView jsonObjectIn(QByteArrayView line);

} // namespace inferograph
