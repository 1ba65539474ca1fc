// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"

namespace inferograph {

std::span<const Protocol *const> protocols()
{
    return {};
}

const Protocol *protocolById(QByteArrayView id)
{
    for (const Protocol *protocol : protocols()) {
        if (protocol->id() == id)
            return protocol;
    }
    return nullptr;
}

} // namespace inferograph
