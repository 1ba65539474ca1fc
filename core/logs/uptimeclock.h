// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/logs/openlog.h"

#include <QByteArrayView>

#include <vector>

namespace inferograph {

// When the lines were written that stood in a file before it was opened and tell only for how long their program had been
// running, as those of llama.cpp's server do. The last of them was written when the file was last changed. A program whose
// lines come before another's ended when that one began, at the latest: then its lines may be older than this says.
class UptimeClock
{
public:
    // Looks through `file` from its position on: only at its beginning where no line there tells an uptime. Knows nothing
    // of a very large one, and of one that several programs write at once.
    explicit UptimeClock(const OpenLog &file);

    bool isEmpty() const { return m_starts.empty(); }

    // Of the file's lines, in their order: of one that tells no uptime, the time of the one before it. Unset before the first
    // that does.
    std::optional<WallTime> timeOf(QByteArrayView line);

private:
    // Turns uptimes into which of the programs tells them.
    class Programs
    {
    public:
        bool isNext(Nanoseconds uptime); // whether another program than before tells this
        Nanoseconds latest() const { return m_latest; }

    private:
        Nanoseconds m_latest = Nanoseconds::min();
    };

    std::vector<WallTime> m_starts; // of the programs, in their order
    std::size_t m_count = 0;        // of those whose lines have come
    Programs m_programs;
    std::optional<WallTime> m_time;
};

} // namespace inferograph
