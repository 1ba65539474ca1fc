// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/eventsplitter.h"

namespace inferograph {

// Cuts a body of type application/json, which is what a server sends that ignores `stream`: each JSON object is
// an event, over as many lines as it is printed. A body that does not begin with an object goes to `otherwise`,
// since some servers call a stream of theirs application/json.
class DocumentSplitter final : public EventSplitter
{
public:
    explicit DocumentSplitter(std::unique_ptr<EventSplitter> otherwise);

    void feed(QByteArrayView piece) override;
    void finish() override;
    std::optional<StreamEvent> next() override;
    bool overflowed() const override;

private:
    // Where in the piece the object that is being read ends; unset where it goes on behind the piece.
    std::optional<qsizetype> endOfObject();

    enum class Body : quint8 { NotBegun, Documents, Other };

    std::unique_ptr<EventSplitter> m_otherwise;
    Body m_body = Body::NotBegun;
    QByteArrayView m_piece;
    QByteArray m_object; // its part that came by now
    bool m_given = false;
    bool m_finished = false;
    bool m_overflowed = false;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace inferograph
