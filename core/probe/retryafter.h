// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>

namespace inferograph {

// The wait that the value of a Retry-After header asks for, given as seconds or as a date; not below zero, and a
// day at most. Unset where it is neither.
OptionalDuration retryAfterOf(const QByteArray &value, WallTime now);

} // namespace inferograph
