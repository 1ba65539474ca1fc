// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/logs/linefeed.h"
#include "core/logs/openlog.h"

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace inferograph {

// When the lines were written that stood in a file before it was opened and tell only for how long their program had been
// running, as those of llama.cpp's server do. The last of them was written when the file was last changed. A program whose
// lines come before another's ended when that one began, at the latest: then its lines may be older than this says.
class UptimeClock
{
public:
    // Of what `file` holds from its position on.
    explicit UptimeClock(const OpenLog &file);

    // Looks through the file's next few megabytes: false when that was the last of it. Looks at its beginning only where no
    // line there tells an uptime. Knows nothing of a file that several programs write at once.
    bool lookOn(const OpenLog &file);
    bool isLooking() const { return m_scan != nullptr; }

    bool isEmpty() const { return m_starts.empty(); }

    // When all was looked through, of the file's lines, in their order: of one that tells no uptime, the time of the one before it. Unset before the first
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

    struct Scan
    {
        bool take(Nanoseconds uptime); // false where several programs write at once

        qint64 begin = 0;
        qint64 at = 0;
        qint64 end = 0;
        LineFeed feed;
        Programs programs;
        std::vector<Nanoseconds> runningTimes; // of the programs, in their order
    };
    bool setStarts(const OpenLog &file);

    std::unique_ptr<Scan> m_scan;   // until all was looked through
    std::vector<WallTime> m_starts; // of the programs, in their order
    std::size_t m_count = 0;        // of those whose lines have come
    Programs m_programs;
    std::optional<WallTime> m_time;
};

} // namespace inferograph
