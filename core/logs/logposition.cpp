// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logposition.h"

#include <QJsonArray>

#include <algorithm>

namespace inferograph {

namespace {

QJsonValue bytesToJson(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

// As text: JSON numbers do not hold all of them.
QJsonValue numberToJson(quint64 number)
{
    return QString::number(number);
}

QJsonObject toJson(const OpenLog::Mark &mark)
{
    return {{QStringLiteral("position"), mark.position},
            {QStringLiteral("head"), bytesToJson(mark.head)},
            {QStringLiteral("tail"), bytesToJson(mark.tail)}};
}

OpenLog::Mark markOf(const QJsonObject &object)
{
    return {.position = object.value(QStringLiteral("position")).toInteger(-1),
            .head = bytesOf(object.value(QStringLiteral("head"))),
            .tail = bytesOf(object.value(QStringLiteral("tail")))};
}

bool isPossible(const OpenLog::Mark &mark)
{
    return mark.position >= 0 && mark.tail.size() <= mark.position;
}

QJsonObject toJson(const LogPosition &position)
{
    QJsonArray filesRead;
    for (const OpenLog::Mark &mark : position.filesRead)
        filesRead.append(toJson(mark));
    QJsonObject object = toJson(position.mark);
    object.insert(QStringLiteral("device"), numberToJson(position.identity.device));
    object.insert(QStringLiteral("inode"), numberToJson(position.identity.inode));
    object.insert(QStringLiteral("unfinished"), position.unfinished);
    object.insert(QStringLiteral("given"), position.given);
    object.insert(QStringLiteral("size"), position.size);
    object.insert(QStringLiteral("modified"), position.modifiedNs);
    object.insert(QStringLiteral("files_read"), filesRead);
    return object;
}

std::optional<LogPosition> positionOf(const QJsonObject &object)
{
    QList<OpenLog::Mark> filesRead;
    const QJsonArray marks = object.value(QStringLiteral("files_read")).toArray();
    for (const QJsonValue &mark : marks)
        filesRead.append(markOf(mark.toObject()));
    const LogPosition position{
        .identity = {.device = object.value(QStringLiteral("device")).toString().toULongLong(),
                     .inode = object.value(QStringLiteral("inode")).toString().toULongLong()},
        .mark = markOf(object),
        .unfinished = object.value(QStringLiteral("unfinished")).toInteger(-1),
        .given = object.value(QStringLiteral("given")).toInteger(-1),
        .size = object.value(QStringLiteral("size")).toInteger(),
        .modifiedNs = object.value(QStringLiteral("modified")).toInteger(),
        .filesRead = filesRead};
    const bool isWhole = isPossible(position.mark) && position.unfinished >= 0 && position.lineStart() >= 0 &&
                         position.given >= 0 && std::all_of(filesRead.begin(), filesRead.end(), isPossible);
    return isWhole ? std::optional(position) : std::nullopt;
}

} // namespace

QJsonObject positionsToJson(const PositionsByPath &positions)
{
    QJsonObject object;
    for (auto log = positions.cbegin(); log != positions.cend(); ++log) {
        QJsonArray array;
        for (const LogPosition &position : log.value())
            array.append(toJson(position));
        object.insert(log.key(), array);
    }
    return object;
}

std::optional<PositionsByPath> positionsFromJson(const QJsonObject &object)
{
    PositionsByPath positions;
    for (auto log = object.begin(); log != object.end(); ++log) {
        LogPositions &ofLog = positions[log.key()];
        const QJsonArray array = log.value().toArray();
        for (const QJsonValue &value : array) {
            const std::optional<LogPosition> position = positionOf(value.toObject());
            if (!position)
                return std::nullopt;
            ofLog.append(*position);
        }
    }
    return positions;
}

} // namespace inferograph
