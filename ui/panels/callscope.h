// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionruns.h"

#include <QSet>
#include <QString>

#include <memory>

namespace inferograph {

using CallIds = std::shared_ptr<const QSet<CallId>>; // null: all calls

// Calls of the session that can be looked at alone: those that a run measured, or those of them that it made so many
// at once. Calls made alone and beside others are two different things to a server.
struct CallScope
{
    QString title;
    CallIds calls;
    QSet<int> concurrency; // at which they were made; none where they were sent at a rate

    bool mixesConcurrency() const { return concurrency.size() > 1; }
};

// The latest run first. None where no run has measured anything.
QList<CallScope> scopesOf(const QList<SessionRun> &runs);

QString runTitle(const SessionRun &run); // `14:24:34 · qwen2.5:7b`

} // namespace inferograph
