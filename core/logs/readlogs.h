// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logposition.h"

#include <QHash>
#include <QList>

namespace inferograph {

// The files that the followers of one pattern read or have read: rotation gives the file of one to another
// where both names match, and it is not to be read again. Used on the ingest thread only.
class ReadLogs
{
public:
    // A run of the program before this one has read it.
    void addRead(const LogPosition &position);
    void setCurrent(const void *reader, const OpenLog &log);
    void leaveCurrent(const void *reader);
    bool contains(const OpenLog &log) const;

private:
    struct Entry
    {
        OpenLog::Identity identity;
        QByteArray head; // a number alone may have been given to a new file
    };

    QHash<const void *, Entry> m_current;
    QList<Entry> m_left;
};

} // namespace inferograph
