// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/comparison.h"
#include "core/store/filterexpression.h"
#include "ui/panels/callscope.h"
#include "ui/panels/comparisoncontrols.h"

#include <QSet>

#include <chrono>

namespace inferograph {

// What is compared, as a value that another thread can work on.
struct ComparisonRequest
{
    SnapshotPtr calls = std::make_shared<const Snapshot>();
    ComparisonControls::By by = ComparisonControls::By::Models;
    CallIds scope;
    FilterExpression filter; // of all sets, but where two filters are compared:
    FilterExpression a;
    FilterExpression b;
    WallTime moment; // of before and after
    Metric metric = Metric::Ttft;
    QSet<QByteArray> leftOut;
    // The first compared set with a value, where none has this name; that of calls of an unknown model is empty.
    std::optional<QByteArray> baseline;
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
    FilterNames names;          // of all calls
    std::size_t inBothSets = 0; // compared calls, where two filters are compared
    std::size_t matching = 0;   // calls in any of the sets
    std::chrono::milliseconds work{};
};

ComparisonResult comparisonOf(const ComparisonRequest &request);

} // namespace inferograph
