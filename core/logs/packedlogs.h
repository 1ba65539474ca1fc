// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/openlog.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace inferograph {

// The files of a log that were rotated and then packed. A follower does not read them: what it has not read of such a
// file before is lost to it, and this tells how much that is.
class PackedLogs
{
public:
    explicit PackedLogs(const QByteArray &path) : m_path(path) {}

    // Bytes of text in the one that this was read of, unpacked; unset where there is none.
    std::optional<qint64> sizeOf(const OpenLog::Mark &mark) const;

    // Bytes of text in those that were made and written to since then and begin as none of `read` does; each file once.
    qint64 takeUnread(qint64 sinceNs, const QByteArrayList &read);

private:
    struct Packed
    {
        OpenLog log;
        QByteArray head;   // of its text
        qint64 bornNs = 0; // since 1970, or later; the far future where that is not known
    };
    std::vector<Packed> files() const;

    QByteArray m_path;
    QByteArrayList m_counted; // how they begin
};

} // namespace inferograph
