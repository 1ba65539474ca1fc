// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/openlog.h"

#include <QByteArrayList>
#include <QFileInfo>
#include <QList>

#include <deque>
#include <vector>

namespace inferograph {

// What a log's file becomes when it is rotated, and which of that was read. Knows files that were renamed,
// also several times between two looks, from the copies that are made before a file is truncated.
class Rotation
{
public:
    static constexpr qsizetype tellingHead = 16; // bytes; a shorter beginning may be another log's, too

    // Whether such a beginning is long enough to tell, and the text's own.
    static bool beginsAs(const QByteArray &text, const QByteArray &head)
    {
        return head.size() >= tellingHead && text.startsWith(head);
    }

    explicit Rotation(const QByteArray &path) : m_path(path) {}

    // The files that hold what was written after the last of `successors`, or after `log` where there are none
    // yet, oldest first: those that were renamed in between, and the one that the path names now. Empty where
    // nothing has changed, or the path cannot be opened: `error` says why.
    std::deque<OpenLog> newSuccessors(const OpenLog &log, const std::deque<OpenLog> &successors,
                                      int &error) const;

    // The copy of a log that was truncated since, where there is one; not open otherwise.
    OpenLog copyOf(const OpenLog::Mark &mark) const;

    // The file, whatever it is called by now, that this was read of; not open where it is gone or holds
    // something else. One that was moved to another place is known by its content.
    OpenLog find(const OpenLog::Identity &identity, const OpenLog::Mark &mark) const;

    // The renamed files that were written to since then and hold what was not read, oldest first.
    std::vector<OpenLog> unreadSince(qint64 modifiedNs) const;

    // What holds this was read, and is left or begins anew.
    void remember(const OpenLog::Mark &mark);
    QByteArrayList heads() const;           // of what was read
    QList<OpenLog::Mark> lastMarks() const; // the last few, for another run

private:
    // The file that the path names now, if there is one, and those that were renamed from it, oldest first.
    struct Family
    {
        OpenLog current;
        std::vector<OpenLog> rotated;
    };
    Family family() const;
    Family look() const;
    static std::vector<OpenLog::Identity> identities(const Family &family);
    bool wasRead(const OpenLog &log) const;

    QByteArray m_path;
    QList<OpenLog::Mark> m_marks; // of what was read
};

// `server.log.1` and `server-1.log` for `server.log`.
bool isRotatedName(QStringView name, const QFileInfo &log);

} // namespace inferograph
