// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/follower.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace inferograph {

namespace {

constexpr qint64 headLength = 256;
constexpr qint64 tailLength = 64;

qint64 sizeOf(const FileHandle &file)
{
    struct stat status
    {
    };
    return file.isOpen() && ::fstat(file.get(), &status) == 0 ? status.st_size : 0;
}

} // namespace

Follower::Follower(const QString &path, ReadFrom from, Follow follow, QObject *parent)
    : LogInput(parent)
    , m_path(path)
    , m_nativePath(QFile::encodeName(path))
    , m_from(from)
    , m_follow(follow)
    , m_watcher(this)
    , m_poll(this)
{
    if (m_follow == Follow::No)
        return;
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Follower::ready);
    connect(&m_poll, &QTimer::timeout, this, &Follower::ready);
    m_poll.start(pollInterval);
}

LogInput::Read Follower::read(std::span<char> to)
{
    if (!m_file.isOpen()) {
        if (!open())
            return {m_follow == Follow::Yes ? Outcome::Idle : Outcome::Ended};
        if (std::exchange(m_wasOpen, true))
            return {Outcome::Restarted};
    }
    if (std::exchange(m_unchecked, false) && wasRewritten()) {
        m_position = 0;
        return {Outcome::Restarted};
    }
    const ssize_t bytes = ::pread(m_file.get(), to.data(), to.size(), m_position);
    if (bytes < 0 && errno != EINTR && errno != EAGAIN) {
        const int error = errno;
        fail(error);
        if (error == ESTALE) // gone from a network file system
            close();
        return {m_follow == Follow::Yes ? Outcome::Idle : Outcome::Ended};
    }
    if (bytes <= 0)
        return atEnd();
    m_position += bytes;
    m_leaving = false;
    m_problem.reset();
    return {Outcome::Bytes, static_cast<qsizetype>(bytes)};
}

qint64 Follower::size() const
{
    return sizeOf(m_file);
}

LogInput::Read Follower::atEnd()
{
    if (m_follow == Follow::No)
        return {Outcome::Ended};
    m_unchecked = true;
    if (!wasReplaced()) {
        m_leaving = false;
        m_fingerprint = fingerprint();
        return {Outcome::Idle};
    }
    if (!std::exchange(m_leaving, true)) {
        m_fingerprint = fingerprint();
        return {Outcome::Idle};
    }
    close();
    return {Outcome::Restarted};
}

bool Follower::open()
{
    struct stat status
    {
    };
    if (::stat(m_nativePath.constData(), &status) != 0) {
        fail(errno);
        m_from = ReadFrom::Start; // a file that comes later is new as a whole
        return false;
    }
    if (S_ISDIR(status.st_mode)) {
        fail(EISDIR);
        return false;
    }
    FileHandle file(::open(m_nativePath.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0) {
        fail(errno);
        return false;
    }
    m_file = std::move(file);
    m_identity = {.device = status.st_dev, .inode = status.st_ino};
    m_position =
        std::exchange(m_from, ReadFrom::Start) == ReadFrom::End ? startOfLastLine(status.st_size) : 0;
    m_unchecked = false;
    m_leaving = false;
    m_problem.reset();
    if (m_follow == Follow::Yes && !m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    return true;
}

void Follower::close()
{
    m_watcher.removePath(m_path);
    m_file.reset();
}

// So that a line which is being written at this moment is read whole.
qint64 Follower::startOfLastLine(qint64 end) const
{
    constexpr qint64 farthest = 64 * 1024;
    const qint64 begin = std::max<qint64>(0, end - farthest);
    const QByteArray before = bytesAt(begin, end - begin);
    const qsizetype lineEnd = before.lastIndexOf('\n');
    if (lineEnd < 0)
        return begin == 0 ? 0 : end;
    return begin + lineEnd + 1;
}

QByteArray Follower::bytesAt(qint64 position, qint64 count) const
{
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    const ssize_t read = ::pread(m_file.get(), bytes.data(), static_cast<std::size_t>(count), position);
    bytes.truncate(std::max<ssize_t>(0, read));
    return bytes;
}

Follower::Fingerprint Follower::fingerprint() const
{
    const qint64 tail = std::min(tailLength, m_position);
    return {.head = bytesAt(0, std::min(headLength, m_position)), .tail = bytesAt(m_position - tail, tail)};
}

bool Follower::wasRewritten() const
{
    return sizeOf(m_file) < m_position || fingerprint() != m_fingerprint;
}

bool Follower::wasReplaced() const
{
    struct stat status
    {
    };
    if (::stat(m_nativePath.constData(), &status) != 0)
        return true;
    return Identity{.device = status.st_dev, .inode = status.st_ino} != m_identity;
}

void Follower::fail(int error)
{
    const bool again = m_follow == Follow::Yes;
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        m_problem = {.message =
                         again ? tr("There is no file %1 yet. Reading begins when it appears.").arg(m_path)
                               : tr("There is no file %1. Check the path.").arg(m_path),
                     .waiting = again};
        break;
    case EACCES:
    case EPERM:
        m_problem = {.message = again ? tr("You have no permission to read %1. Reading begins when you have: "
                                           "change its mode, or run as a user who may read it.")
                                            .arg(m_path)
                                      : tr("You have no permission to read %1. Change its mode, or run as a "
                                           "user who may read it.")
                                            .arg(m_path),
                     .waiting = false};
        break;
    case EISDIR:
        m_problem = {.message = tr("%1 is a folder. Name a log file in it.").arg(m_path), .waiting = false};
        break;
    default:
        m_problem = {.message = tr("%1 cannot be read: %2.").arg(m_path, qt_error_string(error)),
                     .waiting = false};
        break;
    }
}

} // namespace inferograph
