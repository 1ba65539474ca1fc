// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/snapshot.h"

#include <vector>

namespace inferograph {

// The rows of a growing snapshot in order of their start, so that a span of time is found without looking at
// every call: records come in the order of their ends, and a second log may be older than the first.
class TimeIndex
{
public:
    // Rows from `firstNewRow` of `calls` are new; 0 begins anew.
    void add(const Snapshot &calls, std::size_t firstNewRow);

    std::size_t size() const { return m_entries.size(); }
    std::optional<WallTime> first() const;
    std::optional<WallTime> last() const;

    // Rows that started within [from, to], oldest first.
    std::vector<std::size_t> rows(WallTime from, WallTime to) const;
    std::size_t countBefore(WallTime moment) const;

private:
    struct Entry
    {
        WallTime startedAt;
        std::size_t row;

        auto operator<=>(const Entry &) const = default;
    };

    std::vector<Entry> m_entries;
};

} // namespace inferograph
