// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/timeindex.h"

#include <algorithm>

namespace inferograph {

void TimeIndex::add(const Snapshot &calls, std::size_t firstNewRow)
{
    if (firstNewRow == 0)
        m_entries.clear();
    const auto known = static_cast<std::ptrdiff_t>(m_entries.size());
    CallRecord call;
    for (std::size_t row = firstNewRow; row < calls.size(); ++row) {
        calls.read(row, CallFields(&CallRecord::startedAt), call);
        m_entries.push_back({call.startedAt, row});
    }
    const auto added = m_entries.begin() + known;
    if (added == m_entries.end())
        return;
    std::sort(added, m_entries.end());
    // Only what is later than the earliest new call has to move.
    std::inplace_merge(std::upper_bound(m_entries.begin(), added, *added), added, m_entries.end());
}

std::optional<WallTime> TimeIndex::first() const
{
    return m_entries.empty() ? std::nullopt : std::optional(m_entries.front().startedAt);
}

std::optional<WallTime> TimeIndex::last() const
{
    return m_entries.empty() ? std::nullopt : std::optional(m_entries.back().startedAt);
}

std::vector<std::size_t> TimeIndex::rows(WallTime from, WallTime to) const
{
    const auto first = std::ranges::lower_bound(m_entries, from, {}, &Entry::startedAt);
    const auto end = std::ranges::upper_bound(first, m_entries.end(), to, {}, &Entry::startedAt);
    std::vector<std::size_t> result(static_cast<std::size_t>(end - first));
    std::ranges::transform(first, end, result.begin(), &Entry::row);
    return result;
}

std::size_t TimeIndex::countBefore(WallTime moment) const
{
    const auto it = std::ranges::lower_bound(m_entries, moment, {}, &Entry::startedAt);
    return static_cast<std::size_t>(it - m_entries.begin());
}

} // namespace inferograph
