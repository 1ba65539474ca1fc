// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/callwaterfall.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace inferograph {

CallWaterfall::CallWaterfall(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Where the time went"));
}

void CallWaterfall::setBreakdown(const std::optional<Breakdown> &breakdown)
{
    m_phases.clear();
    if (breakdown) {
        m_total = breakdown->total;
        const QList<Phase> all{
            {tr("connect"), breakdown->connect, [] { return theme().queue; }},
            {tr("queue"), breakdown->queue, [] { return theme().queue; }},
            {tr("load"), breakdown->load, [] { return theme().load; }},
            {tr("prompt eval"), breakdown->promptEval, [] { return theme().promptEval; }},
            {tr("generation"), breakdown->generation, [] { return theme().generation; }},
            {tr("unexplained"), breakdown->unexplained, [] { return theme().unexplained; }},
        };
        std::ranges::copy_if(all, std::back_inserter(m_phases),
                             [](const Phase &phase) { return phase.duration > Nanoseconds(0); });
    }
    QStringList words;
    for (const Phase &phase : std::as_const(m_phases))
        words << QStringLiteral("%1 %2").arg(phase.name, format::durationWithUnit(phase.duration));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setVisible(!m_phases.isEmpty());
    updateGeometry();
    update();
}

int CallWaterfall::rowHeight() const
{
    return qRound(fontMetrics().height() * 1.4);
}

QSize CallWaterfall::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, rowHeight() * static_cast<int>(m_phases.size())};
}

void CallWaterfall::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int nameWidth = fontMetrics().horizontalAdvance(tr("unexplained")) + gridUnit() * 2;
    const int valueWidth = fontMetrics().horizontalAdvance(QStringLiteral("88.88 ms")) + gridUnit() * 2;
    const double room = width() - nameWidth - valueWidth;
    const double total = std::max(1.0, toMilliseconds(m_total));
    double at = 0;
    int y = 0;
    for (const Phase &phase : std::as_const(m_phases)) {
        const QRect row(0, y, width(), rowHeight());
        painter.setPen(theme().quietText);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, phase.name);
        const double length = toMilliseconds(phase.duration) / total * room;
        const QRectF bar(nameWidth + at, y + rowHeight() * 0.2, std::max(2.0, length), rowHeight() * 0.6);
        painter.fillRect(bar, phase.colour());
        painter.setPen(theme().text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, format::durationWithUnit(phase.duration));
        at += length;
        y += rowHeight();
    }
}

} // namespace inferograph
