// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"
#include "core/protocols/replyjson.h"

namespace inferograph {

// Reads answers whose events are JSON objects: finds errors and what is no JSON, and leaves the rest to the
// protocol.
class JsonEventReader : public ReplyReader
{
public:
    EventContent read(const StreamEvent &event) final;
    QByteArray errorText(QByteArrayView body) const final { return replyjson::errorText(body); }

protected:
    // One field of an event, in the server's order; false where it is not the protocol's, so that it may be
    // part of an error. `type` goes to endEvent().
    virtual bool takeField(std::string_view key, replyjson::Value &value, EventContent &content) = 0;

    // All fields of an event were taken. `type` is its field of that name, else the SSE event's name; empty
    // where it has neither.
    virtual void endEvent(const QByteArray &type, EventContent &content);

    // `id` and `model`; false for another key.
    bool takeIdentity(std::string_view key, replyjson::Value &value);
    void reportIdentity(CallRecord &record) const;
    bool sawToken() const { return m_sawToken; }

    QByteArray m_id;
    QByteArray m_model;

private:
    replyjson::Document m_document;
    bool m_sawToken = false;
    bool m_failed = false;
};

} // namespace inferograph
