// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/packedcalls.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>

namespace inferograph {

namespace {

constexpr std::size_t numberCount = std::tuple_size_v<decltype(callNumbers)>;
constexpr std::size_t nameCount = std::tuple_size_v<decltype(callNames)>;
constexpr std::size_t textCount = nameCount + std::tuple_size_v<decltype(callWords)>;
constexpr std::size_t firstWord = numberCount + nameCount;

constexpr qsizetype padding = sizeof(quint64); // a number is read with its neighbours

// Sixty-four bits that stand in the order of the values, as far as it matters for keeping them small.
constexpr quint64 signBit = quint64(1) << 63;

quint64 bitsOf(qint64 value)
{
    return static_cast<quint64>(value) ^ signBit;
}

quint64 bitsOf(int value)
{
    return bitsOf(static_cast<qint64>(value));
}

quint64 bitsOf(CallId value)
{
    return value;
}

quint64 bitsOf(double value)
{
    return std::bit_cast<quint64>(value);
}

quint64 bitsOf(Nanoseconds value)
{
    return bitsOf(static_cast<qint64>(value.count()));
}

quint64 bitsOf(WallTime value)
{
    return bitsOf(value.time_since_epoch());
}

template<typename Enum>
requires std::is_enum_v<Enum> quint64 bitsOf(Enum value)
{
    return static_cast<quint64>(value);
}

template<typename Value>
std::optional<quint64> bitsOf(const std::optional<Value> &value)
{
    return value ? std::optional(bitsOf(*value)) : std::nullopt;
}

template<typename Value>
void assign(Value &value, quint64 bits)
{
    if constexpr (std::is_same_v<Value, CallId> || std::is_enum_v<Value>)
        value = static_cast<Value>(bits);
    else if constexpr (std::is_integral_v<Value>)
        value = static_cast<Value>(static_cast<qint64>(bits ^ signBit));
    else if constexpr (std::is_same_v<Value, double>)
        value = std::bit_cast<double>(bits);
    else
        value = Value(Nanoseconds(static_cast<qint64>(bits ^ signBit)));
}

template<typename Value>
void assign(Value &value, std::optional<quint64> bits)
{
    assign(value, bits.value_or(0)); // it is always known
}

template<typename Value>
void assign(std::optional<Value> &value, std::optional<quint64> bits)
{
    if (bits)
        assign(value.emplace(), *bits);
    else
        value.reset();
}

// bitsAt(place) are the bits of a field, textAt(place, bits) its text. Where the compiler knows that it is all fields,
// it asks for none.
template<typename BitsAt, typename TextAt>
Q_ALWAYS_INLINE void unpack(CallFields fields, CallRecord &into, BitsAt bitsAt, TextAt textAt)
{
    forEachMember(callMembers, 0, [&](std::size_t place, auto member) {
        if (!fields.has(place))
            return;
        if constexpr (std::is_same_v<decltype(member), QByteArray CallRecord::*>)
            into.*member = textAt(place, bitsAt(place));
        else
            assign(into.*member, bitsAt(place));
    });
}

} // namespace

// What values a number has in the calls.
class PackedCalls::Range
{
public:
    void add(std::optional<quint64> bits)
    {
        if (!bits) {
            m_hasUnknown = true;
            return;
        }
        m_least = std::min(m_least, *bits);
        m_most = std::max(m_most, *bits);
    }

    bool isEmpty() const { return m_least > m_most; }
    bool isConstant() const { return m_least == m_most && !m_hasUnknown; }
    quint64 least() const { return m_least; }
    // That the largest distance takes, which counts from 1. No two values lie further apart than that can: times
    // are clamped well before.
    std::size_t bytes() const { return (std::bit_width(m_most - m_least + 1) + 7) / 8; }

private:
    quint64 m_least = ~quint64(0);
    quint64 m_most = 0;
    bool m_hasUnknown = false;
};

// The texts of the calls, each with its number.
class PackedCalls::TextNumbers
{
public:
    std::optional<quint64> of(const QByteArray &text)
    {
        if (text.isEmpty())
            return std::nullopt;
        if (text.constData() == m_last.constData() &&
            text.size() == m_last.size()) // most have the name of the one before
            return m_lastNumber;
        m_last = text;
        const auto known = m_numbers.constFind(text);
        m_lastNumber = known != m_numbers.constEnd() ? *known : static_cast<quint64>(m_texts.size());
        if (known == m_numbers.constEnd()) {
            m_numbers.insert(text, m_lastNumber);
            m_texts << text;
        }
        return m_lastNumber;
    }

