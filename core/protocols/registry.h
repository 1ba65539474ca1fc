// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

#include <span>

namespace inferograph {

// Every protocol, in the order in which people see them listed. Which one an unknown server gets is the
// discovery's to say, by its id.
std::span<const Protocol *const> protocols();

// Null where there is none of that id.
const Protocol *protocolById(QByteArrayView id);

} // namespace inferograph
