// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/plotview.h"

#include "ui/charts/plotaccess.h"
#include "ui/charts/plotframe.h"

#include <QAccessible>
#include <QApplication>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace inferograph {

namespace {

constexpr double notch = 120; // of a wheel, in eighths of a degree

} // namespace

double wheelZoom(int angle)
{
    return std::pow(0.8, angle / notch);
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
    redrawLayer();
}

void PlotView::setLines(const QList<PlotLine> &lines)
{
    m_lines = lines;
    redrawLayer();
}

void PlotView::setMarks(const QList<PlotMark> &marks)
{
    m_marks = marks;
    redrawLayer();
}

void PlotView::redrawLayer()
{
    m_layer = {};
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

double PlotView::placeAt(double pixel) const
{
    const QRectF plot = plotRect();
    const double share = std::clamp((pixel - plot.left()) / plot.width(), 0.0, 1.0);
    return m_frame.xFrom + share * (m_frame.xTo - m_frame.xFrom);
}

void PlotView::placePlot()
{
    if (chart()->plotArea() != plotRect())
        chart()->setPlotArea(plotRect());
}

void PlotView::drawBackground(QPainter *painter, const QRectF &)
{
    paintFrame(*painter, *this);
    painter->setRenderHint(QPainter::Antialiasing, renderHints().testFlag(QPainter::Antialiasing));
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setRenderHint(QPainter::Antialiasing); // the series may go without
    paintLayer(*painter);
    if (m_drawn)
        paintSpan(*painter, *this, *m_drawn);
    const QFontMetricsF metrics(labelFont());
    painter->setFont(labelFont());
    painter->setPen(theme().quietText);
    for (const auto &[at, text] : m_endLabels) {
        const QPointF end = toPixels(at);
        painter->drawText(QPointF(end.x() + 2 * gridUnit(), end.y() + metrics.capHeight() / 2), text);
    }
    if (m_callout)
        paintCallout(*painter, *this, *m_callout);
    else if (m_crosshair && *m_crosshair >= m_frame.xFrom && *m_crosshair <= m_frame.xTo)
        paintHairline(*painter, *this, *m_crosshair);
    if (m_focusShown) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme().accent, 1));
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), gridUnit(),
                                 gridUnit());
    }
}

// On a screen, from a layer of their own: there may be thousands of points, and a crosshair moves often.
void PlotView::paintLayer(QPainter &painter)
{
    if (m_lines.isEmpty() && m_marks.isEmpty())
        return;
    const auto paint = [this](QPainter &to) {
        to.setRenderHint(QPainter::Antialiasing);
        paintLines(to, *this);
        paintMarks(to, *this);
    };
    if (!isOnScreen(painter)) {
        paint(painter);
        return;
    }
    const double pixelRatio = painter.paintEngine()->paintDevice()->devicePixelRatioF();
    if (m_layer.isNull() || m_layer.devicePixelRatio() != pixelRatio) {
        m_layer = QPixmap((QSizeF(viewport()->size()) * pixelRatio).toSize());
        m_layer.setDevicePixelRatio(pixelRatio);
        m_layer.fill(Qt::transparent);
        QPainter layer(&m_layer);
        paint(layer);
    }
    painter.drawPixmap(QPointF(), m_layer);
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        m_pressed.reset(); // it was let go while the plot was hidden
    drawSpan(event->position());
    if (!m_drawn)
        Q_EMIT pointed(event->position());
    if (!m_frame.timeAxis)
        return;
    const QRectF plot = plotRect();
    const bool inside = event->position().x() >= plot.left() && event->position().x() <= plot.right();
    Q_EMIT momentPointed(inside ? std::optional(placeAt(event->position().x())) : std::nullopt);
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position();
}

// A press that was not dragged is a click.
void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    const std::optional<PlotSpan> drawn = std::exchange(m_drawn, std::nullopt);
    viewport()->update();
    if (!drawn)
        Q_EMIT clicked(event->position());
    else if (drawn->from != drawn->to)
        Q_EMIT zoomWanted(PlotSpan{std::min(drawn->from, drawn->to), std::max(drawn->from, drawn->to)});
}

void PlotView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_frame.timeAxis)
        Q_EMIT zoomWanted({});
}

// Its begin moves along with what is drawn, its end with the mouse.
void PlotView::drawSpan(QPointF pixel)
{
    if (!m_pressed || !m_frame.timeAxis) {
        m_drawn.reset();
        return;
    }
    if (!m_drawn) {
        if (std::abs(pixel.x() - m_pressed->x()) < QApplication::startDragDistance())
            return;
        m_drawn = PlotSpan{placeAt(m_pressed->x()), 0};
        Q_EMIT dismissed();
    }
    m_drawn->to = placeAt(pixel.x());
    viewport()->update();
}

// Without Ctrl, the page scrolls; sideways, or with Shift, the time does.
void PlotView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const bool shifted = event->modifiers().testFlag(Qt::ShiftModifier);
    const double sideways = (shifted && turned.x() == 0 ? turned.y() : turned.x()) / notch;
    if (m_frame.timeAxis && event->modifiers().testFlag(Qt::ControlModifier)) {
        zoom(wheelZoom(turned.y()), placeAt(event->position().x()));
    } else if (m_frame.timeAxis && sideways != 0) {
        const double by = -0.1 * sideways * (m_frame.xTo - m_frame.xFrom);
        Q_EMIT zoomWanted(PlotSpan{m_frame.xFrom + by, m_frame.xTo + by});
    } else {
        event->ignore();
    }
}

void PlotView::zoom(double factor, double about)
{
    Q_EMIT zoomWanted(
        PlotSpan{about + factor * (m_frame.xFrom - about), about + factor * (m_frame.xTo - about)});
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
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        if (m_frame.timeAxis)
            zoom(event->key() == Qt::Key_Plus ? 0.5 : 2,
                 m_callout ? m_callout->at.x() : (m_frame.xFrom + m_frame.xTo) / 2);
        return;
    case Qt::Key_Escape:
        if (m_drawn) {
            m_drawn.reset();
            m_pressed.reset();
            viewport()->update();
            break;
        }
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
    m_layer = {};
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
