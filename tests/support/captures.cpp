// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/captures.h"

#include "core/protocols/registry.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace inferograph::testing {

const Protocol *Capture::protocol() const
{
    for (const Protocol *candidate : protocols()) {
        const HttpRequest request = candidate->request(Prompt());
        if (request.method == method && request.path == path)
            return candidate;
    }
    return nullptr;
}

QList<Capture> capturesIn(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, {QStringLiteral("*.http")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    QList<Capture> captures;
    for (const QString &path : std::as_const(paths)) {
        Capture capture;
        capture.base = path.chopped(QLatin1StringView(".http").size());
        capture.response = contentsOf(path);
        const QList<QByteArray> words =
            contentsOf(capture.base + QStringLiteral(".req")).split('\r').first().split(' ');
        capture.method = words.value(0);
        capture.path = words.value(1);
        const QByteArray times = contentsOf(capture.base + QStringLiteral(".ts"));
        for (const QJsonValue &read : QJsonDocument::fromJson(times).array())
            capture.reads.push_back(read[1].toInteger());
        captures.append(capture);
    }
    return captures;
}

QString ownRecordings()
{
    return QStringLiteral(TEST_DATA_DIR "/recordings");
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace inferograph::testing
