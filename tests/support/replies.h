// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/registry.h"

#include <functional>

namespace inferograph::testing {

// What a reply says once all its events were read.
struct ReadReply
{
    QByteArray content;
    QByteArray reasoning;
    int tokenEvents = 0;
    bool toolCall = false;
    bool terminal = false;
    std::optional<QByteArray> error;
    std::optional<QByteArray> violation;
    CallRecord record; // as report() leaves it
    int httpStatus = 0;
    bool complete = false; // the response came to its end

    bool operator==(const ReadReply &) const = default;
};

// What one event says to a reader that has read none before.
EventContent readEvent(QByteArrayView protocol, QByteArrayView data, QByteArrayView name = {});

// Reads events with the protocol's reader, as a call does.
ReadReply readReply(QByteArrayView protocol, const QList<StreamEvent> &events, CallRecord record = {});

// The same for data without event names.
ReadReply readReply(QByteArrayView protocol, const QList<QByteArray> &data, CallRecord record = {});

// Reads a whole response as received (header, chunk framing, body), cut into pieces of `pieceBytes` after a
// first one of `firstBytes`. An error status leaves the words of its body in `error`.
ReadReply readResponse(QByteArrayView protocol, QByteArrayView response, qsizetype firstBytes,
                       qsizetype pieceBytes);

// The same in pieces of the sizes that `nextSize` gives, at least 1.
ReadReply readResponse(QByteArrayView protocol, QByteArrayView response,
                       const std::function<qsizetype()> &nextSize);

// The offset behind the byte of a whole response that ends the first token's event; unset where it has none.
std::optional<qsizetype> endOfFirstToken(QByteArrayView protocol, QByteArrayView response);

// The body of a whole response as received, its status whatever it is.
QByteArray bodyOf(QByteArrayView response);

} // namespace inferograph::testing
