// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainterPath>
#include <QPixmap>

namespace inferograph {

// The outline of a model's mark (ModelStyle::mark) that fills `bounds`: circle, square, triangle, diamond,
// triangle down, plus, pentagon, hexagon.
QPainterPath modelMark(int mark, const QRectF &bounds);

// The model's mark in its colour, as large as text wants it; as an outline where it is not `filled`.
QPixmap modelMarkPixmap(const QByteArray &model, bool filled = true);
QPixmap emptyMarkPixmap(); // as large, with nothing in it

} // namespace inferograph