    const QByteArrayList &texts() const { return m_texts; }

private:
    QByteArrayList m_texts;
    QHash<QByteArray, quint64> m_numbers;
    QByteArray m_last;
    quint64 m_lastNumber = 0;
};

// Inlined, it makes a call's unpacking one straight run.
Q_ALWAYS_INLINE std::optional<quint64> PackedCalls::Field::in(const uchar *row) const
{
    const quint64 distance = qFromLittleEndian<quint64>(row + offset) & mask;
    return distance != 0 || isConstant ? std::optional(base + distance) : std::nullopt;
}

PackedCalls::PackedCalls(std::span<const CallRecord> calls) : m_size(calls.size())
{
    constexpr std::size_t fieldCount = numberCount + textCount;
    using Places = std::array<std::optional<quint64>, textCount>;
    TextNumbers nameNumbers;
    TextNumbers wordNumbers;
    std::array<Range, fieldCount> ranges;
    std::vector<Places> places(calls.size());
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const CallRecord &call = calls[i];
        forEachMember(callNumbers, 0,
                      [&](std::size_t place, auto member) { ranges[place].add(bitsOf(call.*member)); });
        forEachMember(callNames, 0, [&](std::size_t place, auto member) {
            places[i][place] = nameNumbers.of(call.*member);
        });
        forEachMember(callWords, nameCount, [&](std::size_t place, auto member) {
            places[i][place] = wordNumbers.of(call.*member);
        });
        for (std::size_t place = 0; place < places[i].size(); ++place)
            ranges[numberCount + place].add(places[i][place]);
    }

    m_fields.reserve(fieldCount);
    for (const Range &range : ranges)
        addField(range);
    m_names = nameNumbers.texts();
    m_words = wordNumbers.texts().join();
    for (const QByteArray &word : wordNumbers.texts())
        m_wordEnds.push_back(
            static_cast<quint32>((m_wordEnds.empty() ? 0 : m_wordEnds.back()) + word.size()));

    m_rows.resize(m_size * m_rowSize + padding);
    for (std::size_t i = 0; i < calls.size(); ++i) {
        uchar *const row = m_rows.data() + i * m_rowSize;
        const auto put = [&](std::size_t place, std::optional<quint64> bits) {
            const Field &field = m_fields[place];
            quint64 rest = bits ? (*bits - field.base) & field.mask : 0;
            for (uchar *to = row + field.offset; rest != 0; rest >>= 8)
                *to++ = static_cast<uchar>(rest);
        };
        forEachMember(callNumbers, 0,
                      [&](std::size_t place, auto member) { put(place, bitsOf(calls[i].*member)); });
        for (std::size_t place = 0; place < places[i].size(); ++place)
            put(numberCount + place, places[i][place]);
    }
}

void PackedCalls::addField(const Range &range)
{
    Field field{.offset = static_cast<quint32>(m_rowSize)};
    if (range.isConstant()) {
        field.isConstant = true;
        field.base = range.least();
    } else if (!range.isEmpty()) {
        field.base = range.least() - 1;
        field.mask = ~quint64(0) >> (64 - 8 * range.bytes());
        m_rowSize += range.bytes();
    }
    m_fields.push_back(field);
}

CallRecord PackedCalls::call(std::size_t index) const
{
    const uchar *const row = m_rows.data() + index * m_rowSize;
    CallRecord call;
    unpack(
        CallFields::all(), call, [&](std::size_t place) { return m_fields[place].in(row); },
        [this](std::size_t place, auto number) {
            return place < firstWord ? nameAt(number) : wordAt(number);
        });
    return call;
}

void PackedCalls::read(std::size_t index, CallFields fields, CallRecord &into) const
{
    const uchar *const row = m_rows.data() + index * m_rowSize;
    unpack(
        fields, into, [&](std::size_t place) { return m_fields[place].in(row); },
        [this](std::size_t place, auto number) {
            return place < firstWord ? nameAt(number) : wordAt(number);
        });
}

QByteArray PackedCalls::nameAt(std::optional<quint64> number) const
{
    return number ? m_names.at(static_cast<qsizetype>(*number)) : QByteArray();
}

QByteArray PackedCalls::wordAt(std::optional<quint64> number) const
{
    if (!number)
        return {};
    const quint32 begin = *number == 0 ? 0 : m_wordEnds[*number - 1];
    return m_words.mid(begin, m_wordEnds[*number] - begin);
}

std::size_t PackedCalls::bytes() const
{
    return sizeof(*this) + m_fields.size() * sizeof(Field) + m_rows.size() +
           static_cast<std::size_t>(m_words.size()) + m_wordEnds.size() * sizeof(quint32) +
           static_cast<std::size_t>(m_names.size()) * sizeof(QByteArray);
}

} // namespace inferograph
