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
    // Rows of `calls` within [from, to], in order of start; unset where nobody has sorted them. The same pointer
    // as before means the same calls.
    std::shared_ptr<const std::vector<std::size_t>> rows;

    bool shows(const CallRecord &call) const
    {
        return call.startedAt >= from && call.startedAt <= to && !hiddenModels.contains(call.model);
    }

    // How many calls have to be looked at to find those that the view shows.
    std::size_t callsToRead() const { return rows ? rows->size() : calls->size(); }

    // Visits each call that the view shows; looks at no call outside the span where `rows` is set.
    template<typename Visit>
    void forEachCall(Visit visit) const
    {
        for (std::size_t i = 0; i < callsToRead(); ++i) {
            const CallRecord call = calls->call(rows ? (*rows)[i] : i);
            if (shows(call))
                visit(call);
        }
    }
};

} // namespace inferograph
