// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPointF>

namespace inferograph {

// What a line through `points` needs to look the same when `from`...`to` is `columns` pixels wide: in time
// order, the lowest and the highest point of each column, and the first and the last of all. At most
// 2 × columns + 2 points. Points that are not finite are left out.
QList<QPointF> decimated(QList<QPointF> points, double from, double to, int columns);

} // namespace inferograph
