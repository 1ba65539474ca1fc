// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/filehandle.h"

#include <QByteArray>

#include <span>

namespace inferograph {

// A log file that is open, how far it was read, and enough of what was read to see whether it still stands there.
class OpenLog
{
public:
    struct Identity
    {
        quint64 device = 0;
        quint64 inode = 0;

        bool operator==(const Identity &) const = default;
    };

    // What a file held where reading stopped: its beginning, and the bytes before the position.
    struct Mark
    {
        qint64 position = 0;
        QByteArray head;
        QByteArray tail;

        bool operator==(const Mark &) const = default;
    };

    static constexpr qint64 headLength = 256;

    OpenLog() = default;
    // Not open where that failed; errno says why.
    explicit OpenLog(const QByteArray &path);

    bool isOpen() const { return m_file.isOpen(); }
    const Identity &identity() const { return m_identity; }
    const Mark &mark() const { return m_mark; }
    qint64 size() const;
    qint64 modifiedNs() const; // since 1970
    QByteArray head() const;   // as it is now
    QByteArray bytesAt(qint64 position, qint64 count) const;

    // What stands at the position, as read(2) gives it; advance() passes it by.
    ssize_t peek(std::span<char> to) const;
    void advance(std::span<const char> read);

    void moveTo(qint64 position);
    bool holds(const Mark &mark) const;

private:
    FileHandle m_file;
    Identity m_identity;
    Mark m_mark;
};

} // namespace inferograph
