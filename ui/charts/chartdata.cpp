// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartdata.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace inferograph {

namespace {

// The rows to look at, in the order in which their calls started.
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

} // namespace

void ChartData::read()
{
    const auto rows = rowsInOrder(m_view);
    for (const std::size_t row : *rows) {
        const CallRecord call = m_view.calls->call(row);
        if (m_view.shows(call))
            add(call, row);
    }
    finish();
}

bool ChartData::isOf(const LiveView &view) const
{
    return view.rows && view.rows == m_view.rows && view.hiddenModels == m_view.hiddenModels;
}

} // namespace inferograph
