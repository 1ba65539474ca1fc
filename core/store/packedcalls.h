// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callfields.h"

#include <QByteArrayList>

#include <span>
#include <vector>

namespace inferograph {

// Calls that will not change, in less than a third of their memory and exactly as they were: a number takes the bytes
// that its values in these calls need above the least of them, a text is kept once. Immutable, safe to read
// from any thread.
class PackedCalls
{
public:
    explicit PackedCalls(std::span<const CallRecord> calls);

    std::size_t size() const { return m_size; }
    CallRecord call(std::size_t index) const;
    // Puts these fields of a call into `into`, and leaves the others there as they are: much less work than all of them.
    void read(std::size_t index, CallFields fields, CallRecord &into) const;

    // Of memory, without the names (of models, servers, sources) that other records share.
    std::size_t bytes() const;

private:
    // Where a number stands in a row, in the order of the bytes from the lowest. What stands there is its
    // distance from `base`, and 0 where it is unknown; a number that all calls have alike stands nowhere.
    struct Field
    {
        quint64 base = 0;
        quint64 mask = 0;
        quint32 offset = 0;
        bool isConstant = false;

        std::optional<quint64> in(const uchar *row) const;
    };
    class Range;
    class TextNumbers;

    void addField(const Range &range);
    QByteArray nameAt(std::optional<quint64> number) const;
    QByteArray wordAt(std::optional<quint64> number) const;

    std::vector<Field> m_fields; // as callMembers: numbers, then those of the texts
    std::vector<uchar> m_rows;
    std::size_t m_size = 0;
    std::size_t m_rowSize = 0;
    QByteArrayList m_names;
    QByteArray m_words; // texts that no other record shares, one behind the other
    std::vector<quint32> m_wordEnds;
};

} // namespace inferograph
