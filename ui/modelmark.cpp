// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/modelmark.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace inferograph {

namespace {

QPainterPath polygon(const QRectF &bounds, int corners, double firstCornerDegrees)
{
    const double radius = std::min(bounds.width(), bounds.height()) / 2;
    QPolygonF shape;
    for (int i = 0; i <= corners; ++i) {
        const double angle = (firstCornerDegrees + 360.0 * i / corners) * std::numbers::pi / 180;
        shape << bounds.center() + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    QPainterPath path;
    path.addPolygon(shape);
    return path;
}

// Fills the bounds: about its own centre a triangle would look smaller than a circle, and too high.
QPainterPath triangle(const QRectF &bounds, bool upwards)
{
    const double scale = 1.15;
    const double radius = std::min(bounds.width(), bounds.height()) / 2;
    const QRectF larger(0, 0, 2 * scale * radius, 2 * scale * radius);
    const double shift = radius * scale / 4;
    return polygon(
        larger.translated(bounds.center() - larger.center() + QPointF(0, upwards ? shift : -shift)), 3,
        upwards ? -90 : 90);
}

QPainterPath plus(const QRectF &bounds)
{
    const double arm = bounds.width() / 3;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRect(bounds.adjusted(arm, 0, -arm, 0));
    path.addRect(bounds.adjusted(0, arm, 0, -arm));
    return path.simplified();
}

} // namespace

QPainterPath modelMark(int mark, const QRectF &bounds)
{
    QPainterPath path;
    switch (mark) {
    case 0:
        path.addEllipse(bounds);
        return path;
    case 1: {
        const double inset = bounds.width() * 0.06; // the same weight to the eye as the circle
        path.addRect(bounds.adjusted(inset, inset, -inset, -inset));
        return path;
    }
    case 2:
        return triangle(bounds, true);
    case 3:
        return polygon(bounds, 4, -90);
    case 4:
        return triangle(bounds, false);
    case 5:
        return plus(bounds);
    case 6:
        return polygon(bounds, 5, -90);
    default:
        return polygon(bounds, 6, 0);
    }
}

QPixmap emptyMarkPixmap()
{
    constexpr double sharpness = 3; // pixels for each of the layout's, enough for any screen
    const double side = 3.0 * gridUnit();
    QPixmap pixmap(QSizeF(side * sharpness, side * sharpness).toSize());
    pixmap.setDevicePixelRatio(sharpness);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QPixmap modelMarkPixmap(const QByteArray &model, bool filled)
{
    QPixmap pixmap = emptyMarkPixmap();
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const ModelStyle style = ThemeManager::instance().modelStyle(model);
    const QRectF bounds(QPointF(), pixmap.deviceIndependentSize());
    const QPainterPath mark = modelMark(style.mark, bounds.adjusted(1, 1, -1, -1));
    if (filled)
        painter.fillPath(mark, style.colour);
    else
        painter.strokePath(mark, QPen(style.colour, 1.2));
    return pixmap;
}

} // namespace inferograph
