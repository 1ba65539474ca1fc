// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/fileglob.h"

#include "core/logs/decompressor.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <glob.h>
#include <sys/stat.h>

namespace inferograph {

namespace {

constexpr qint64 beginningLength = 256;

bool isFolder(const char *path)
{
    struct stat status
    {
    };
    return ::stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

QByteArray identityOf(const QString &file)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(file).constData(), &status) != 0)
        return {};
    return QByteArray::number(status.st_dev) + ' ' + QByteArray::number(status.st_ino);
}

QByteArray beginningOf(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.read(beginningLength)
                                                                      : QByteArray();
}

} // namespace

bool isGlob(const QString &location)
{
    static constexpr QStringView wildcards = u"*?[";
    const auto isWildcard = [](QChar c) { return wildcards.contains(c); };
    return std::any_of(location.begin(), location.end(), isWildcard) && !QFileInfo::exists(location);
}

QStringList filesMatching(const QString &pattern)
{
    glob_t matches{};
    QStringList files;
    if (::glob(QFile::encodeName(pattern).constData(), 0, nullptr, &matches) == 0) {
        for (std::size_t i = 0; i < matches.gl_pathc; ++i) {
            if (!isFolder(matches.gl_pathv[i]))
                files.append(QFile::decodeName(matches.gl_pathv[i]));
        }
    }
    ::globfree(&matches);
    return files;
}

FileGlob::FileGlob(const QString &pattern) : m_pattern(pattern)
{
    connect(&m_timer, &QTimer::timeout, this, &FileGlob::look);
}

void FileGlob::start()
{
    const QStringList files = filesMatching(m_pattern);
    for (const QString &file : files)
        isNew(file);
    Q_EMIT found(files);
    m_timer.start(interval);
}

void FileGlob::look()
{
    QStringList appeared;
    const QStringList files = filesMatching(m_pattern);
    for (const QString &file : files) {
        if (isNew(file) && !Decompressor::forBeginning(beginningOf(file)))
            appeared.append(file);
    }
    if (!appeared.isEmpty())
        Q_EMIT found(appeared);
}

// A path that is known is followed through whatever becomes of it. Another one with a known file is that
// file, renamed, where it still begins as it did: its number alone may have been given to a new file.
bool FileGlob::isNew(const QString &file)
{
    const QByteArray identity = identityOf(file);
    if (m_known.value(file) == identity && m_content.value(identity).size() == beginningLength)
        return false;
    const QByteArray beginning = beginningOf(file);
    const auto content = m_content.constFind(identity);
    const bool isRenamed =
        content != m_content.cend() && !content->isEmpty() && beginning.startsWith(*content);
    const bool isNewPath = !m_known.contains(file);
    m_known.insert(file, identity);
    m_content.insert(identity, beginning);
    return isNewPath && !isRenamed;
}

} // namespace inferograph
