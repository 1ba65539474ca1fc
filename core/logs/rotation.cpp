// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/rotation.h"

#include "core/logs/decompressor.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>

namespace inferograph {

namespace {

constexpr qsizetype rememberedHeads = 64;
constexpr qsizetype keptHeads = 4; // for another run: of files that may bear the same time

// `.1`, `-20261105`, `.2026-11-05T10:00`: what rotation adds to a name.
bool isRotationMark(QStringView text)
{
    const auto fits = [](QChar c) { return c.isDigit() || QStringView(u"._-:T").contains(c); };
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    return text.size() > 1 && QStringView(u".-_").contains(text.front()) &&
           std::all_of(text.begin(), text.end(), fits) && std::any_of(text.begin(), text.end(), isDigit);
}

} // namespace

bool isRotatedName(QStringView name, const QFileInfo &log)
{
    const QString whole = log.fileName();
    if (name.startsWith(whole))
        return isRotationMark(name.sliced(whole.size()));
    const QString stem = log.completeBaseName();
    const QString end = u'.' + log.suffix();
    return name.size() > stem.size() + end.size() && name.startsWith(stem) && name.endsWith(end) &&
           isRotationMark(name.sliced(stem.size()).chopped(end.size()));
}

std::deque<OpenLog> Rotation::newSuccessors(const OpenLog &log, const std::deque<OpenLog> &successors,
                                            int &error) const
{
    const OpenLog &latest = successors.empty() ? log : successors.back();
    struct stat status
    {
    };
    error = ::stat(m_path.constData(), &status) == 0 ? 0 : errno;
    if (error != 0 || latest.identity() == OpenLog::Identity{.device = status.st_dev, .inode = status.st_ino})
        return {};
    OpenLog current(m_path);
    if (!current.isOpen()) {
        error = errno;
        return {};
    }
    const auto isOpen = [&](const OpenLog::Identity &identity) {
        return identity == log.identity() || identity == current.identity() ||
               std::any_of(successors.begin(), successors.end(),
                           [&](const OpenLog &successor) { return successor.identity() == identity; });
    };
    std::vector<OpenLog> candidates = unreadSince(latest.modifiedNs());
    std::deque<OpenLog> found;
    for (OpenLog &candidate : candidates) {
        if (!isOpen(candidate.identity()) && !beginsAs(candidate.head(), log.mark().head))
            found.push_back(std::move(candidate));
    }
    found.push_back(std::move(current));
    return found;
}

OpenLog Rotation::copyOf(const OpenLog::Mark &mark) const
{
    if (mark.tail.size() < tellingHead)
        return {};
    std::vector<OpenLog> logs = rotated();
    for (OpenLog &log : logs) {
        if (log.holds(mark))
            return OpenLog(std::move(log));
    }
    return {};
}

OpenLog Rotation::find(const OpenLog::Identity &identity, const OpenLog::Mark &mark) const
{
    std::vector<OpenLog> logs = rotated();
    if (OpenLog current(m_path); current.isOpen())
        logs.insert(logs.begin(), std::move(current));
    for (OpenLog &log : logs) {
        if (log.identity() == identity && log.holds(mark))
            return OpenLog(std::move(log));
    }
    const bool isTelling = mark.tail.size() >= tellingHead;
    for (OpenLog &log : logs) {
        if (isTelling && log.holds(mark))
            return OpenLog(std::move(log));
    }
    return {};
}

std::vector<OpenLog> Rotation::unreadSince(qint64 modifiedNs) const
{
    std::vector<OpenLog> logs = rotated();
    std::erase_if(logs, [&](const OpenLog &log) { return log.modifiedNs() < modifiedNs || wasRead(log); });
    return logs;
}

void Rotation::remember(const QByteArray &head)
{
    m_heads.append(head);
    if (m_heads.size() > rememberedHeads)
        m_heads.removeFirst();
}

QByteArrayList Rotation::lastHeads() const
{
    return m_heads.last(std::min(m_heads.size(), keptHeads));
}

bool Rotation::wasRead(const OpenLog &log) const
{
    return std::any_of(m_heads.begin(), m_heads.end(),
                       [text = log.head()](const QByteArray &head) { return beginsAs(text, head); });
}

std::vector<OpenLog> Rotation::rotated() const
{
    const QFileInfo path(QFile::decodeName(m_path));
    std::vector<OpenLog> logs;
    const QStringList names = path.dir().entryList(QDir::Files | QDir::Hidden, QDir::NoSort);
    for (const QString &name : names) {
        if (!isRotatedName(name, path))
            continue;
        OpenLog log(QFile::encodeName(path.dir().filePath(name)));
        if (log.isOpen() && !Decompressor::forBeginning(log.head()))
            logs.push_back(std::move(log));
    }
    std::sort(logs.begin(), logs.end(),
              [](const OpenLog &a, const OpenLog &b) { return a.modifiedNs() < b.modifiedNs(); });
    return logs;
}

} // namespace inferograph
