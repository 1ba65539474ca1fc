// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/plotframe.h"

#include "ui/charts/plotview.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace inferograph {

namespace {

void paintLeft(QPainter &painter, const PlotView &plot)
{
    const PlotFrame &frame = plot.frame();
    const QRectF room = plot.plotRect();
    const double height = QFontMetricsF(plot.labelFont()).height();
    for (const Tick &tick : frame.left) {
        const double y = plot.toPixels({frame.xFrom, tick.position}).y();
        if (frame.grid) {
            painter.setPen(theme().line);
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        }
        painter.setPen(frame.grid ? theme().quietText : theme().text);
        painter.drawText(QRectF(0, y - height, room.left() - 2 * gridUnit(), 2 * height),
                         Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
}

void paintBottom(QPainter &painter, const PlotView &plot)
{
    const QFontMetricsF metrics(plot.labelFont());
    const double baseline = plot.plotRect().bottom() + bottomGap() + metrics.ascent();
    painter.setPen(theme().quietText);
    for (const Tick &tick : plot.frame().bottom) {
        const double x = plot.toPixels({tick.position, plot.frame().yFrom}).x();
        const double width = metrics.horizontalAdvance(tick.label);
        // A label that would leave the card is left out: the next tick carries on.
        if (x - width / 2 >= 0 && x + width / 2 <= plot.viewport()->width())
            painter.drawText(QPointF(x - width / 2, baseline), tick.label);
    }
}

} // namespace

double bottomGap()
{
    return 1.5 * gridUnit();
}

void paintFrame(QPainter &painter, const PlotView &plot)
{
    painter.setFont(plot.labelFont());
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintLeft(painter, plot);
    paintBottom(painter, plot);
}

void paintHairline(QPainter &painter, const PlotView &plot, double place)
{
    const QRectF room = plot.plotRect();
    const double x = plot.toPixels({place, 0}).x();
    painter.setPen(QPen(theme().quietText, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
}

void paintCallout(QPainter &painter, const PlotView &plot, const Callout &callout)
{
    const QPointF at = plot.toPixels(callout.at);
    if (callout.place == Callout::Place::BesidePoint) {
        paintHairline(painter, plot, callout.at.x());
        const double radius = 0.9 * plot.markSize();
        painter.setPen(QPen(theme().text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, radius, radius);
    }
    paintCalloutCard(painter, callout, at, plot.plotRect().left(), plot.viewport()->rect(), plot.labelFont());
}

void paintSpan(QPainter &painter, const PlotView &plot, const PlotSpan &drawn)
{
    const QRectF room = plot.plotRect();
    const auto [from, to] = std::minmax(drawn.from, drawn.to);
    const QRectF span(QPointF(std::max(plot.toPixels({from, 0}).x(), room.left()), room.top()),
                      QPointF(std::min(plot.toPixels({to, 0}).x(), room.right()), room.bottom()));
    QColor shade = theme().accent;
    shade.setAlphaF(0.2F);
    painter.fillRect(span, shade);
    painter.setPen(theme().accent);
    painter.drawLine(span.topLeft(), span.bottomLeft());
    painter.drawLine(span.topRight(), span.bottomRight());
    painter.setFont(plot.labelFont());
    painter.setPen(theme().text);
    const QString length = format::durationWithUnit(momentAt(to) - momentAt(from));
    if (QFontMetricsF(plot.labelFont()).horizontalAdvance(length) < span.width())
        painter.drawText(span, Qt::AlignHCenter | Qt::AlignTop, length);
}

} // namespace inferograph
