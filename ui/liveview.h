// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/snapshot.h"

#include <QList>

#include <chrono>

namespace inferograph {

// What the Live page shows at one moment: the calls, the span of time in view, and what is hidden. One value
// for the figures, every chart and the table, so that they always agree.
struct LiveView
{
    SnapshotPtr calls = std::make_shared<const Snapshot>();
    WallTime from;
    WallTime to;
    QList<QByteArray> hiddenModels;

    bool shows(const CallRecord &call) const
    {
        return call.startedAt >= from && call.startedAt <= to && !hiddenModels.contains(call.model);
    }
};

} // namespace inferograph
