// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/textsearch.h"

#include <QByteArrayView>

#include <charconv>
#include <cmath>
#include <optional>

namespace inferograph {

// Reads a line of text from left to right. A step that does not find what it wants leaves the cursor where
// it was.
class TextCursor
{
public:
    explicit TextCursor(QByteArrayView text) : m_rest(text) {}

    QByteArrayView rest() const { return m_rest; }
    bool atEnd() const { return m_rest.isEmpty(); }

    void skipSpaces()
    {
        while (!m_rest.isEmpty() && (m_rest.front() == ' ' || m_rest.front() == '\t'))
            m_rest = m_rest.sliced(1);
    }

    bool skip(std::string_view wanted)
    {
        if (!beginsWith(m_rest, wanted))
            return false;
        m_rest = m_rest.sliced(static_cast<qsizetype>(wanted.size()));
        return true;
    }

    // To behind the next `wanted`, wherever it is.
    bool skipPast(std::string_view wanted)
    {
        const qsizetype at = find(m_rest, wanted);
        if (at < 0)
            return false;
        m_rest = m_rest.sliced(at + static_cast<qsizetype>(wanted.size()));
        return true;
    }

    // Up to `end`, which is skipped too; all the rest where there is none.
    QByteArrayView until(char end)
    {
        const qsizetype at = m_rest.indexOf(end);
        const QByteArrayView found = at < 0 ? m_rest : m_rest.first(at);
        m_rest = m_rest.sliced(at < 0 ? m_rest.size() : at + 1);
        return found;
    }

    std::optional<qint64> count()
    {
        qint64 value = 0;
        return read(value) ? std::optional(value) : std::nullopt;
    }

    // Finite numbers only: logs print `nan` and `inf` as well.
    std::optional<double> number()
    {
        double value = 0;
        return read(value) && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }

private:
    template<typename Number>
    bool read(Number &value)
    {
        const char *end = m_rest.data() + m_rest.size();
        const auto [next, error] = std::from_chars(m_rest.data(), end, value);
        if (error != std::errc())
            return false;
        m_rest = m_rest.sliced(next - m_rest.data());
        return true;
    }

    QByteArrayView m_rest;
};

} // namespace inferograph
