// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace inferograph {

// A command that is started again often tells once more what it told before: `journalctl -f` its last lines,
// `docker logs -f` all of them. Knows those lines, by their hashes, up to the first new one behind them.
class RepeatedLines
{
public:
    static constexpr std::size_t remembered = std::size_t(1) << 20; // lines: at most 8 MiB
    static constexpr int linesBeforeARepeat = 16;                   // new ones, such as a greeting

    void restart();
    bool isRepeat(std::span<const char> line);

private:
    std::vector<quint64> m_lines; // a ring once it is full
    std::size_t m_oldest = 0;
    std::vector<quint64> m_before; // sorted; empty where no repeat is expected
    bool m_repeating = false;
    int m_new = 0;
};

} // namespace inferograph
