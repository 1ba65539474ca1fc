// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/timedsocket.h"
#include "core/protocols/protocol.h"

#include <QUrl>

namespace inferograph {

// Where a call to `url` connects to: to a proxy as to any server, unless it is to pass on TLS. Unset where it is no
// http or https address.
std::optional<Origin> originOf(const QUrl &url, const Trust &trust = {},
                               const std::optional<Proxy> &proxy = std::nullopt);

// `url` as it may be shown and kept: without credentials, query and fragment.
QByteArray withoutCredentials(const QUrl &url);

// `baseUrl` with a protocol's path put after its own.
QUrl requestUrl(const QUrl &baseUrl, const QByteArray &path);

// `baseUrl` without the `/v1` that it may end with: where a product's own endpoints are.
QUrl serverRoot(const QUrl &baseUrl);

// The value of the Authorization header that the credentials in `url` make; empty where it has none.
QByteArray basicAuthorization(const QUrl &url);

// A header's name or value without the line ends that a pasted key may carry: they must not begin another header.
QByteArray onOneLine(const QByteArray &text);

// What a server, or the proxy before it, is shown and nobody else: the words of their credentials and of the user's
// headers, the longest first.
QByteArrayList secretsOf(const QUrl &baseUrl, const QList<HttpHeader> &userHeaders,
                         const std::optional<Proxy> &proxy = std::nullopt);

// What a server said without the secrets it was sent, as a refusal may quote them.
QByteArray withoutSecrets(QByteArray text, const QUrl &baseUrl, const QList<HttpHeader> &userHeaders);

// A request of requestBytes() without the values of the headers that hold secrets, or may.
QByteArray withoutSecretHeaders(const QByteArray &request, const QList<HttpHeader> &userHeaders);

// The whole request as it goes over the wire, for a server or, over plain HTTP, for the proxy before it. The user's
// headers replace the protocol's of the same name; credentials in the URL become a basic authorization unless the
// user gave one.
QByteArray requestBytes(const QUrl &baseUrl, const HttpRequest &request, const QList<HttpHeader> &userHeaders,
                        const std::optional<Proxy> &proxy = std::nullopt);

} // namespace inferograph
