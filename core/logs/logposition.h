// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/openlog.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace inferograph {

// Up to where a log was read, for another run of the program to go on from.
struct LogPosition
{
    OpenLog::Identity identity;
    OpenLog::Mark mark;    // what was read last
    qint64 unfinished = 0; // bytes before it, of a line without its end yet: they are read once more
    qint64 given = 0;      // calls that the lines from here on have given already

    // For when the file is gone: what came after it.
    qint64 size = 0;                // its size then: what of it was left to read
    qint64 modifiedNs = 0;          // its time of modification, since 1970
    QList<OpenLog::Mark> filesRead; // of the same log, before it: up to where, the last few

    qint64 lineStart() const { return mark.position - unfinished; }

    bool operator==(const LogPosition &) const = default;
};

// Of one log; none for one that was waited for. The first position is that from which everything can be read once more
// which calls not handed on yet may need; the last, if it is another, is where reading stood: it serves where the first
// one's file is gone.
using LogPositions = QList<LogPosition>;

// By the absolute paths under which the logs are followed.
using PositionsByPath = QMap<QString, LogPositions>;

QJsonObject positionsToJson(const PositionsByPath &positions);
// Unset where the object is none that positionsToJson() gave.
std::optional<PositionsByPath> positionsFromJson(const QJsonObject &object);

} // namespace inferograph
