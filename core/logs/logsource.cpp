// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logsource.h"

namespace inferograph {

class LogSource::Private
{
public:
    QString location;
};

LogSource::LogSource(const QString &location, ReadFrom, Follow, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->location = location;
}

LogSource::~LogSource() = default;

void LogSource::start() {}

QString LogSource::location() const
{
    return d->location;
}

} // namespace inferograph
