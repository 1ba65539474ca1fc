// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QPainter;

namespace inferograph {

class PlotView;
struct Callout;
struct PlotSpan;

// Between the bottom axis and its labels: the signs on it reach down so far.
double bottomGap();

// What `plot` paints around its lines and marks. Grid and labels of its frame:
void paintFrame(QPainter &painter, const PlotView &plot);
// A line down to a place on the bottom axis.
void paintHairline(QPainter &painter, const PlotView &plot, double place);
// The card, and what it is about.
void paintCallout(QPainter &painter, const PlotView &plot, const Callout &callout);
// A span that is being drawn on a time axis, with its length.
void paintSpan(QPainter &painter, const PlotView &plot, const PlotSpan &drawn);

} // namespace inferograph
