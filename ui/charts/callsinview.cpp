// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/callsinview.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace inferograph {

std::shared_ptr<const std::vector<std::size_t>> rowsInOrder(const LiveView &view)
{
    if (view.rows)
        return view.rows;
    std::vector<std::pair<WallTime, std::size_t>> starts;
    for (std::size_t row = 0; row < view.calls->size(); ++row)
        starts.emplace_back(view.calls->call(row).startedAt, row);
    std::ranges::sort(starts);
    std::vector<std::size_t> rows;
    std::ranges::transform(starts, std::back_inserter(rows), &std::pair<WallTime, std::size_t>::second);
    return std::make_shared<const std::vector<std::size_t>>(std::move(rows));
}

bool hasSameCalls(const LiveView &drawn, const LiveView &view)
{
    return view.rows && view.rows == drawn.rows && view.hiddenModels == drawn.hiddenModels;
}

} // namespace inferograph
