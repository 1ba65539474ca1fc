// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/runs/workload.h"

#include <vector>

namespace inferograph {

// When each of `count` calls is to leave, after the first: in advance, so that no slow answer and no slow client
// ever thins the load. The same for the same seed, on every machine. `rate` in calls per second, above zero.
std::vector<Nanoseconds> arrivalTimes(int count, double rate, Arrivals arrivals, qint64 seed);

} // namespace inferograph
