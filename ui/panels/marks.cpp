// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/marks.h"

#include "ui/modelmark.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>

namespace inferograph {

namespace {

void fill(QPainter &painter, const QPainterPath &path, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, colour);
    painter.restore();
}

void stroke(QPainter &painter, const QPainterPath &path, const QColor &colour, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

void drawDisc(QPainter &painter, const QRectF &bounds, const QColor &colour)
{
    fill(painter, modelMark(0, bounds), colour);
}

void drawRing(QPainter &painter, const QRectF &bounds, const QColor &colour)
{
    const qreal width = bounds.width() / 5;
    stroke(painter, modelMark(0, bounds.adjusted(width / 2, width / 2, -width / 2, -width / 2)), colour,
           width);
}

void drawTriangle(QPainter &painter, const QRectF &bounds, const QColor &colour)
{
    fill(painter, modelMark(2, bounds.adjusted(-1, -0.5, 1, 1.5)), colour);
}

void drawCross(QPainter &painter, const QRectF &bounds, const QColor &colour)
{
    const qreal width = bounds.width() / 4;
    const QRectF inner = bounds.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    QPainterPath path;
    path.moveTo(inner.topLeft());
    path.lineTo(inner.bottomRight());
    path.moveTo(inner.topRight());
    path.lineTo(inner.bottomLeft());
    stroke(painter, path, colour, width);
}

void drawBar(QPainter &painter, const QRectF &bounds, const QColor &colour)
{
    QPainterPath path;
    path.moveTo(bounds.left() + 1, bounds.center().y());
    path.lineTo(bounds.right() - 1, bounds.center().y());
    stroke(painter, path, colour, bounds.width() / 4);
}

template<typename Draw>
QIcon iconOf(Draw draw)
{
    const qreal side = markSize(QFontMetrics(QGuiApplication::font()));
    QPixmap pixmap((QSizeF(side, side) * qGuiApp->devicePixelRatio()).toSize());
    pixmap.setDevicePixelRatio(qGuiApp->devicePixelRatio());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, QRectF(0, 0, side, side));
    painter.end();
    return QIcon(pixmap);
}

} // namespace

QIcon markIcon(SourceState state)
{
    return iconOf([state](QPainter &painter, const QRectF &bounds) { drawMark(painter, bounds, state); });
}

QIcon modelMarkIcon(const QByteArray &model)
{
    return iconOf(
        [&model](QPainter &painter, const QRectF &bounds) { drawModelMark(painter, bounds, model); });
}

void drawMark(QPainter &painter, const QRectF &bounds, SourceState state)
{
    switch (state) {
    case SourceState::Live:
        return drawDisc(painter, bounds, theme().ok);
    case SourceState::Connecting:
        return drawRing(painter, bounds, theme().accent);
    case SourceState::Waiting:
        return drawTriangle(painter, bounds, theme().warning);
    case SourceState::Finished:
        return drawRing(painter, bounds, theme().ok);
    case SourceState::Disabled:
        return drawBar(painter, bounds, theme().quietText);
    case SourceState::Failed:
        return drawCross(painter, bounds, theme().failed);
    }
}

void drawMark(QPainter &painter, const QRectF &bounds, CallStatus status)
{
    switch (status) {
    case CallStatus::Ok:
        return drawDisc(painter, bounds, theme().ok);
    case CallStatus::Failed:
        return drawCross(painter, bounds, theme().failed);
    case CallStatus::Incomplete:
        return drawTriangle(painter, bounds, theme().warning);
    case CallStatus::Cancelled:
        return drawBar(painter, bounds, theme().quietText);
    }
}

void drawModelMark(QPainter &painter, const QRectF &bounds, const QByteArray &model, bool filled)
{
    const ModelStyle style = ThemeManager::instance().modelStyle(model);
    if (filled)
        return fill(painter, modelMark(style.mark, bounds), style.colour);
    stroke(painter, modelMark(style.mark, bounds.adjusted(1, 1, -1, -1)), style.colour, 1.2);
}

qreal markSize(const QFontMetrics &metrics)
{
    return metrics.ascent() * 0.72;
}

} // namespace inferograph
