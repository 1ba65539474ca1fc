// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/linesplitter.h"

namespace inferograph {

namespace {

QByteArrayView withoutCarriageReturn(QByteArrayView line)
{
    return line.endsWith('\r') ? line.chopped(1) : line;
}

} // namespace

std::optional<QByteArrayView> LineSplitter::next()
{
    if (m_joinedGiven) {
        m_joined.truncate(0);
        m_joinedGiven = false;
    }
    if (m_overflowed)
        return std::nullopt;

    const qsizetype end = m_piece.indexOf('\n');
    const QByteArrayView line = end < 0 ? m_piece : m_piece.first(end);
    if (m_joined.size() + line.size() > m_maximumLine) {
        m_overflowed = true;
        m_joined.clear();
        return std::nullopt;
    }
    if (end >= 0 && m_joined.isEmpty()) {
        m_piece = m_piece.sliced(end + 1);
        return withoutCarriageReturn(line);
    }
    m_joined.append(line);
    m_piece = end < 0 ? QByteArrayView() : m_piece.sliced(end + 1);
    if (end < 0 && (!m_finished || m_joined.isEmpty()))
        return std::nullopt;
    m_joinedGiven = true;
    return withoutCarriageReturn(m_joined);
}

} // namespace inferograph
