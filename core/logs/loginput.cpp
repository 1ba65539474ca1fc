// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/loginput.h"

#include "core/logs/command.h"
#include "core/logs/commandinput.h"
#include "core/logs/compressedinput.h"
#include "core/logs/follower.h"
#include "core/logs/pipeinput.h"

#include <QFile>

#include <sys/stat.h>

namespace inferograph {

namespace {

bool isStream(const QByteArray &path)
{
    struct stat status
    {
    };
    return ::stat(path.constData(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

} // namespace

std::unique_ptr<LogInput> openLogInput(const QString &location, ReadFrom from, Follow follow,
                                       std::shared_ptr<ReadLogs> readLogs, const LogPositions &before)
{
    if (location == QLatin1StringView("-"))
        return PipeInput::standardInput();
    if (const std::optional<QString> command = commandIn(location))
        return std::make_unique<CommandInput>(*command, follow);
    const QByteArray path = QFile::encodeName(location);
    if (isStream(path))
        return PipeInput::open(path);
    if (std::unique_ptr<LogInput> compressed = CompressedInput::open(path, from, before))
        return compressed;
    return std::make_unique<Follower>(location, from, follow, std::move(readLogs), before);
}

} // namespace inferograph
