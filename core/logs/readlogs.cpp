// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/readlogs.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr qsizetype rememberedLogs = 1024;

} // namespace

void ReadLogs::addRead(const LogPosition &position)
{
    m_left.append({position.identity, position.mark.head});
}

void ReadLogs::setCurrent(const void *reader, const OpenLog &log)
{
    m_current.insert(reader, {log.identity(), log.mark().head});
}

void ReadLogs::leaveCurrent(const void *reader)
{
    if (m_current.contains(reader))
        m_left.append(m_current.take(reader));
    if (m_left.size() > rememberedLogs)
        m_left.removeFirst();
}

bool ReadLogs::contains(const OpenLog &log) const
{
    const QByteArray head = log.head();
    const auto isThis = [&](const Entry &entry) {
        return entry.identity == log.identity() && !entry.head.isEmpty() && head.startsWith(entry.head);
    };
    return std::any_of(m_current.begin(), m_current.end(), isThis) ||
           std::any_of(m_left.begin(), m_left.end(), isThis);
}

} // namespace inferograph
