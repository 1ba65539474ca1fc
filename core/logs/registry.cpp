// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/registry.h"

namespace inferograph {

std::span<const LogFormat *const> logFormats()
{
    return {};
}

} // namespace inferograph
