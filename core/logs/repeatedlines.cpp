// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/repeatedlines.h"

#include <QHashFunctions>

#include <algorithm>

namespace inferograph {

void RepeatedLines::restart()
{
    m_before = m_lines;
    std::sort(m_before.begin(), m_before.end());
    m_repeating = false;
    m_new = 0;
}

bool RepeatedLines::isRepeat(std::span<const char> line)
{
    if (line.empty())
        return false;
    const quint64 hash = qHashBits(line.data(), line.size());
    if (!m_before.empty()) {
        if (std::binary_search(m_before.begin(), m_before.end(), hash)) {
            m_repeating = true;
            return true;
        }
        if (m_repeating || ++m_new == linesBeforeARepeat)
            m_before = {};
    }
    if (m_lines.size() < remembered) {
        m_lines.push_back(hash);
    } else {
        m_lines[m_oldest] = hash;
        m_oldest = (m_oldest + 1) % remembered;
    }
    return false;
}

} // namespace inferograph
