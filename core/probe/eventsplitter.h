// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/linesplitter.h"
#include "core/protocols/protocol.h"

#include <memory>

namespace inferograph {

// Cuts a response's body, fed in pieces cut anywhere, into events.
class EventSplitter
{
public:
    static constexpr qsizetype maximumEventBytes = 16 * 1024 * 1024;

    virtual ~EventSplitter() = default;

    // `piece` must stay valid until next() has returned nothing.
    virtual void feed(QByteArrayView piece) = 0;

    // The body is over: next() also gives a last event that has no end.
    virtual void finish() = 0;

    // The next event, valid until the next call; unset where more bytes are needed.
    virtual std::optional<StreamEvent> next() = 0;

    // An event was longer than maximumEventBytes. No more events come.
    virtual bool overflowed() const = 0;
};

// For a body of this framing, unless its content type says that it is JSON: see documentsplitter.h.
std::unique_ptr<EventSplitter> makeEventSplitter(Framing framing, const QByteArray &contentType = {});

} // namespace inferograph
