// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/marks.h"

#include "ui/modelmark.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

#include <functional>

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

// Painted at any size and scale; at the left of the icon's place, as large as beside text.
class MarkEngine : public QIconEngine
{
public:
    using Draw = std::function<void(QPainter &, const QRectF &)>;

    explicit MarkEngine(const Draw &draw) : m_draw(draw) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        constexpr double share = 0.6; // of an icon's side
        const double side = share * rect.height();
        m_draw(*painter, QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new MarkEngine(m_draw); }

private:
    Draw m_draw;
};

} // namespace

QIcon markIcon(SourceState state)
{
    return QIcon(new MarkEngine(
        [state](QPainter &painter, const QRectF &bounds) { drawMark(painter, bounds, state); }));
}

QIcon modelMarkIcon(const QByteArray &model)
{
    return QIcon(new MarkEngine(
        [model](QPainter &painter, const QRectF &bounds) { drawModelMark(painter, bounds, model); }));
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
