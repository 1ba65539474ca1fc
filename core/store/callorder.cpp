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

// Numbers the texts that come: there are few models and sources, however many calls, and these share them.
class TextNumbers
{
public:
    qint64 of(const QByteArray &text)
    {
        auto known = m_numberAt.constFind(text.constData());
        if (known == m_numberAt.constEnd()) {
            const auto number = m_numbers.constFind(text);
            known = m_numberAt.insert(text.constData(),
                                      number != m_numbers.constEnd() ? *number : m_texts.size());
            if (number == m_numbers.constEnd())
                m_numbers.insert(text, m_texts.size());
            m_texts << text; // also one that is known elsewhere, so that nothing else comes to stand there
        }
        return *known;
    }

    // The place of each number's text among all.
    std::vector<qint64> ranks() const
    {
        std::vector<qint64> ranks(static_cast<std::size_t>(m_texts.size()));
        QByteArrayList sorted = m_numbers.keys();
        std::ranges::sort(sorted);
        for (qsizetype rank = 0; rank < sorted.size(); ++rank)
            ranks[static_cast<std::size_t>(m_numbers.value(sorted.at(rank)))] = rank;
        return ranks;
    }

private:
    QByteArrayList m_texts;
    QHash<QByteArray, qint64> m_numbers;
    QHash<const char *, qint64> m_numberAt;
};

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
        TextNumbers numbers;
        for (const std::size_t row : rows) {
            const QByteArray value = text(calls.call(row));
            entries.push_back({value.isEmpty() ? last : numbers.of(value), row});
        }
        const std::vector<qint64> ranks = numbers.ranks();
        for (Entry &entry : entries) {
            if (entry.key != last)
                entry.key = directed(ranks[static_cast<std::size_t>(entry.key)], m_direction);
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
