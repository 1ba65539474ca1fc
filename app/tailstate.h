// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/filehandle.h"
#include "core/logs/logposition.h"

#include <QCoreApplication>

namespace inferograph {

// What `tail` remembers between two runs: up to where it read, and what it was about to write. It is saved before
// the records go out, so that a run which was killed has lost none: the next one writes what is missing of them.
class TailState
{
    Q_DECLARE_TR_FUNCTIONS(TailState)

public:
    // Records, and how much the output held before them.
    struct Announced
    {
        qint64 outputSize = 0;
        QByteArray records;
    };

    explicit TailState(const QString &path) : m_path(path) {}

    // Both give an empty text, or what is wrong, for people. A state that is not there yet is an empty one.
    QString load();
    QString save();

    PositionsByPath positions;
    Announced announced;

private:
    QString lock();

    const QString m_path;
    FileHandle m_lock; // the system lets go of it whatever becomes of this process
};

} // namespace inferograph
