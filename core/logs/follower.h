// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/filehandle.h"
#include "core/logs/loginput.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace inferograph {

// Reads a file from its start or its end and, with Follow::Yes, goes on with what is added. Renamed and
// made anew, deleted, truncated, copied and truncated, rewritten in place, not there yet, not permitted: it
// reads on as soon as that is possible. Knows a file by device and inode, and by the bytes that it has read.
class Follower : public LogInput
{
    Q_OBJECT

public:
    // The poll beside the file system's own notices, which network file systems do not send.
    static constexpr std::chrono::milliseconds pollInterval{250};

    Follower(const QString &path, ReadFrom from, Follow follow, QObject *parent = nullptr);

    Read read(std::span<char> to) override;
    std::optional<Problem> problem() const override { return m_problem; }
    qint64 size() const override;

private:
    struct Identity
    {
        quint64 device = 0;
        quint64 inode = 0;

        bool operator==(const Identity &) const = default;
    };

    // What the file held where reading stopped: its beginning, and the bytes before the position.
    struct Fingerprint
    {
        QByteArray head;
        QByteArray tail;

        bool operator==(const Fingerprint &) const = default;
    };

    bool open();
    void close();
    qint64 startOfLastLine(qint64 end) const;
    QByteArray bytesAt(qint64 position, qint64 count) const;
    Fingerprint fingerprint() const;
    bool wasRewritten() const;
    bool wasReplaced() const;
    Read atEnd();
    void fail(int error);

    const QString m_path;
    const QByteArray m_nativePath;
    ReadFrom m_from;
    const Follow m_follow;
    FileHandle m_file;
    Identity m_identity;
    qint64 m_position = 0;
    Fingerprint m_fingerprint;
    bool m_unchecked = false; // the file may have changed under us since the last read
    bool m_leaving = false;   // it was replaced; what its writer still adds is read once more
    bool m_wasOpen = false;
    std::optional<Problem> m_problem;
    QFileSystemWatcher m_watcher;
    QTimer m_poll;
};

} // namespace inferograph
