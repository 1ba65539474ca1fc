// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/plotview.h"

#include "ui/charts/plotaccess.h"
#include "ui/modelmark.h"

#include <QAccessible>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <limits>

namespace inferograph {

namespace {

// Between the axis and its labels: the signs on it reach down so far.
double bottomGap()
{
    return 1.5 * gridUnit();
}

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

// Elsewhere, on paper, all has to be sharp at any size.
bool isOnScreen(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

} // namespace

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

PlotView::PlotView(QWidget *parent)
    : QChartView(parent), m_x(new QValueAxis(chart())), m_y(new QValueAxis(chart()))
{
    makePlotsAccessible();
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setMouseTracking(true);
    setMinimumSize(QFontMetrics(font()).averageCharWidth() * 24, QFontMetrics(font()).height() * 5);

    QChart *const plot = chart();
    plot->setBackgroundVisible(false);
    plot->setMargins({});
    plot->layout()->setContentsMargins(0, 0, 0, 0);
    plot->legend()->hide();
    plot->setAnimationOptions(QChart::NoAnimation);
    plot->addAxis(m_x, Qt::AlignBottom);
    plot->addAxis(m_y, Qt::AlignLeft);
    m_x->setVisible(false);
    m_y->setVisible(false);
    measureLabels();
}

void PlotView::addSeries(QAbstractSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
}

void PlotView::setFrame(const PlotFrame &frame)
{
    m_frame = frame;
    m_x->setRange(frame.xFrom, frame.xTo);
    m_y->setRange(frame.yFrom, frame.yTo);
    placePlot();
    m_markLayer = {};
    viewport()->update();
}

void PlotView::setMarks(const QList<PlotMark> &marks)
{
    m_marks = marks;
    m_markLayer = {};
    viewport()->update();
}

void PlotView::setEndLabels(const QList<std::pair<QPointF, QString>> &labels)
{
    m_endLabels = labels;
    viewport()->update();
}

void PlotView::setCallout(const std::optional<Callout> &callout)
{
    const QStringList before = m_callout ? m_callout->lines : QStringList();
    m_callout = callout;
    viewport()->update();
    if (m_callout && m_callout->lines != before) {
        QAccessibleValueChangeEvent change(this, m_callout->lines.join(QStringLiteral(", ")));
        QAccessible::updateAccessibility(&change);
    }
}

void PlotView::setCrosshair(const std::optional<double> &moment)
{
    const std::optional<double> place = m_frame.timeAxis ? moment : std::nullopt;
    if (std::exchange(m_crosshair, place) != place)
        viewport()->update();
}

// Once for each font: every point of a chart is placed by it.
void PlotView::measureLabels()
{
    m_labelFont = font();
    m_labelFont.setPixelSize(std::max(9, qRound(0.85 * QFontInfo(font()).pixelSize())));
    m_labelHeight = QFontMetricsF(m_labelFont).height();
    m_roomBelow = m_labelHeight + bottomGap();
}

double PlotView::markSize() const
{
    return 1.75 * gridUnit();
}

QRectF PlotView::plotRect() const
{
    const double below = m_frame.bottom.isEmpty() ? 0 : m_roomBelow;
    const double above = m_frame.grid ? m_labelHeight / 2 : 0; // half of the topmost label
    return QRectF(QPointF(), QSizeF(viewport()->size()))
        .adjusted(m_frame.leftWidth, above, -m_frame.rightWidth, -below);
}

QPointF PlotView::toPixels(QPointF value) const
{
    const QRectF plot = plotRect();
    return {plot.left() + (value.x() - m_frame.xFrom) / (m_frame.xTo - m_frame.xFrom) * plot.width(),
            plot.bottom() - (value.y() - m_frame.yFrom) / (m_frame.yTo - m_frame.yFrom) * plot.height()};
}

void PlotView::placePlot()
{
    if (chart()->plotArea() != plotRect())
        chart()->setPlotArea(plotRect());
}

void PlotView::drawBackground(QPainter *painter, const QRectF &)
{
    const QRectF plot = plotRect();
    const QFontMetricsF metrics(labelFont());
    painter->setFont(labelFont());
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const Tick &tick : m_frame.left) {
        const double y = toPixels({m_frame.xFrom, tick.position}).y();
        if (m_frame.grid) {
            painter->setPen(theme().line);
            painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        }
        painter->setPen(m_frame.grid ? theme().quietText : theme().text);
        const QRectF room(0, y - metrics.height(), plot.left() - 2 * gridUnit(), 2 * metrics.height());
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    painter->setPen(theme().quietText);
    for (const Tick &tick : m_frame.bottom) {
        const double x = toPixels({tick.position, m_frame.yFrom}).x();
        const double width = metrics.horizontalAdvance(tick.label);
        // A label that would leave the card is left out: the next tick carries on.
        if (x - width / 2 >= 0 && x + width / 2 <= viewport()->width())
            painter->drawText(QPointF(x - width / 2, plot.bottom() + bottomGap() + metrics.ascent()),
                              tick.label);
    }
    painter->setRenderHint(QPainter::Antialiasing, renderHints().testFlag(QPainter::Antialiasing));
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setRenderHint(QPainter::Antialiasing); // the series may go without
    paintMarkLayer(*painter);
    const QFontMetricsF metrics(labelFont());
    painter->setFont(labelFont());
    painter->setPen(theme().quietText);
    for (const auto &[at, text] : m_endLabels) {
        const QPointF end = toPixels(at);
        painter->drawText(QPointF(end.x() + 2 * gridUnit(), end.y() + metrics.capHeight() / 2), text);
    }
    if (m_callout)
        paintCallout(*painter);
    else if (m_crosshair && *m_crosshair >= m_frame.xFrom && *m_crosshair <= m_frame.xTo)
        paintHairline(*painter, toPixels({*m_crosshair, 0}).x());
    if (m_focusShown) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme().accent, 1));
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), gridUnit(),
                                 gridUnit());
    }
}

