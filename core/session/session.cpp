// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"

namespace inferograph {

class Session::Private
{
};

Session::Session(QObject *parent) : QObject(parent) {}
Session::~Session() = default;

SourceId Session::addSource(const QString &, ReadFrom)
{
    return 0;
}

SourceId Session::addDemo()
{
    return 0;
}

void Session::removeSource(SourceId) {}
void Session::retrySource(SourceId) {}

QList<SourceInfo> Session::sources() const
{
    return {};
}

std::optional<SourceInfo> Session::source(SourceId) const
{
    return std::nullopt;
}

void Session::searchThisMachine() {}

std::optional<CallId> Session::send(SourceId, const Prompt &)
{
    return std::nullopt;
}

void Session::cancel(CallId) {}

QList<SkippedLine> Session::skippedLines(SourceId) const
{
    return {};
}

} // namespace inferograph
