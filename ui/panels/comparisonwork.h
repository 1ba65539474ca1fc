// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/comparison.h"
#include "ui/panels/comparisoncontrols.h"

#include <QSet>

#include <chrono>

namespace inferograph {

// What is compared, as a value that another thread can work on.
struct ComparisonRequest
{
    SnapshotPtr calls = std::make_shared<const Snapshot>();
    ComparisonControls::By by = ComparisonControls::By::Models;
    WallTime moment;                 // of before and after
    std::optional<QByteArray> model; // unset: all
    QSet<QByteArray> leftOut;
    QByteArray baseline; // the first compared set, where none has this name
    bool coldCalls = false;
};

struct ComparisonResult
{
    struct Set
    {
        QByteArray name;
        bool compared = false;
        std::vector<ComparedSet> figures; // one for each of allMetrics; none where it is not compared
    };

    std::vector<Set> sets;
    QByteArray baseline;
    QByteArrayList models; // of all calls, to choose from
    std::chrono::milliseconds work{};
};

ComparisonResult comparisonOf(const ComparisonRequest &request);

} // namespace inferograph
