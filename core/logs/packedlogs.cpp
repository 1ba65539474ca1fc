// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/packedlogs.h"

#include "core/logs/decompressor.h"
#include "core/logs/rotation.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <limits>

namespace inferograph {

namespace {

constexpr qint64 packedBlock = 64 * 1024;
constexpr qsizetype textBlock = 256 * 1024;
constexpr qint64 largestPacked = qint64(64) << 20; // a larger one is not unpacked for this: it takes seconds

// Unpacks up to so many bytes of text, and tells the position of each piece.
qint64 unpack(const OpenLog &log, qint64 most, const std::function<void(qint64, QByteArrayView)> &take)
{
    const std::unique_ptr<Decompressor> decompressor = Decompressor::forBeginning(log.head());
    QByteArray text(textBlock, Qt::Uninitialized);
    qint64 size = 0;
    for (qint64 position = 0; decompressor && size < most;) {
        const QByteArray packed = log.bytesAt(position, packedBlock);
        const Decompressor::Step step =
            decompressor->unpack({packed.constData(), static_cast<std::size_t>(packed.size())},
                                 {text.data(), static_cast<std::size_t>(text.size())});
        const auto produced = static_cast<qsizetype>(step.produced);
        take(size, QByteArrayView(text).first(produced));
        size += produced;
        position += static_cast<qint64>(step.consumed);
        if (step.isDamaged || (step.consumed == 0 && produced == 0))
            break;
    }
    return size;
}

QByteArray textHead(const OpenLog &log)
{
    QByteArray head;
    unpack(log, OpenLog::headLength, [&head](qint64, QByteArrayView text) {
        head += text.first(std::min(text.size(), OpenLog::headLength));
    });
    return head.first(std::min(head.size(), OpenLog::headLength));
}

// Beyond this nothing is unpacked: other logs wait for the same thread.
constexpr qint64 mostText = qint64(1) << 30;

qint64 textSize(const OpenLog &log)
{
    return unpack(log, mostText, [](qint64, QByteArrayView) {});
}

// Its size, where what was read stands in it.
std::optional<qint64> textSizeAfter(const OpenLog &log, const OpenLog::Mark &mark)
{
    const qint64 begin = mark.position - mark.tail.size();
    QByteArray tail;
    const qint64 size = unpack(log, mostText, [&](qint64 position, QByteArrayView text) {
        const qint64 from = std::clamp<qint64>(begin - position, 0, text.size());
        const qint64 until = std::clamp<qint64>(mark.position - position, 0, text.size());
        tail += text.sliced(from, until - from);
    });
    return tail == mark.tail ? std::optional(size) : std::nullopt;
}

qint64 birthNs(const QString &path)
{
    constexpr qint64 millisecond = 1'000'000;
    const QDateTime birth = QFileInfo(path).birthTime();
    return birth.isValid() ? (birth.toMSecsSinceEpoch() + 1) * millisecond
                           : std::numeric_limits<qint64>::max();
}

} // namespace

std::optional<qint64> PackedLogs::sizeOf(const OpenLog::Mark &mark) const
{
    for (const Packed &packed : files()) {
        if (!Rotation::beginsAs(packed.head, mark.head))
            continue;
        if (const std::optional<qint64> size = textSizeAfter(packed.log, mark))
            return size;
    }
    return std::nullopt;
}

qint64 PackedLogs::takeUnread(qint64 sinceNs, const QByteArrayList &read)
{
    qint64 unread = 0;
    for (const Packed &packed : files()) {
        const auto isThis = [&packed](const QByteArray &head) {
            return Rotation::beginsAs(packed.head, head);
        };
        const bool isOld = packed.log.modifiedNs() < sinceNs || packed.bornNs < sinceNs; // or touched since
        if (isOld || std::ranges::any_of(read, isThis) || std::ranges::any_of(m_counted, isThis))
            continue;
        unread += textSize(packed.log);
        m_counted.append(packed.head);
    }
    return unread;
}

std::vector<PackedLogs::Packed> PackedLogs::files() const
{
    const QFileInfo path(QFile::decodeName(m_path));
    std::vector<Packed> found;
    const QStringList names = path.dir().entryList(QDir::Files | QDir::Hidden, QDir::NoSort);
    for (const QString &name : names) {
        const QString unpacked = name.left(name.lastIndexOf(u'.'));
        if (unpacked != path.fileName() && !isRotatedName(unpacked, path))
            continue;
        const QString packedPath = path.dir().filePath(name);
        Packed packed{
            .log = OpenLog(QFile::encodeName(packedPath)), .head = {}, .bornNs = birthNs(packedPath)};
        packed.head =
            packed.log.isOpen() && packed.log.size() <= largestPacked ? textHead(packed.log) : QByteArray();
        if (packed.head.size() >= Rotation::tellingHead)
            found.push_back(std::move(packed));
    }
    return found;
}

} // namespace inferograph
