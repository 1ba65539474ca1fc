// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>
#include <QList>

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace inferograph::replyjson {

// JSON as servers write it: every value may be missing, null or of another type than agreed, and then it is
// unknown. Nothing here throws.
using Value = simdjson::ondemand::value;

// Calls `take(key, value)` for each field of an object, in their order. A value that is not an object has no
// fields; the error is that of text which is not JSON.
template<typename Take>
simdjson::error_code forEachField(Value &value, Take &&take)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return simdjson::SUCCESS;
    for (auto field : object) {
        std::string_view key;
        if (const simdjson::error_code error = field.unescaped_key().get(key); error != simdjson::SUCCESS)
            return error;
        take(key, field.value().value_unsafe());
    }
    return simdjson::SUCCESS;
}

// Calls `take(element)` for each element of an array; a value that is not an array has none.
template<typename Take>
void forEachElement(Value &value, Take &&take)
{
    simdjson::ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS)
        return;
    for (auto element : array) {
        if (element.error() != simdjson::SUCCESS)
            return;
        take(element.value_unsafe());
    }
}

bool isObject(Value &value);

// Reads one document after the other. Values live until the next read.
class Document
{
public:
    // Calls `take` for each field of the object that `text` is; false when it is not one JSON object.
    template<typename Take>
    bool read(QByteArrayView text, Take &&take)
    {
        Value root;
        return open(text) && m_document.get_value().get(root) == simdjson::SUCCESS && isObject(root) &&
               forEachField(root, take) == simdjson::SUCCESS && isAtEnd();
    }

private:
    bool open(QByteArrayView text);
    bool isAtEnd();

    QByteArray m_padded;
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
};

std::optional<QByteArray> string(Value &value);
std::optional<bool> boolean(Value &value);
std::optional<qint64> count(Value &value);          // not below zero
std::optional<double> share(Value &value);          // 0...1
OptionalDuration nanoseconds(Value &value);         // not below zero
OptionalDuration milliseconds(Value &value);        // not below zero
OptionalDuration seconds(Value &value);             // not below zero
QByteArray text(Value &value);                      // a string, or the `text` of an array's parts
bool hasToolCall(Value &value);                     // `tool_calls` with anything in it to call
QByteArray errorWords(Value &value, int depth = 0); // of a string or an error object; empty where it has none

inline constexpr char errorWithoutWords[] = "The server reported an error without saying which.";

// The fields by which servers say that something failed: `{"error":"text"}`, `{"error":{"message":…}}`,
// `{"object":"error","message":…}`, `{"type":"error",…}`, `{"detail":…}`.
struct ErrorFields
{
    QByteArray error;
    QByteArray message;
    bool marked = false;

    void take(std::string_view key, Value &value);
    // The words when an answer with these fields is an error, although its status may say 200.
    std::optional<QByteArray> inAnswer() const;
};

// The server's words in a body that is an error; text that is neither JSON nor markup is its own words.
QByteArray errorText(QByteArrayView body);

// The strings at `name` in the objects of the top-level array `list`; unset where there is no such array.
std::optional<QList<QByteArray>> namesInList(QByteArrayView body, std::string_view list,
                                             std::string_view name);

} // namespace inferograph::replyjson
