// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/callsinview.h"

#include <algorithm>

namespace inferograph {

std::vector<const CallRecord *> callsInView(const LiveView &view)
{
    std::vector<const CallRecord *> calls;
    view.forEachCall([&calls](const CallRecord &call) { calls.push_back(&call); });
    const auto earlier = [](const CallRecord *a, const CallRecord *b) { return a->startedAt < b->startedAt; };
    if (!std::ranges::is_sorted(calls, earlier))
        std::ranges::stable_sort(calls, earlier);
    return calls;
}

bool hasSameCalls(const LiveView &drawn, const LiveView &view)
{
    return view.rows && view.rows == drawn.rows && view.hiddenModels == drawn.hiddenModels;
}

} // namespace inferograph
