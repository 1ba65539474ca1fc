// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// Which certificates are believed, beside those of the system's own authorities.
struct Trust
{
    QByteArray caCertificates;    // PEM
    QByteArray certificateSha256; // 32 bytes: of the one certificate that is taken whatever is wrong with it

    bool operator==(const Trust &) const = default;
};

// What a server wants to be shown before it answers, and what it has to show. Kept in memory alone.
struct Access
{
    QByteArray apiKey;         // sent in the header that the protocol has for it
    QList<HttpHeader> headers; // of the user's own; they replace those of the same name
    Trust trust;
};

// The headers that `access` adds to a request. Without a protocol, as long as nobody knows what the server is, the
// key goes out in each of the headers that a server may look for.
QList<HttpHeader> accessHeaders(const Access &access, const Protocol *protocol);

// `AB:CD:…`, as certificates' fingerprints are written; and read, also without colons. Unset where it is none.
QByteArray fingerprintText(const QByteArray &sha256);
std::optional<QByteArray> fingerprintFrom(const QByteArray &text);

} // namespace inferograph
