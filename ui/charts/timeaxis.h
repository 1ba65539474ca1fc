// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/axes.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/plotview.h"
#include "ui/liveview.h"

#include <span>

namespace inferograph {

// A frame with this value axis, and room for the labels that the axis may come to have.
PlotFrame frameFor(const PlotView &plot, const ValueScale &scale);

// The time in view along the bottom of `frame`, as wide as `plot` will leave it.
void placeTimeAxis(PlotFrame &frame, const PlotView &plot, const LiveView &view);

// A sign on the time axis at each of these places, which ascend; one for those that would overlap. For a plot whose
// frame is set.
QList<PlotMark> signsOnTimeAxis(const PlotView &plot, std::span<const double> places, PlotMark::Kind kind);

// What the signs among the marks mean.
QList<ChartLegend::Item> legendOfSigns(const QList<PlotMark> &marks);

} // namespace inferograph
