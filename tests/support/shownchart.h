// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/builders.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"

#include <memory>

namespace inferograph::testing {

// When each of the views below begins: 14:10:00 UTC.
inline constexpr qint64 viewStartMs = 1'763'734'200'000;
inline constexpr WallTime viewStart{std::chrono::milliseconds(viewStartMs)};

// How long a chart may take for many calls: the machine may be busy.
inline constexpr int chartPatienceMs = 60'000;

// UTC, the C locale and the dark theme, for the whole process: what charts say and how they look is then the same
// everywhere.
void fixSurroundings();

LiveView viewOf(const QList<CallRecord> &calls, Nanoseconds span = std::chrono::minutes(5),
                const QList<GaugeSample> &gauges = {});
LiveView viewWith(const QList<CallRecord> &calls, const QList<GaugeSample> &gauges); // of five minutes

// A call so many seconds after the view's start: 200 prompt tokens evaluated in the TTFT, then 100 tokens, 20 ms apart,
// in two seconds.
CallBuilder answered(const char *model, qint64 second, double ttftMs = 500);

// Ten calls of the model `a`, which take about as long as each other, one every ten seconds; then these.
QList<CallRecord> tenCallsAnd(const QList<CallRecord> &others);

// What a server tells at one moment of its requests.
QList<GaugeSample> requestsAt(int second, double running, double waiting, const char *source = "vllm.log");

// Any chart of the Live page, by its id, shown and drawn.
struct ShownChart
{
    explicit ShownChart(const char *id, QSize size = {430, 190});

    const PlotLine *lineOf(const char *name) const; // null where there is none
    qsizetype marksOf(PlotMark::Kind kind) const;

    std::unique_ptr<ChartPanel> panel;
    PlotView *plot;
};

} // namespace inferograph::testing
