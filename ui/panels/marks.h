// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QIcon>
#include <QRectF>

class QFontMetrics;
class QPainter;

namespace inferograph {

// The small signs before a text. Each state has a shape of its own besides its colour: a disc is well, a
// ring is under way, a triangle waits or warns, a cross failed, a bar was cancelled.
void drawMark(QPainter &painter, const QRectF &bounds, SourceState state);
void drawMark(QPainter &painter, const QRectF &bounds, CallStatus status);
void drawModelMark(QPainter &painter, const QRectF &bounds, const QByteArray &model, bool filled = true);

// The same as icons of item views, in the theme's colours of the moment.
QIcon markIcon(SourceState state);
QIcon modelMarkIcon(const QByteArray &model);

// The side of a mark's square beside text of that font.
qreal markSize(const QFontMetrics &metrics);

} // namespace inferograph
