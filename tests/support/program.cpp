// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/program.h"

#include <QJsonDocument>

namespace inferograph::testing {

Program::Program(const QString &file, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable :
         {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR", "COLUMNS", "QT_LOGGING_RULES"})
        environment.remove(QLatin1String(variable));
    setProcessEnvironment(environment);
    setProgram(file);
    setArguments(arguments);
}

Program::~Program()
{
    if (state() != NotRunning)
        kill();
    waitForFinished(longestRun);
}

void Program::setVariable(const char *name, const QString &value)
{
    QProcessEnvironment environment = processEnvironment();
    environment.insert(QLatin1String(name), value);
    setProcessEnvironment(environment);
}

Outcome Program::run(const QByteArray &input)
{
    start();
    write(input);
    closeWriteChannel();
    return outcome();
}

Outcome Program::outcome()
{
    if (!waitForFinished(longestRun) || exitStatus() != NormalExit)
        return {};
    return {exitCode(), readAllStandardOutput(), readAllStandardError()};
}

QByteArray Program::nextLine()
{
    while (!canReadLine() && waitForReadyRead(longestRun)) {
    }
    return readLine();
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace inferograph::testing
