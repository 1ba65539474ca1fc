// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme.h"

#include <QList>
#include <QPen>
#include <QPointF>

#include <limits>

class QPainter;

namespace inferograph {

class PlotView;

// A line through points in the plot's coordinates.
struct PlotLine
{
    QString name;
    QList<QPointF> points;
    QPen pen;
    bool smooth = true; // what turns every few pixels shows no smooth edge, and is slow to paint with one
    // Points further apart along the bottom are not joined: there is a gap between them.
    double longestStep = std::numeric_limits<double>::infinity();
};

// One sign on top of the lines, in the plot's coordinates.
struct PlotMark
{
    enum class Kind : quint8 { Model, Cold, Failed, Beyond }; // Beyond: it lies beyond the axes

    QPointF at;
    Kind kind = Kind::Model;
    ModelStyle style;
    double direction = 0; // Beyond: to where it lies, in degrees clockwise from upwards
};

// All that `plot` has of them.
void paintLines(QPainter &painter, const PlotView &plot);
void paintMarks(QPainter &painter, const PlotView &plot);

// The sign of a cold start or a failure, as charts and their legends show it.
void paintPlotSign(QPainter &painter, PlotMark::Kind kind, QPointF centre, double size);

// Elsewhere, on paper, all has to be sharp at any size.
bool isOnScreen(const QPainter &painter);

} // namespace inferograph
