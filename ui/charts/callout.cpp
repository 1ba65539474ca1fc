// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/callout.h"

#include "ui/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace inferograph {

namespace {

QRectF cardOf(Callout::Place place, QPointF at, double left, const QRectF &room, QSizeF size)
{
    const double gap = 3 * gridUnit();
    QPointF corner(left, at.y() + gap);
    if (place == Callout::Place::BesidePoint) {
        const bool right = at.x() + gap + size.width() <= room.right();
        corner = {right ? at.x() + gap : at.x() - gap - size.width(), at.y() - size.height() / 2};
    } else if (corner.y() + size.height() > room.bottom() && at.y() - gap - size.height() >= room.top()) {
        corner.setY(at.y() - gap - size.height());
    }
    corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - size.width())));
    corner.setY(std::max(room.top(), std::min(corner.y(), room.bottom() - size.height())));
    return {corner, size};
}

} // namespace

void paintCalloutCard(QPainter &painter, const Callout &callout, QPointF at, double left, const QRectF &room,
                      const QFont &font)
{
    QFont titleFont = font;
    titleFont.setBold(true);
    const QFontMetricsF titleMetrics(titleFont);
    const QFontMetricsF metrics(font);
    double width = 0;
    for (qsizetype i = 0; i < callout.lines.size(); ++i)
        width = std::max(width, (i == 0 ? titleMetrics : metrics).horizontalAdvance(callout.lines.at(i)));
    const double padding = 1.5 * gridUnit();
    const QSizeF size(width + 2 * padding,
                      static_cast<double>(callout.lines.size()) * metrics.height() + 2 * padding);
    const QRectF card = cardOf(callout.place, at, left, room, size);

    painter.setPen(theme().line);
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), gridUnit(), gridUnit());
    double baseline = card.top() + padding + metrics.ascent();
    for (qsizetype i = 0; i < callout.lines.size(); ++i) {
        painter.setFont(i == 0 ? titleFont : font);
        painter.setPen(i == 0 ? theme().text : theme().quietText);
        painter.drawText(QPointF(card.left() + padding, baseline), callout.lines.at(i));
        baseline += metrics.height();
    }
}

} // namespace inferograph
