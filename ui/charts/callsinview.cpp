// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/callsinview.h"

#include <algorithm>
#include <numeric>

namespace inferograph {

std::shared_ptr<const std::vector<std::size_t>> rowsInOrder(const LiveView &view)
{
    if (view.rows)
        return view.rows;
    std::vector<std::size_t> rows(view.calls->size());
    std::iota(rows.begin(), rows.end(), std::size_t(0));
    std::ranges::stable_sort(rows, {}, [&view](std::size_t row) { return view.calls->call(row).startedAt; });
    return std::make_shared<const std::vector<std::size_t>>(std::move(rows));
}

bool hasSameCalls(const LiveView &drawn, const LiveView &view)
{
    return view.rows && view.rows == drawn.rows && view.hiddenModels == drawn.hiddenModels;
}

} // namespace inferograph
