// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// The request that asks a server to cut `text` with the tokenizer of its own `model`; unset for products that have
// none to ask.
std::optional<HttpRequest> tokenizeRequest(const QByteArray &product, const QByteArray &model,
                                           const QByteArray &text);

// The tokens in the answer to it, whichever server's; unset where it is none.
std::optional<qint64> tokensIn(QByteArrayView answer);

} // namespace inferograph
