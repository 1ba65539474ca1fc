// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/access.h"

#include <QNetworkAccessManager>

#include <chrono>

class QNetworkReply;

namespace inferograph {

// Questions to a server beside the timed path: with the same access, trust and proxy as a call. Credentials in a
// URL become a basic authorization unless the headers have one. Redirections are not followed, so that no key goes
// elsewhere. The replies are the caller's to delete, and end with this.
class UntimedClient
{
public:
    using Patience = std::chrono::milliseconds;

    UntimedClient();

    QNetworkReply *get(const QUrl &url, const Access &access, const Protocol *protocol, Patience patience);
    QNetworkReply *post(const QUrl &baseUrl, const HttpRequest &request, const Access &access,
                        const Protocol *protocol, Patience patience);

private:
    QNetworkAccessManager m_network;
};

} // namespace inferograph
