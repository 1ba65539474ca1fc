// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/filterexpression.h"
#include "core/store/snapshot.h"

#include <variant>
#include <vector>

namespace inferograph {

// What calls are sorted by: a whole number, which compares quickest (times in ns), or a text.
using CallNumber = std::optional<qint64> (*)(const CallRecord &);
using CallText = QByteArray (*)(const CallRecord &);
struct CallKey
{
    std::variant<CallNumber, CallText> value;
    CallFields reads; // those that the value comes from
};

// An order of the rows of a snapshot. Unknown values stand at the end both ways; calls that are alike stand in
// the order in which they came, the last on top.
class CallOrder
{
public:
    explicit CallOrder(CallKey key, Qt::SortOrder direction = Qt::AscendingOrder)
        : m_key(key), m_direction(direction)
    {
    }

    void sort(const Snapshot &calls, std::vector<std::size_t> &rows) const;

    // The rows from `firstRow` on whose calls match, in this order. Looks at each call once.
    std::vector<std::size_t> rowsFrom(const Snapshot &calls, std::size_t firstRow,
                                      const FilterExpression &filter) const;

    // Whether row `a` stands before row `b`.
    bool before(const Snapshot &calls, std::size_t a, std::size_t b) const;

private:
    CallKey m_key;
    Qt::SortOrder m_direction;
};

} // namespace inferograph
