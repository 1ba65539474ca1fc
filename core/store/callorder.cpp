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

// Takes calls one at a time, and gives their rows in order.
class Sorting
{
public:
    Sorting(CallKey key, Qt::SortOrder direction, std::size_t calls) : m_key(key), m_direction(direction)
    {
        m_entries.reserve(calls);
    }

    void add(const CallRecord &call, std::size_t row)
    {
        if (const CallNumber *number = std::get_if<CallNumber>(&m_key.value)) {
            m_entries.push_back({keyOf((*number)(call), m_direction), row});
        } else {
            const QByteArray text = std::get<CallText>(m_key.value)(call);
            m_entries.push_back({text.isEmpty() ? last : m_texts.of(text), row});
        }
    }

    std::vector<std::size_t> rows()
    {
        if (std::holds_alternative<CallText>(m_key.value))
            rankTexts();
        if (!std::ranges::is_sorted(m_entries, std::less<>()))
            std::ranges::sort(m_entries, std::less<>());
        std::vector<std::size_t> rows(m_entries.size());
        std::ranges::transform(m_entries, rows.begin(), &Entry::row);
        return rows;
    }

private:
    void rankTexts()
    {
        const std::vector<qint64> ranks = m_texts.ranks();
        for (Entry &entry : m_entries) {
            if (entry.key != last)
                entry.key = directed(ranks[static_cast<std::size_t>(entry.key)], m_direction);
        }
    }

    const CallKey m_key;
    const Qt::SortOrder m_direction;
    std::vector<Entry> m_entries;
    TextNumbers m_texts;
};

} // namespace

void CallOrder::sort(const Snapshot &calls, std::vector<std::size_t> &rows) const
{
    Sorting sorting(m_key, m_direction, rows.size());
    CallRecord call;
    for (const std::size_t row : rows) {
        calls.read(row, m_key.reads, call);
        sorting.add(call, row);
    }
    rows = sorting.rows();
}

std::vector<std::size_t> CallOrder::rowsFrom(const Snapshot &calls, std::size_t firstRow,
                                             const FilterExpression &filter) const
{
    Sorting sorting(m_key, m_direction, 0);
    CallRecord call;
    for (std::size_t row = calls.size();
         row-- > firstRow;) { // the last to come first: sorted already, mostly
        calls.read(row, filter.reads(), call);
        if (!filter.matches(call))
            continue;
        calls.read(row, m_key.reads, call);
        sorting.add(call, row);
    }
    return sorting.rows();
}

bool CallOrder::before(const Snapshot &calls, std::size_t a, std::size_t b) const
{
    CallRecord left;
    CallRecord right;
    calls.read(a, m_key.reads, left);
    calls.read(b, m_key.reads, right);
    if (const CallNumber *number = std::get_if<CallNumber>(&m_key.value))
        return Entry{keyOf((*number)(left), m_direction), a} < Entry{keyOf((*number)(right), m_direction), b};
    const CallText text = std::get<CallText>(m_key.value);
    const QByteArray leftText = text(left);
    const QByteArray rightText = text(right);
    if (leftText == rightText)
        return a > b;
    if (leftText.isEmpty() || rightText.isEmpty())
        return rightText.isEmpty();
    return (leftText < rightText) == (m_direction == Qt::AscendingOrder);
}

} // namespace inferograph
