// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/access.h"

#include "core/protocols/registry.h"

#include <algorithm>

namespace inferograph {

QList<HttpHeader> accessHeaders(const Access &access, const Protocol *protocol)
{
    QList<HttpHeader> headers;
    const auto add = [&](const Protocol &asked) {
        const HttpHeader header = asked.keyHeader(access.apiKey);
        const bool isThere =
            std::any_of(headers.cbegin(), headers.cend(),
                        [&header](const HttpHeader &other) { return other.name == header.name; });
        if (!isThere)
            headers.append(header);
    };
    if (!access.apiKey.isEmpty() && protocol) {
        add(*protocol);
    } else if (!access.apiKey.isEmpty()) {
        for (const Protocol *each : protocols())
            add(*each);
    }
    return headers + access.headers;
}

QByteArray fingerprintText(const QByteArray &sha256)
{
    return sha256.toHex(':').toUpper();
}

std::optional<QByteArray> fingerprintFrom(const QByteArray &text)
{
    constexpr qsizetype digits = 64;
    QByteArray hex = text.trimmed().toLower();
    hex.replace(':', "");
    const bool isHex = std::all_of(hex.cbegin(), hex.cend(),
                                   [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return hex.size() == digits && isHex ? std::optional(QByteArray::fromHex(hex)) : std::nullopt;
}

} // namespace inferograph
