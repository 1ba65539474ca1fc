// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callorder.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace inferograph {

namespace {

constexpr qint64 last = std::numeric_limits<qint64>::max();

// Read once for each call, so that comparing touches neither the call nor its texts.
struct Entry
{
    qint64 key;
    std::size_t row;

    bool operator<(const Entry &other) const { return key != other.key ? key < other.key : row > other.row; }
};

// ~ turns an order round without overflowing.
qint64 directed(qint64 number, Qt::SortOrder direction)
{
    return direction == Qt::AscendingOrder ? number : ~number;
}

qint64 keyOf(std::optional<qint64> number, Qt::SortOrder direction)
{
    return number ? directed(*number, direction) : last;
}

// The place of each text among those that occur: there are few models and sources, however many calls.
QHash<QByteArray, qint64> ranksOf(const Snapshot &calls, const std::vector<std::size_t> &rows, CallText text)
{
    QHash<QByteArray, qint64> ranks;
    for (const std::size_t row : rows)
        ranks.insert(text(calls.call(row)), 0);
    QByteArrayList texts = ranks.keys();
    std::ranges::sort(texts);
    for (qsizetype rank = 0; rank < texts.size(); ++rank)
        ranks[texts.at(rank)] = rank;
    return ranks;
}

} // namespace

void CallOrder::sort(const Snapshot &calls, std::vector<std::size_t> &rows) const
{
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    if (const CallNumber *number = std::get_if<CallNumber>(&m_key)) {
        for (const std::size_t row : rows)
            entries.push_back({keyOf((*number)(calls.call(row)), m_direction), row});
    } else {
        const CallText text = std::get<CallText>(m_key);
        const QHash<QByteArray, qint64> ranks = ranksOf(calls, rows, text);
        for (const std::size_t row : rows) {
            const QByteArray value = text(calls.call(row));
            entries.push_back({value.isEmpty() ? last : directed(ranks.value(value), m_direction), row});
        }
    }
    if (!std::ranges::is_sorted(entries, std::less<>()))
        std::ranges::sort(entries, std::less<>());
    std::ranges::transform(entries, rows.begin(), &Entry::row);
}

bool CallOrder::before(const Snapshot &calls, std::size_t a, std::size_t b) const
{
    if (const CallNumber *number = std::get_if<CallNumber>(&m_key))
        return Entry{keyOf((*number)(calls.call(a)), m_direction), a} <
               Entry{keyOf((*number)(calls.call(b)), m_direction), b};
    const CallText text = std::get<CallText>(m_key);
    const QByteArray left = text(calls.call(a));
    const QByteArray right = text(calls.call(b));
    if (left == right)
        return a > b;
    if (left.isEmpty() || right.isEmpty())
        return right.isEmpty();
    return (left < right) == (m_direction == Qt::AscendingOrder);
}

} // namespace inferograph
