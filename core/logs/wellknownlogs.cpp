// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/wellknownlogs.h"

#include "core/logs/fileglob.h"

#include <QFileInfo>

#include <algorithm>

namespace inferograph {

namespace {

struct Place
{
    const char *server;
    const char *location; // under the home; a pattern of files
};

constexpr Place places[] = {
    {"Ollama", "/.ollama/logs/server.log"},
    {"Ollama", "/AppData/Local/Ollama/server.log"},
    {"LM Studio", "/.lmstudio/server-logs/*/*.log"},
    {"LM Studio", "/.cache/lm-studio/server-logs/*/*.log"}, // before its version 0.3.6
};

bool isOneThere(const QStringList &files)
{
    return std::any_of(files.begin(), files.end(),
                       [](const QString &file) { return QFileInfo::exists(file); });
}

// Where a unit of systemd is called so, its journal is the log.
bool hasUnit(const QString &root, const QString &unit)
{
    return isOneThere(
               {root + QStringLiteral("/usr/bin/journalctl"), root + QStringLiteral("/bin/journalctl")}) &&
           isOneThere({root + QStringLiteral("/etc/systemd/system/") + unit,
                       root + QStringLiteral("/usr/lib/systemd/system/") + unit,
                       root + QStringLiteral("/lib/systemd/system/") + unit});
}

} // namespace

QList<WellKnownLog> wellKnownLogs(const QString &home, const QString &root)
{
    QList<WellKnownLog> logs;
    for (const Place &place : places) {
        const QString location = home + QString::fromLatin1(place.location);
        if (!filesMatching(location).isEmpty())
            logs.append({QString::fromLatin1(place.server), location});
    }
    if (hasUnit(root, QStringLiteral("ollama.service")))
        logs.append({QStringLiteral("Ollama"), QStringLiteral("cmd:journalctl -u ollama -f")});
    return logs;
}

} // namespace inferograph
