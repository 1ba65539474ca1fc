// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace inferograph {

struct WellKnownLog
{
    QString server;   // its product's name, for people
    QString location; // as a LogSource takes it

    bool operator==(const WellKnownLog &) const = default;
};

// The logs that servers keep at their usual places and that are there now. Looks at names of files only: opens
// nothing, runs nothing. `root` stands before the places that are the whole machine's.
QList<WellKnownLog> wellKnownLogs(const QString &home, const QString &root = {});

} // namespace inferograph