// On a screen, from a layer of their own: there may be thousands, and a crosshair moves often.
void PlotView::paintMarkLayer(QPainter &painter)
{
    if (m_marks.isEmpty())
        return;
    if (!isOnScreen(painter)) {
        paintMarks(painter);
        return;
    }
    const double pixelRatio = painter.paintEngine()->paintDevice()->devicePixelRatioF();
    if (m_markLayer.isNull() || m_markLayer.devicePixelRatio() != pixelRatio) {
        m_markLayer = QPixmap((QSizeF(viewport()->size()) * pixelRatio).toSize());
        m_markLayer.setDevicePixelRatio(pixelRatio);
        m_markLayer.fill(Qt::transparent);
        QPainter layer(&m_markLayer);
        layer.setRenderHint(QPainter::Antialiasing);
        paintMarks(layer);
    }
    painter.drawPixmap(QPointF(), m_markLayer);
}

void PlotView::paintMarks(QPainter &painter) const
{
    const QRectF plot = plotRect();
    const double margin = 1; // for the smooth edge
    const QRectF canvas(QPointF(), QSizeF(markSize() + 2 * margin, markSize() + 2 * margin));
    const bool asShapes = !isOnScreen(painter);
    QHash<std::pair<int, QRgb>, QPixmap> stamps; // thousands of dots cost less stamped than filled
    for (const PlotMark &mark : m_marks) {
        const QPointF centre = toPixels(mark.at);
        if (centre.x() < plot.left() || centre.x() > plot.right())
            continue;
        if (mark.kind == PlotMark::Kind::Model && asShapes) {
            painter.fillPath(modelMark(mark.style.mark, around(centre, markSize())), mark.style.colour);
        } else if (mark.kind == PlotMark::Kind::Model) {
            QPixmap &stamp = stamps[{mark.style.mark, mark.style.colour.rgb()}];
            if (stamp.isNull())
                stamp = stampOf(mark.style, canvas, margin,
                                painter.paintEngine()->paintDevice()->devicePixelRatioF());
            painter.drawPixmap(centre - canvas.center(), stamp);
        } else {
            paintPlotSign(painter, mark.kind, centre, 1.8 * markSize());
        }
    }
}

