// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/wrappers/wrapper.h"

namespace inferograph {

// Every way in which lines are carried, the most specific first.
std::span<const LogWrapper *const> logWrappers();

} // namespace inferograph
