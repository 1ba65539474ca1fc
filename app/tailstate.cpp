// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tailstate.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>

namespace inferograph {

namespace {

constexpr int version = 1;

} // namespace

QString TailState::lock()
{
    const QByteArray path = QFile::encodeName(m_path) + ".lock";
    m_lock = FileHandle(::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!m_lock.isOpen())
        return tr("The state %1 cannot be kept there: %2.").arg(m_path, qt_error_string(errno));
    if (::flock(m_lock.get(), LOCK_EX | LOCK_NB) != 0)
        return tr("The state %1 is in use by another run: give each a file of its own.").arg(m_path);
    return {};
}

QString TailState::load()
{
    if (const QString problem = lock(); !problem.isEmpty())
        return problem;
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return tr("The state %1 cannot be read: %2.").arg(m_path, file.errorString());
    const QJsonObject state = QJsonDocument::fromJson(file.readAll()).object();
    const auto logs = positionsFromJson(state.value(QStringLiteral("logs")).toObject());
    if (state.value(QStringLiteral("inferograph_tail")).toInt() != version || !logs)
        return tr("%1 is not a state that this version of inferograph tail keeps. Name another file, or "
                  "remove "
                  "it to begin anew.")
            .arg(m_path);
    positions = *logs;
    announced.outputSize = state.value(QStringLiteral("output_size")).toInteger();
    announced.records =
        QByteArray::fromBase64(state.value(QStringLiteral("announced")).toString().toLatin1());
    return {};
}

QString TailState::save()
{
    const QJsonObject state{{QStringLiteral("inferograph_tail"), version},
                            {QStringLiteral("logs"), positionsToJson(positions)},
                            {QStringLiteral("output_size"), announced.outputSize},
                            {QStringLiteral("announced"), QString::fromLatin1(announced.records.toBase64())}};
    QSaveFile file(m_path);
    const bool saved = file.open(QIODevice::WriteOnly) &&
                       file.write(QJsonDocument(state).toJson(QJsonDocument::Compact)) >= 0 && file.commit();
    return saved ? QString() : tr("The state %1 cannot be written: %2.").arg(m_path, file.errorString());
}

} // namespace inferograph
