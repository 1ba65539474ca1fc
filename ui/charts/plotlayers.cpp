// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/plotlayers.h"

#include "ui/charts/plotview.h"
#include "ui/modelmark.h"

#include <QHash>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>

#include <utility>

namespace inferograph {

namespace {

QRectF around(QPointF centre, double size)
{
    return {centre.x() - size / 2, centre.y() - size / 2, size, size};
}

void paintCross(QPainter &painter, QPointF centre, double size)
{
    const double arm = size / 2;
    painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm));
    painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm));
}

// Of a line between two gaps.
void paintPiece(QPainter &painter, const QPolygonF &pixels)
{
    painter.drawPolyline(pixels);
    if (pixels.size() == 1) // no line shows it
        painter.fillRect(around(pixels.constFirst(), 3), painter.pen().color());
}

// An arrow to the end of the axis.
void paintArrow(QPainter &painter, const PlotMark &mark, QPointF end, double size)
{
    const double half = 0.6 * size;
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark.style.colour);
    painter.translate(end);
    painter.rotate(mark.direction);
    painter.drawPolygon(QPolygonF{{0, -half}, {half, half}, {0, 0.4 * half}, {-half, half}});
    painter.restore();
}

QPixmap stampOf(const ModelStyle &style, const QRectF &canvas, double margin, double pixelRatio)
{
    QPixmap stamp((canvas.size() * pixelRatio).toSize());
    stamp.setDevicePixelRatio(pixelRatio);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(modelMark(style.mark, canvas.adjusted(margin, margin, -margin, -margin)), style.colour);
    return stamp;
}

} // namespace

bool isOnScreen(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

void paintPlotSign(QPainter &painter, PlotMark::Kind kind, QPointF centre, double size)
{
    const bool cold = kind == PlotMark::Kind::Cold;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(cold ? theme().load : theme().failed, size / 5, Qt::SolidLine, Qt::RoundCap));
    if (cold)
        painter.drawEllipse(around(centre, size));
    else
        paintCross(painter, centre, 0.8 * size);
}

void paintLines(QPainter &painter, const PlotView &plot)
{
    painter.save();
    painter.setClipRect(plot.plotRect());
    painter.setBrush(Qt::NoBrush);
    for (const PlotLine &line : plot.lines()) {
        painter.setRenderHint(QPainter::Antialiasing, line.smooth);
        painter.setPen(line.pen);
        QPolygonF pixels;
        pixels.reserve(line.points.size());
        for (qsizetype i = 0; i < line.points.size(); ++i) {
            if (i > 0 && line.points.at(i).x() - line.points.at(i - 1).x() > line.longestStep)
                paintPiece(painter, std::exchange(pixels, {}));
            pixels.append(plot.toPixels(line.points.at(i)));
        }
        paintPiece(painter, pixels);
    }
    painter.restore();
}

void paintMarks(QPainter &painter, const PlotView &plot)
{
    const QRectF room = plot.plotRect();
    const double size = plot.markSize();
    const double margin = 1; // for the smooth edge
    const QRectF canvas(QPointF(), QSizeF(size + 2 * margin, size + 2 * margin));
    const bool asShapes = !isOnScreen(painter);
    QHash<std::pair<int, QRgb>, QPixmap> stamps; // thousands of dots cost less stamped than filled
    for (const PlotMark &mark : plot.marks()) {
        const QPointF centre = plot.toPixels(mark.at);
        if (centre.x() < room.left() || centre.x() > room.right())
            continue;
        if (mark.kind == PlotMark::Kind::Model && asShapes) {
            painter.fillPath(modelMark(mark.style.mark, around(centre, size)), mark.style.colour);
        } else if (mark.kind == PlotMark::Kind::Model) {
            QPixmap &stamp = stamps[{mark.style.mark, mark.style.colour.rgb()}];
            if (stamp.isNull())
                stamp = stampOf(mark.style, canvas, margin,
                                painter.paintEngine()->paintDevice()->devicePixelRatioF());
            painter.drawPixmap(centre - canvas.center(), stamp);
        } else if (mark.kind == PlotMark::Kind::Beyond) {
            paintArrow(painter, mark, centre, 1.3 * size);
        } else {
            paintPlotSign(painter, mark.kind, centre, 1.8 * size);
        }
    }
}

} // namespace inferograph
