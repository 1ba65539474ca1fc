// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/loginput.h"
#include "core/logs/packedlogs.h"
#include "core/logs/readlogs.h"
#include "core/logs/rotation.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QTimer>

#include <utility>

namespace inferograph {

// Reads a file from its start or its end and, with Follow::Yes, goes on with what is added. Renamed and
// made anew, deleted, truncated, copied and truncated, rewritten in place, not there yet, not permitted: it
// reads on as soon as that is possible. Knows a file by device and inode, and by the bytes that it has read;
// leaves a renamed one when its writer has; reads what is left of a truncated one from its copy. Goes on where
// another run of the program stopped, if that file is still beside its log's path.
class Follower : public LogInput
{
    Q_OBJECT

public:
    // The poll beside the file system's own notices, which network file systems do not send.
    static constexpr std::chrono::milliseconds pollInterval{250};
    // How long a renamed file has to be quiet before it is left: its writer may not know yet. Counted from its
    // last change where it was renamed while no run of the program watched it.
    static constexpr std::chrono::milliseconds timeToLeave{500};

    // With `readLogs`, a file that it holds already is not read once more when it comes to this path.
    Follower(const QString &path, ReadFrom from, Follow follow, std::shared_ptr<ReadLogs> readLogs = {},
             const LogPositions &before = {});
    ~Follower() override;

    Read read(std::span<char> to) override;
    std::optional<Problem> problem() const override { return m_problem; }
    qint64 size() const override { return m_log.size(); }
    qint64 takeLost() override { return std::exchange(m_lost, 0); }
    const OpenLog *file() const override { return m_log.isOpen() ? &m_log : nullptr; }
    std::optional<LogPosition> position() const override;
    std::optional<Resumed> takeResumed() override { return std::exchange(m_resumed, {}); }

private:
    bool open();
    bool goOn();
    bool goOnAfter(const LogPosition &gone);
    bool isOutOfReach() const;
    void remember(const QList<OpenLog::Mark> &marks);
    bool isReadElsewhere(const OpenLog &log) const;
    qint64 startOfLastLine() const;
    void noteGone(const LogPosition &gone);
    void notePacked(const std::deque<OpenLog> &found);
    void lookForSuccessors();
    Read atEnd();
    bool isQuiet();
    Read leave();
    Read beginAnew();
    Read lookAgain();
    Read failed();
    void fail(int error);

    const QString m_path;
    const QByteArray m_nativePath;
    ReadFrom m_from;
    LogPositions m_before;
    std::optional<Resumed> m_resumed;
    std::optional<OpenLog::Mark> m_awaited; // what stands before where it went on is read again up to this
    const Follow m_follow;
    OpenLog m_log;
    std::deque<OpenLog> m_successors; // which hold what comes after m_log, oldest first
    Rotation m_rotation;
    PackedLogs m_packed;
    const std::shared_ptr<ReadLogs> m_readLogs;
    int m_pathError = 0;
    qint64 m_seenSize = 0; // of m_log
    qint64 m_lost = 0;
    bool m_isGoneNoted = false;
    bool m_wasOpen = false;
    bool m_isCopy = false;    // m_log is one, so nobody writes to it
    bool m_hasGoneOn = false; // m_log was renamed since another run of the program stopped in it
    QElapsedTimer m_quiet;    // valid from the first time that a log with a successor had no more
    std::optional<Problem> m_problem;
    QFileSystemWatcher m_watcher;
    QTimer m_poll;
};

} // namespace inferograph
