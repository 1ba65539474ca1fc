// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/jsoneventreader.h"

#include "core/call/modelname.h"

namespace inferograph {

EventContent JsonEventReader::read(const StreamEvent &event)
{
    EventContent content;
    if (m_failed) // some servers end an answer that failed like any other
        return content;
    const QByteArrayView data = event.data.trimmed();
    if (event.name == "error") {
        const QByteArray words = replyjson::errorText(data);
        content.error = words.isEmpty() ? QByteArray(replyjson::errorWithoutWords) : words;
        m_failed = true;
        return content;
    }
    // `[DONE]` follows an error as well as an answer: it shows nothing.
    if (data.isEmpty() || data == "[DONE]")
        return content;

    replyjson::ErrorFields errors;
    QByteArray type = event.name.toByteArray();
    const bool readable = m_document.read(data, [&](std::string_view key, replyjson::Value value) {
        if (key == "type")
            type = replyjson::string(value).value_or(type);
        else if (!takeField(key, value, content))
            errors.take(key, value);
    });
    if (!readable)
        content.violation = "The server sent an event that is not a JSON object.";
    errors.marked |= type == "error";
    content.error = errors.inAnswer();
    endEvent(type, content);
    m_failed = content.error.has_value();
    m_sawToken |= content.isToken();
    return content;
}

void JsonEventReader::endEvent(const QByteArray &, EventContent &) {}

bool JsonEventReader::takeIdentity(std::string_view key, replyjson::Value &value)
{
    if (key == "id")
        m_id = replyjson::string(value).value_or(m_id);
    else if (key == "model")
        m_model = replyjson::string(value).value_or(m_model);
    else
        return false;
    return true;
}

void JsonEventReader::reportIdentity(CallRecord &record) const
{
    if (record.requestId.isEmpty())
        record.requestId = m_id;
    if (record.model.isEmpty())
        record.model = normalisedModelName(m_model);
}

} // namespace inferograph
