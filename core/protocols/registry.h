// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

#include <span>

namespace inferograph {

// Every protocol, in the order in which an unknown server is asked.
std::span<const Protocol *const> protocols();

// Null where there is none of that id.
const Protocol *protocolById(QByteArrayView id);

} // namespace inferograph
