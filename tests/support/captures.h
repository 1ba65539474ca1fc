// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

namespace inferograph {
class Protocol;
}

namespace inferograph::testing {

// One recorded exchange: BASE.req as sent, BASE.http as received, BASE.ts with [milliseconds since the request,
// bytes] of each read.
struct Capture
{
    QString base;
    QByteArray method;
    QByteArray path;
    QByteArray response;
    std::vector<qsizetype> reads; // bytes of each

    // The protocol whose call this is; null where it is another question.
    const Protocol *protocol() const;
};

// Those in a folder and its subfolders, sorted by path.
QList<Capture> capturesIn(const QString &folder);

// The folder of the project's own.
QString ownRecordings();

QByteArray contentsOf(const QString &path);

} // namespace inferograph::testing
