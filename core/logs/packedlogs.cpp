// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/packedlogs.h"

#include "core/logs/decompressor.h"
#include "core/logs/rotation.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace inferograph {

namespace {

constexpr qint64 packedBlock = 64 * 1024;
constexpr qsizetype textBlock = 256 * 1024;
constexpr qint64 largestPacked = qint64(64) << 20; // to be unpacked for its size: a second or two

// Up to so many bytes of the text; `head` gets the first ones.
qint64 unpack(const OpenLog &log, qint64 most, QByteArray &head)
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
        if (head.size() < OpenLog::headLength)
            head += text.first(std::min(produced, OpenLog::headLength - head.size()));
        size += produced;
        position += static_cast<qint64>(step.consumed);
        if (step.isDamaged || (step.consumed == 0 && produced == 0))
            break;
    }
    return size;
}

qint64 textSize(const OpenLog &log)
{
    QByteArray head;
    return log.size() > largestPacked ? 0 : unpack(log, std::numeric_limits<qint64>::max(), head);
}

// A shorter beginning may be another log's, too.
bool beginsAs(const QByteArray &text, const QByteArray &head)
{
    return head.size() >= Rotation::tellingHead && text.startsWith(head);
}

} // namespace

std::optional<qint64> PackedLogs::sizeOf(const QByteArray &head) const
{
    for (const Packed &packed : files()) {
        if (!beginsAs(packed.head, head))
            continue;
        const qint64 size = textSize(packed.log);
        return size > 0 ? std::optional(size) : std::nullopt;
    }
    return std::nullopt;
}

qint64 PackedLogs::takeUnread(qint64 modifiedNs, const QByteArrayList &read)
{
    qint64 unread = 0;
    for (const Packed &packed : files()) {
        const auto isThis = [&packed](const QByteArray &head) { return beginsAs(packed.head, head); };
        if (packed.log.modifiedNs() < modifiedNs || packed.head.size() < Rotation::tellingHead ||
            std::ranges::any_of(read, isThis) || std::ranges::any_of(m_counted, isThis))
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
        Packed packed{.log = OpenLog(QFile::encodeName(path.dir().filePath(name))), .head = {}};
        if (packed.log.isOpen() && unpack(packed.log, OpenLog::headLength, packed.head) > 0)
            found.push_back(std::move(packed));
    }
    return found;
}

} // namespace inferograph