void PlotView::paintHairline(QPainter &painter, double x) const
{
    const QRectF plot = plotRect();
    painter.setPen(QPen(theme().quietText, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

void PlotView::paintCallout(QPainter &painter) const
{
    if (m_callout->place == Callout::Place::BesidePoint) {
        const QPointF at = toPixels(m_callout->at);
        paintHairline(painter, at.x());
        painter.setPen(QPen(theme().text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(around(at, 1.8 * markSize()));
    }

    QFont titleFont = labelFont();
    titleFont.setBold(true);
    const QFontMetricsF titleMetrics(titleFont);
    const QFontMetricsF metrics(labelFont());
    double width = 0;
    for (qsizetype i = 0; i < m_callout->lines.size(); ++i)
        width = std::max(width, (i == 0 ? titleMetrics : metrics).horizontalAdvance(m_callout->lines.at(i)));
    const double padding = 1.5 * gridUnit();
    const QRectF card =
        calloutCard({width + 2 * padding, double(m_callout->lines.size()) * metrics.height() + 2 * padding});

    painter.setPen(theme().line);
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), gridUnit(), gridUnit());
    double baseline = card.top() + padding + metrics.ascent();
    for (qsizetype i = 0; i < m_callout->lines.size(); ++i) {
        painter.setFont(i == 0 ? titleFont : labelFont());
        painter.setPen(i == 0 ? theme().text : theme().quietText);
        painter.drawText(QPointF(card.left() + padding, baseline), m_callout->lines.at(i));
        baseline += metrics.height();
    }
}

QRectF PlotView::calloutCard(QSizeF size) const
{
    const QRectF room = viewport()->rect();
    const QPointF at = toPixels(m_callout->at);
    const double gap = 3 * gridUnit();
    const bool beside = m_callout->place == Callout::Place::BesidePoint;
    QPointF corner(plotRect().left(), at.y() + gap);
    if (beside) {
        const bool right = at.x() + gap + size.width() <= room.right();
        corner = {right ? at.x() + gap : at.x() - gap - size.width(), at.y() - size.height() / 2};
    } else if (corner.y() + size.height() > room.bottom() && at.y() - gap - size.height() >= room.top()) {
        corner.setY(at.y() - gap - size.height());
    }
    corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - size.width())));
    corner.setY(std::max(room.top(), std::min(corner.y(), room.bottom() - size.height())));
    return {corner, size};
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    Q_EMIT pointed(event->position());
    const QRectF plot = plotRect();
    if (!m_frame.timeAxis)
        return;
    const double share = (event->position().x() - plot.left()) / plot.width();
    const bool inside = share >= 0 && share <= 1;
    Q_EMIT momentPointed(inside ? std::optional(m_frame.xFrom + share * (m_frame.xTo - m_frame.xFrom))
                                : std::nullopt);
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked(event->position());
}

void PlotView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    Q_EMIT dismissed();
    Q_EMIT momentPointed({});
}

void PlotView::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    m_focusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    m_focusShown = false;
    Q_EMIT dismissed();
    Q_EMIT momentPointed({});
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    constexpr int far = std::numeric_limits<int>::max() / 2;
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT stepped(-1);
        break;
    case Qt::Key_Right:
        Q_EMIT stepped(1);
        break;
    case Qt::Key_Home:
        Q_EMIT stepped(-far);
        break;
    case Qt::Key_End:
        Q_EMIT stepped(far);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        break;
    case Qt::Key_Escape:
        if (m_callout) {
            Q_EMIT dismissed();
            break;
        }
        [[fallthrough]];
    default:
        event->ignore();
        return;
    }
    if (m_frame.timeAxis)
        Q_EMIT momentPointed(m_callout ? std::optional(m_callout->at.x()) : std::nullopt);
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    m_markLayer = {};
    placePlot();
    Q_EMIT resized();
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measureLabels();
}

} // namespace inferograph
