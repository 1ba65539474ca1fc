// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/breakdownbar.h"

#include "ui/charts/chartlegend.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace inferograph {

BreakdownBar::BreakdownBar(QWidget *parent) : QWidget(parent), m_words(new ChartLegend(this))
{
    setAccessibleName(tr("Where the time went"));
    m_words->setMinimumHeight(2 *
                              m_words->fontMetrics().height()); // kept free, so that nothing moves at the end
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, barHeight() + gridUnit(), 0, 0);
    layout->addWidget(m_words);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &BreakdownBar::showWords);
}

void BreakdownBar::setBreakdown(const std::optional<Breakdown> &breakdown)
{
    m_phases.clear();
    if (breakdown) {
        m_total = breakdown->total;
        const QList<Phase> all{
            {tr("load"), breakdown->load, [] { return theme().load; }},
            {tr("prompt eval"), breakdown->promptEval, [] { return theme().promptEval; }},
            {tr("generation"), breakdown->generation, [] { return theme().generation; }},
            {tr("rest"), breakdown->connect + breakdown->queue + breakdown->unexplained,
             [] { return theme().unexplained; }},
        };
        std::ranges::copy_if(all, std::back_inserter(m_phases),
                             [](const Phase &phase) { return phase.duration > Nanoseconds(0); });
    }
    showWords();
    update();
}

void BreakdownBar::showWords()
{
    QList<ChartLegend::Item> words;
    for (const Phase &phase : std::as_const(m_phases))
        words.append({QStringLiteral("%1 %2").arg(phase.name, format::durationWithUnit(phase.duration)),
                      phase.colour()});
    m_words->setItems(words);
    setAccessibleDescription(m_words->accessibleName());
}

int BreakdownBar::barHeight() const
{
    return 2 * gridUnit();
}

void BreakdownBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, 0, width(), barHeight());
    QPainterPath rounded;
    rounded.addRoundedRect(track, gridUnit() / 2.0, gridUnit() / 2.0);
    painter.fillPath(rounded, theme().line);
    painter.setClipPath(rounded);
    const double total = std::max(1.0, toMilliseconds(m_total));
    double at = 0;
    for (const Phase &phase : std::as_const(m_phases)) {
        const double length = toMilliseconds(phase.duration) / total * track.width();
        painter.fillRect(QRectF(at, 0, length, track.height()), phase.colour());
        at += length;
    }
}

} // namespace inferograph
