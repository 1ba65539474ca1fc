// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logposition.h"

#include <QJsonArray>

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

QJsonObject toJson(const LogPosition &position)
{
    QJsonArray heads;
    for (const QByteArray &head : position.headsRead)
        heads.append(bytesToJson(head));
    return {{QStringLiteral("device"), numberToJson(position.identity.device)},
            {QStringLiteral("inode"), numberToJson(position.identity.inode)},
            {QStringLiteral("position"), position.mark.position},
            {QStringLiteral("head"), bytesToJson(position.mark.head)},
            {QStringLiteral("tail"), bytesToJson(position.mark.tail)},
            {QStringLiteral("unfinished"), position.unfinished},
            {QStringLiteral("given"), position.given},
            {QStringLiteral("size"), position.size},
            {QStringLiteral("modified"), position.modifiedNs},
            {QStringLiteral("heads_read"), heads}};
}

std::optional<LogPosition> positionOf(const QJsonObject &object)
{
    QByteArrayList heads;
    const QJsonArray headsRead = object.value(QStringLiteral("heads_read")).toArray();
    for (const QJsonValue &head : headsRead)
        heads.append(bytesOf(head));
    const LogPosition position{
        .identity = {.device = object.value(QStringLiteral("device")).toString().toULongLong(),
                     .inode = object.value(QStringLiteral("inode")).toString().toULongLong()},
        .mark = {.position = object.value(QStringLiteral("position")).toInteger(-1),
                 .head = bytesOf(object.value(QStringLiteral("head"))),
                 .tail = bytesOf(object.value(QStringLiteral("tail")))},
        .unfinished = object.value(QStringLiteral("unfinished")).toInteger(-1),
        .given = object.value(QStringLiteral("given")).toInteger(-1),
        .size = object.value(QStringLiteral("size")).toInteger(),
        .modifiedNs = object.value(QStringLiteral("modified")).toInteger(),
        .headsRead = heads};
    const bool isPossible = position.unfinished >= 0 && position.lineStart() >= 0 && position.given >= 0 &&
                            position.mark.tail.size() <= position.mark.position;
    return isPossible ? std::optional(position) : std::nullopt;
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
