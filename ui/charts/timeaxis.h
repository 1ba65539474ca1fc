// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/axes.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/plotview.h"
#include "ui/liveview.h"

namespace inferograph {

// A frame with this value axis, and room for the labels that the axis may come to have.
PlotFrame frameFor(const PlotView &plot, const ValueScale &scale);

// The time in view along the bottom of `frame`, as wide as `plot` will leave it.
void placeTimeAxis(PlotFrame &frame, const PlotView &plot, const LiveView &view);

// A sign at each of these places, in order of time; one for those that would overlap. One that is at no value has 0 and
// lies on the time axis. For a plot whose frame is set.
QList<PlotMark> signsAt(const PlotView &plot, const QList<QPointF> &places, PlotMark::Kind kind);

// See PlotLine: more than this between two points of a line over `span` is a gap, much longer than the usual step
// between calls, and long enough to be seen. In milliseconds.
double longestStep(const QList<QPointF> &points, Nanoseconds span);

// What the signs among the marks mean.
QList<ChartLegend::Item> legendOfSigns(const QList<PlotMark> &marks);

} // namespace inferograph
