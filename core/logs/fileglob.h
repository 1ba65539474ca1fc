// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace inferograph {

// Whether the text has one of * ? [ and names no file as it is.
bool isGlob(const QString &location);

// The files, no folders, whose names match, in the order of their names.
QStringList filesMatching(const QString &pattern);

// Looks again and again which files match a pattern, and tells of each once. Told of is what appears: a file
// that was only given another name is none, and neither is a compressed one, which holds what was told before.
class FileGlob : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{1000};

    explicit FileGlob(const QString &pattern);

    void start();

Q_SIGNALS:
    // At once, with what is there, if only nothing; then only with what is new.
    void found(const QStringList &files);

private:
    void look();
    bool isNew(const QString &file);

    const QString m_pattern;
    QHash<QString, QByteArray> m_known;      // by path
    QHash<QByteArray, QByteArray> m_content; // how each began, by device and inode
    QTimer m_timer{this};
};

} // namespace inferograph
