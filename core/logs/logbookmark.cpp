// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logbookmark.h"

#include <algorithm>

namespace inferograph {

void LogBookmark::resume(const LogPosition &position)
{
    m_given = m_again = position.given;
    m_positions = {position};
}

// What was given of a file that is no more is not to be left out of the next one.
void LogBookmark::leave(const std::optional<LogPosition> &left)
{
    if (left && !m_before.isEmpty() && left->identity == m_before.last().identity)
        m_again = 0;
}

void LogBookmark::take(QList<CallRecord> &calls)
{
    const qsizetype known = std::min<qsizetype>(m_again, calls.size());
    calls.remove(0, known);
    m_again -= known;
    m_given += calls.size();
}

void LogBookmark::set(const LogPosition &now, bool hasPending)
{
    if (hasPending && m_positions.isEmpty())
        return;
    if (hasPending) {
        m_positions = {m_positions.first()};
        m_positions.first().given = m_given;
        if (m_positions.first() != now)
            m_positions.append(now);
        return;
    }
    const bool isPast = !m_before.isEmpty() && now.identity == m_before.last().identity &&
                        now.lineStart() >= m_before.last().lineStart();
    if (isPast)
        m_again = 0;
    m_given = m_again;
    m_positions = {now};
    m_positions.first().given = m_given;
}

} // namespace inferograph
