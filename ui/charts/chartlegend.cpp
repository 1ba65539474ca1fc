// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartlegend.h"

#include "ui/modelmark.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inferograph {

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    QFont small = font();
    small.setPixelSize(std::max(9, qRound(0.85 * QFontInfo(small).pixelSize())));
    setFont(small);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChartLegend::setOneRow()
{
    m_oneRow = true;
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

bool ChartLegend::showsTexts() const
{
    return !m_oneRow || width() >= sizeHint().width();
}

void ChartLegend::setItems(const QList<Item> &items, const QString &note)
{
    m_items = items;
    m_note = note;
    const QString description = texts().join(QStringLiteral(", "));
    if (description != accessibleName()) {
        setAccessibleName(description);
        updateGeometry();
        tellElided();
    }
    update();
}

QStringList ChartLegend::texts() const
{
    QStringList texts;
    for (const Item &item : m_items)
        texts.append(item.text);
    if (!m_note.isEmpty())
        texts.append(m_note);
    return texts;
}

QString ChartLegend::fitted(const QString &text) const
{
    if (!showsTexts())
        return {};
    const double room = width() - sampleWidth() - 1.5 * gridUnit();
    return QFontMetricsF(font()).elidedText(text, Qt::ElideMiddle, room);
}

void ChartLegend::tellElided()
{
    const QStringList whole = texts();
    const bool fits =
        std::ranges::all_of(whole, [this](const QString &text) { return fitted(text) == text; });
    setToolTip(fits ? QString() : whole.join(QLatin1Char('\n')));
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    tellElided();
}

QSize ChartLegend::sizeHint() const
{
    double width = m_note.isEmpty() ? 0 : itemWidth(m_note);
    for (const Item &item : m_items)
        width += itemWidth(item.text);
    width -= width > 0 ? 4 * gridUnit() : 0; // nothing stands behind the last
    return {static_cast<int>(std::ceil(width)), QFontMetrics(font()).height()};
}

// A line needs more room than a square for its dashes to be told apart.
double ChartLegend::sampleWidth() const
{
    const bool lines = std::ranges::any_of(m_items, [](const Item &item) { return item.line.has_value(); });
    return lines ? 7 * gridUnit() : std::round(QFontMetricsF(font()).capHeight());
}

double ChartLegend::itemWidth(const QString &text) const
{
    return sampleWidth() + QFontMetricsF(font()).horizontalAdvance(text) + 6 * gridUnit();
}

QSize ChartLegend::minimumSizeHint() const
{
    if (m_oneRow)
        return {static_cast<int>(std::ceil(static_cast<double>(m_items.size()) * itemWidth({}))),
                QFontMetrics(font()).height()};
    constexpr int fewestLetters = 12; // of a name, to be told from others
    double widest = 0;
    for (const Item &item : m_items)
        widest = std::max(widest, itemWidth(item.text));
    const double enough = itemWidth(QString()) + fewestLetters * QFontMetricsF(font()).averageCharWidth();
    return {static_cast<int>(std::ceil(std::min(widest, enough))), QFontMetrics(font()).height()};
}

int ChartLegend::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(positions(width).constLast().y())) + QFontMetrics(font()).height();
}

QList<QPointF> ChartLegend::positions(double width) const
{
    QStringList texts;
    for (const Item &item : m_items)
        texts.append(item.text);
    texts.append(m_note);
    QList<QPointF> places;
    QPointF next;
    if (!showsTexts()) // at the end, as the texts
        next.setX(
            std::max(0.0, width - static_cast<double>(m_items.size()) * itemWidth({}) + 4 * gridUnit()));
    for (const QString &whole : texts) {
        const QString text = showsTexts() ? whole : QString();
        const double wide = std::min(itemWidth(text), width + 4 * gridUnit());
        if (next.x() > 0 && !text.isEmpty() && next.x() + wide > width + 4 * gridUnit())
            next = {0, next.y() + QFontMetricsF(font()).height()};
        places.append(next);
        next.rx() += wide;
    }
    return places;
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(font());
    const double side = std::round(metrics.capHeight());
    const QList<QPointF> places = positions(width());
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const Item &item = m_items.at(i);
        const QPointF start = places.at(i) + QPointF(0, metrics.ascent());
        const QRectF sample(start.x() + 0.5, start.y() - side, side, side);
        if (item.sign) {
            paintPlotSign(painter, *item.sign, sample.center(), side);
        } else if (item.mark) {
            painter.fillPath(modelMark(*item.mark, sample), item.colour);
        } else if (item.line) {
            painter.setPen(QPen(item.colour, 2, *item.line, Qt::FlatCap));
            painter.drawLine(QPointF(start.x(), sample.center().y()),
                             QPointF(start.x() + sampleWidth(), sample.center().y()));
        } else {
            painter.fillRect(sample, item.colour);
        }
        painter.setPen(theme().quietText);
        painter.drawText(start + QPointF(sampleWidth() + 1.5 * gridUnit(), 0), fitted(item.text));
    }
    painter.setPen(theme().quietText);
    painter.drawText(places.constLast() + QPointF(0, metrics.ascent()), fitted(m_note));
}

} // namespace inferograph
