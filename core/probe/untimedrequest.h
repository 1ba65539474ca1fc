// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

#include <QNetworkRequest>

#include <chrono>

namespace inferograph {

// A question to a server beside the timed path, with the same credentials as a call: those in the URL become a
// basic authorization unless `headers` has one. Redirections are not followed, so that no key goes elsewhere.
QNetworkRequest untimedRequest(const QUrl &url, const QList<HttpHeader> &headers,
                               std::chrono::milliseconds patience);

} // namespace inferograph
