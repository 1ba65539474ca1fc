// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QStringList>

class QFont;
class QPainter;
class QRectF;

namespace inferograph {

// The card about the point or the bar that the mouse or the keyboard stands on; the first line is its title.
struct Callout
{
    enum class Place : quint8 { BesidePoint, UnderBar };

    QPointF at;
    QStringList lines;
    Place place = Place::BesidePoint;
};

// Beside `at`, the callout's place in pixels, or under it, from `left` on; within `room`.
void paintCalloutCard(QPainter &painter, const Callout &callout, QPointF at, double left, const QRectF &room,
                      const QFont &font);

} // namespace inferograph
