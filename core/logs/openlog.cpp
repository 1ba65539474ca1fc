// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/openlog.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace inferograph {

namespace {

constexpr qint64 tailLength = 64;

struct stat statusOf(const FileHandle &file)
{
    struct stat status
    {
    };
    if (file.isOpen())
        ::fstat(file.get(), &status);
    return status;
}

} // namespace

OpenLog::OpenLog(const QByteArray &path) : m_file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
{
    if (!m_file.isOpen())
        return;
    const struct stat status = statusOf(m_file);
    m_identity = {.device = status.st_dev, .inode = status.st_ino};
    if (S_ISDIR(status.st_mode)) {
        m_file.reset();
        errno = EISDIR;
    }
}

qint64 OpenLog::size() const
{
    return statusOf(m_file).st_size;
}

qint64 OpenLog::modifiedNs() const
{
    const struct stat status = statusOf(m_file);
#ifdef Q_OS_DARWIN
    const timespec time = status.st_mtimespec;
#else
    const timespec time = status.st_mtim;
#endif
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

QByteArray OpenLog::head() const
{
    return bytesAt(0, headLength);
}

ssize_t OpenLog::peek(std::span<char> to) const
{
    return ::pread(m_file.get(), to.data(), to.size(), m_mark.position);
}

void OpenLog::advance(std::span<const char> read)
{
    const QByteArrayView bytes(read.data(), static_cast<qsizetype>(read.size()));
    if (m_mark.head.size() == m_mark.position)
        m_mark.head += bytes.first(std::min(headLength - m_mark.head.size(), bytes.size()));
    m_mark.tail += bytes.last(std::min(tailLength, bytes.size()));
    m_mark.tail = m_mark.tail.last(std::min(tailLength, m_mark.tail.size()));
    m_mark.position += bytes.size();
}

void OpenLog::moveTo(qint64 position)
{
    const qint64 tail = std::min(tailLength, position);
    m_mark = {.position = position,
              .head = bytesAt(0, std::min(headLength, position)),
              .tail = bytesAt(position - tail, tail)};
}

bool OpenLog::holds(const Mark &mark) const
{
    return size() >= mark.position && bytesAt(0, mark.head.size()) == mark.head &&
           bytesAt(mark.position - mark.tail.size(), mark.tail.size()) == mark.tail;
}

QByteArray OpenLog::bytesAt(qint64 position, qint64 count) const
{
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    const ssize_t read = ::pread(m_file.get(), bytes.data(), static_cast<std::size_t>(count), position);
    bytes.truncate(std::max<ssize_t>(0, read));
    return bytes;
}

} // namespace inferograph
