// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace inferograph {

// An HTTP proxy on the way to a server.
struct Proxy
{
    QByteArray host;
    quint16 port = 0;
    QByteArray user;
    QByteArray password;

    bool operator==(const Proxy &) const = default;
};

// The proxy that the environment names for `url`, read as curl does: http_proxy, HTTPS_PROXY, ALL_PROXY and
// NO_PROXY, small letters first, HTTP_PROXY in capitals never. This machine itself is reached without one, and a
// proxy of another kind than HTTP is passed over.
std::optional<Proxy> environmentProxy(const QUrl &url);

} // namespace inferograph
