// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <vector>

namespace inferograph {

// The rows to look at for `view`, in the order in which their calls started.
std::shared_ptr<const std::vector<std::size_t>> rowsInOrder(const LiveView &view);

// Calls visit(call, row) for each call that `view` shows, in the order in which they started.
template<typename Visit>
void forEachCallInOrder(const LiveView &view, Visit visit)
{
    const auto rows = rowsInOrder(view);
    for (const std::size_t row : *rows) {
        const CallRecord call = view.calls->call(row);
        if (view.shows(call))
            visit(call, row);
    }
}

// Whether a chart that was drawn from `drawn` would collect the same calls from `view`.
bool hasSameCalls(const LiveView &drawn, const LiveView &view);

} // namespace inferograph
