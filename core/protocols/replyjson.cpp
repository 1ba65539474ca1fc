// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/replyjson.h"

#include <algorithm>
#include <cmath>

namespace inferograph::replyjson {

namespace {

QByteArray toBytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::optional<double> number(Value &value)
{
    double result = 0;
    if (value.get_double().get(result) != simdjson::SUCCESS || !std::isfinite(result))
        return std::nullopt;
    return result;
}

OptionalDuration duration(Value &value, double unitInMilliseconds)
{
    constexpr double longest = 1e12; // 31 years in milliseconds: beyond it, no duration but a defect
    const std::optional<double> amount = number(value);
    if (!amount || *amount < 0 || *amount * unitInMilliseconds > longest)
        return std::nullopt;
    return fromMilliseconds(*amount * unitInMilliseconds);
}

bool isMarkupOrBinary(QByteArrayView text)
{
    return text.startsWith('<') || std::any_of(text.begin(), text.end(), [](char c) {
               return static_cast<uchar>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
           });
}

} // namespace

bool Document::open(QByteArrayView text)
{
    m_padded.resize(text.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    std::copy(text.begin(), text.end(), m_padded.begin());
    std::fill(m_padded.begin() + text.size(), m_padded.end(), ' ');
    const simdjson::padded_string_view padded(m_padded.constData(), static_cast<std::size_t>(text.size()),
                                              static_cast<std::size_t>(m_padded.size()));
    return m_parser.iterate(padded).get(m_document) == simdjson::SUCCESS;
}

bool Document::isAtEnd()
{
    return m_document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

std::optional<QByteArray> string(Value &value)
{
    constexpr char replacementCharacter[] = "\xEF\xBF\xBD";
    std::string_view result;
    switch (value.get_string().get(result)) {
    case simdjson::SUCCESS:
        return toBytes(result);
    case simdjson::STRING_ERROR: // half of a surrogate pair, by a server that cuts its tokens anywhere
        return QByteArray(replacementCharacter);
    default:
        return std::nullopt;
    }
}

std::optional<bool> boolean(Value &value)
{
    bool result = false;
    if (value.get_bool().get(result) != simdjson::SUCCESS)
        return std::nullopt;
    return result;
}

std::optional<qint64> count(Value &value)
{
    constexpr double exactIntegers = 9007199254740992.0; // 2^53
    const std::optional<double> amount = number(value);
    if (!amount || *amount < 0 || *amount > exactIntegers || std::floor(*amount) != *amount)
        return std::nullopt;
    return static_cast<qint64>(*amount);
}

std::optional<double> share(Value &value)
{
    const std::optional<double> amount = number(value);
    return amount && *amount >= 0 && *amount <= 1 ? amount : std::nullopt;
}

OptionalDuration nanoseconds(Value &value)
{
    return duration(value, 1e-6);
}

OptionalDuration milliseconds(Value &value)
{
    return duration(value, 1);
}

OptionalDuration seconds(Value &value)
{
    return duration(value, 1000);
}

bool isObject(Value &value)
{
    simdjson::ondemand::json_type type;
    return value.type().get(type) == simdjson::SUCCESS && type == simdjson::ondemand::json_type::object;
}

QByteArray text(Value &value)
{
    if (const std::optional<QByteArray> whole = string(value))
        return *whole;
    QByteArray parts;
    forEachElement(value, [&parts](Value part) {
        forEachField(part, [&parts](std::string_view key, Value field) {
            if (key == "text")
                parts += string(field).value_or(QByteArray());
        });
    });
    return parts;
}

bool hasToolCall(Value &value)
{
    bool found = false;
    const auto takeFunction = [&found](std::string_view key, Value field) {
        if (key != "name" && key != "arguments")
            return;
        const std::optional<QByteArray> words = string(field);
        found |= words ? !words->isEmpty() : !field.is_null().value_unsafe();
    };
    forEachElement(value, [&takeFunction](Value call) {
        forEachField(call, [&takeFunction](std::string_view key, Value field) {
            if (key == "function")
                forEachField(field, takeFunction);
        });
    });
    return found;
}

QByteArray errorWords(Value &value, int depth)
{
    constexpr int deepest = 4;
    if (const std::optional<QByteArray> words = string(value))
        return *words;
    QByteArray message;
    QByteArray type;
    if (depth > deepest)
        return message;
    forEachField(value, [&message, &type, depth](std::string_view key, Value field) {
        if (key == "message" || key == "msg" || key == "detail")
            message = errorWords(field, depth + 1);
        else if (key == "type")
            type = string(field).value_or(QByteArray());
    });
    forEachElement(value, [&message, depth](Value element) {
        if (message.isEmpty())
            message = errorWords(element, depth + 1);
    });
    return message.isEmpty() ? type : message;
}

void ErrorFields::take(std::string_view key, Value &value)
{
    if (key == "error") {
        const bool isErrorObject = isObject(value);
        error = errorWords(value);
        marked |= isErrorObject || !error.isEmpty();
    } else if (key == "message" || key == "detail") {
        if (message.isEmpty())
            message = errorWords(value);
    } else if (key == "object" || key == "type") {
        marked |= string(value) == "error";
    }
}

std::optional<QByteArray> ErrorFields::inAnswer() const
{
    if (!marked)
        return std::nullopt;
    if (!error.isEmpty())
        return error;
    return message.isEmpty() ? QByteArray(errorWithoutWords) : message;
}

QByteArray errorText(QByteArrayView body)
{
    Document document;
    ErrorFields fields;
    if (document.read(body, [&fields](std::string_view key, Value value) { fields.take(key, value); }))
        return fields.error.isEmpty() ? fields.message : fields.error;
    const QByteArrayView plain = body.trimmed();
    return isMarkupOrBinary(plain) ? QByteArray() : plain.toByteArray();
}

std::optional<QList<QByteArray>> namesInList(QByteArrayView body, std::string_view list,
                                             std::string_view name)
{
    Document document;
    bool found = false;
    QList<QByteArray> names;
    const auto takeEntry = [&names, name](std::string_view key, Value value) {
        const std::optional<QByteArray> text = key == name ? string(value) : std::nullopt;
        if (text && !text->isEmpty())
            names.append(*text);
    };
    const bool readable = document.read(body, [&](std::string_view key, Value value) {
        simdjson::ondemand::json_type type;
        if (key != list || value.type().get(type) != simdjson::SUCCESS)
            return;
        // Go writes an empty list as null.
        found = type == simdjson::ondemand::json_type::array || type == simdjson::ondemand::json_type::null;
        forEachElement(value, [&takeEntry](Value entry) { forEachField(entry, takeEntry); });
    });
    if (!readable || !found)
        return std::nullopt;
    return names;
}

} // namespace inferograph::replyjson
