// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/export/modelkey.h"

#include "ui/charts/plotview.h"
#include "ui/modelmark.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace inferograph {

namespace {

bool shows(const PlotView &plot, const QString &name, const ModelStyle &style)
{
    if (std::ranges::any_of(plot.frame().left, [&](const Tick &tick) { return tick.label == name; }))
        return false;
    const bool marked = std::ranges::any_of(plot.marks(), [&](const PlotMark &mark) {
        return mark.kind == PlotMark::Kind::Model && mark.style.mark == style.mark &&
               mark.style.colour == style.colour;
    });
    return marked || std::ranges::find(plot.lines(), name, &PlotLine::name) != plot.lines().end();
}

} // namespace

ModelKey::ModelKey(const QWidget &part) : m_font(part.font())
{
    const QList<PlotView *> plots = part.findChildren<PlotView *>();
    for (const QByteArray &model : ThemeManager::instance().modelPlaces().models()) {
        const Entry entry{QString::fromUtf8(model), ThemeManager::instance().modelStyle(model), {}};
        if (std::ranges::any_of(plots, [&](const PlotView *plot) {
                return plot->isVisible() && shows(*plot, entry.name, entry.style);
            }))
            m_entries.push_back(entry);
    }
}

std::vector<ModelKey::Entry> ModelKey::laidOut(double width) const
{
    const QFontMetricsF metrics(m_font);
    const double margin = 3 * gridUnit();
    std::vector<Entry> entries = m_entries;
    QPointF at(margin, gridUnit());
    for (Entry &entry : entries) {
        const double room = metrics.height() + metrics.horizontalAdvance(entry.name) + 4 * gridUnit();
        if (at.x() > margin && at.x() + room > width)
            at = QPointF(margin, at.y() + metrics.height() + gridUnit());
        entry.at = at;
        at.rx() += room;
    }
    return entries;
}

double ModelKey::height(double width) const
{
    return m_entries.empty() ? 0
                             : laidOut(width).back().at.y() + QFontMetricsF(m_font).height() + 2 * gridUnit();
}

void ModelKey::paint(QPainter &painter, double width) const
{
    const QFontMetricsF metrics(m_font);
    const double size = 2 * gridUnit();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    for (const Entry &entry : laidOut(width)) {
        const QPointF corner = entry.at + QPointF(0, (metrics.height() - size) / 2);
        painter.fillPath(modelMark(entry.style.mark, QRectF(corner, QSizeF(size, size))), entry.style.colour);
        painter.setPen(theme().text);
        painter.drawText(entry.at + QPointF(size + 1.5 * gridUnit(), metrics.ascent()), entry.name);
    }
}

} // namespace inferograph
