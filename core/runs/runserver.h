// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/access.h"
#include "core/probe/clockerror.h"
#include "core/probe/prober.h"

#include <optional>

namespace inferograph {

// A server as a run calls it.
struct RunServer
{
    const Protocol *protocol = nullptr; // null where it is still to be asked what it is
    QByteArray product;
    QByteArray version;
    Access access;
    QByteArray source = "probe"; // of its records
    std::optional<ClockError> clockError;
    CallLimits limits;
    bool keepRaw = false; // see CallSpec
};

} // namespace inferograph
