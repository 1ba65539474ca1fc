// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <vector>

namespace inferograph {

// The calls that `view` shows, in the order in which they started. They live as long as the view's snapshot.
std::vector<const CallRecord *> callsInView(const LiveView &view);

// Whether a chart that was drawn from `drawn` would collect the same calls from `view`.
bool hasSameCalls(const LiveView &drawn, const LiveView &view);

} // namespace inferograph
