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

constexpr qsizetype rememberedMarks = 64;
constexpr qsizetype keptMarks = 4; // for another run: of files that may bear the same time
constexpr int mostLooks = 8;       // at a folder that changes while it is looked at

// `.1`, `-20261105`, `.2026-11-05T10:00`: what rotation adds to a name.
bool isRotationMark(QStringView text)
{
    const auto fits = [](QChar c) { return c.isDigit() || QStringView(u"._-:T").contains(c); };
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    return text.size() > 1 && QStringView(u".-_").contains(text.front()) &&
           std::all_of(text.begin(), text.end(), fits) && std::any_of(text.begin(), text.end(), isDigit);
}

// Whether no other log is likely to hold the same: lines often begin alike, so part of one does not tell.
bool isTelling(const OpenLog::Mark &mark)
{
    return mark.tail.size() >= Rotation::tellingHead &&
           (mark.head.size() == OpenLog::headLength || mark.head.contains('\n'));
}

bool isReadUpTo(const OpenLog &log, const OpenLog::Mark &mark)
{
    return isTelling(mark) && log.holds(mark);
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
        if (!isOpen(candidate.identity()) && !isReadUpTo(candidate, log.mark()))
            found.push_back(std::move(candidate));
    }
    found.push_back(std::move(current));
    return found;
}

OpenLog Rotation::copyOf(const OpenLog::Mark &mark) const
{
    if (mark.tail.size() < tellingHead)
        return {};
    Family logs = family();
    for (OpenLog &log : logs.rotated) {
        if (log.holds(mark))
            return std::move(log);
    }
    return {};
}

OpenLog Rotation::find(const OpenLog::Identity &identity, const OpenLog::Mark &mark) const
{
    Family found = family();
    std::vector<OpenLog> logs = std::move(found.rotated);
    if (found.current.isOpen())
        logs.insert(logs.begin(), std::move(found.current));
    for (OpenLog &log : logs) {
        if (log.identity() == identity && log.holds(mark))
            return std::move(log);
    }
    for (OpenLog &log : logs) {
        if (isTelling(mark) && log.holds(mark))
            return std::move(log);
    }
    return {};
}

std::vector<OpenLog> Rotation::unreadSince(qint64 modifiedNs) const
{
    std::vector<OpenLog> logs = family().rotated;
    std::erase_if(logs, [&](const OpenLog &log) { return log.modifiedNs() < modifiedNs || wasRead(log); });
    return logs;
}

void Rotation::remember(const OpenLog::Mark &mark)
{
    m_marks.append(mark);
    if (m_marks.size() > rememberedMarks)
        m_marks.removeFirst();
}

QByteArrayList Rotation::heads() const
{
    QByteArrayList heads;
    for (const OpenLog::Mark &mark : m_marks)
        heads.append(mark.head);
    return heads;
}

QList<OpenLog::Mark> Rotation::lastMarks() const
{
    return m_marks.last(std::min(m_marks.size(), keptMarks));
}

bool Rotation::wasRead(const OpenLog &log) const
{
    return std::any_of(m_marks.begin(), m_marks.end(),
                       [&log](const OpenLog::Mark &mark) { return isReadUpTo(log, mark); });
}

// A file that is renamed between the listing and the opening would be missing, or be there under another's name.
Rotation::Family Rotation::family() const
{
    Family family = look();
    for (int looks = 1; looks < mostLooks; ++looks) {
        Family again = look();
        if (identities(again) == identities(family))
            return again;
        family = std::move(again);
    }
    return family;
}

// The current one first: one that is renamed now is found a second time then, rather than never.
Rotation::Family Rotation::look() const
{
    const QFileInfo path(QFile::decodeName(m_path));
    Family family{.current = OpenLog(m_path), .rotated = {}};
    std::vector<OpenLog> &logs = family.rotated;
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
    return family;
}

std::vector<OpenLog::Identity> Rotation::identities(const Family &family)
{
    std::vector<OpenLog::Identity> identities{family.current.identity()};
    for (const OpenLog &log : family.rotated)
        identities.push_back(log.identity());
    return identities;
}

} // namespace inferograph
