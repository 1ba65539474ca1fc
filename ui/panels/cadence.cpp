// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/cadence.h"

#include "core/call/statistics.h"
#include "ui/charts/plotlayers.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace inferograph {

namespace {

constexpr double lowestBar = 1; // pixel

QString textOf(double ns)
{
    return format::durationWithUnit(Nanoseconds(static_cast<qint64>(ns)));
}

} // namespace

Cadence::Cadence(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Token cadence"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void Cadence::setTokens(const std::vector<Moment> &tokens)
{
    m_gaps.clear();
    std::vector<double> lengths;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        lengths.push_back(static_cast<double>(tokens[i] - tokens[i - 1]));
        m_gaps.push_back({static_cast<double>(tokens[i - 1] - tokens.front()), lengths.back(), false});
    }
    m_medianNs = percentile(lengths, 50).value_or(0);
    m_longestNs = lengths.empty() ? 0 : *std::ranges::max_element(lengths);
    for (Gap &gap : m_gaps)
        gap.isStall = isStall(gap.lengthNs, m_medianNs);
    setAccessibleDescription(inWords());
    update();
}

QString Cadence::inWords() const
{
    if (m_gaps.empty())
        return {};
    const auto stalls = std::ranges::count_if(m_gaps, &Gap::isStall);
    const QString gaps =
        tr("From token to token: median %1, longest %2.").arg(textOf(m_medianNs), textOf(m_longestNs));
    return stalls == 0 ? gaps + u' ' + tr("No stall.")
                       : gaps + u' ' + tr("Stalls: %1.").arg(format::count(static_cast<qint64>(stalls)));
}

QSize Cadence::sizeHint() const
{
    return {20 * fontMetrics().averageCharWidth(), 3 * fontMetrics().height()};
}

double Cadence::spanNs() const
{
    return m_gaps.empty() ? 1 : std::max(1.0, m_gaps.back().beginNs + m_gaps.back().lengthNs);
}

double Cadence::pixelOf(double ns) const
{
    return ns / spanNs() * width();
}

void Cadence::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double floor = height() - 1;
    painter.fillRect(QRectF(0, floor, width(), 1), theme().line);
    if (m_longestNs <= 0)
        return;
    const double sign = 0.6 * fontMetrics().height();
    for (const Gap &gap : m_gaps) {
        const double left = pixelOf(gap.beginNs);
        const double right = pixelOf(gap.beginNs + gap.lengthNs);
        // A hairline between neighbours, where there is room for one.
        const double breadth = right - left > 3 ? right - left - 1 : std::max(1.0, right - left);
        const double high = std::max(lowestBar, gap.lengthNs / m_longestNs * (floor - sign));
        painter.fillRect(QRectF(left, floor - high, breadth, high),
                         gap.isStall ? theme().failed : theme().generation);
        if (gap.isStall)
            paintPlotSign(painter, PlotMark::Kind::Failed, {left + breadth / 2, floor - high - sign / 2},
                          sign);
    }
}

const Cadence::Gap *Cadence::gapAt(int pixel) const
{
    const auto next = std::ranges::upper_bound(m_gaps, pixel / std::max(1.0, double(width())) * spanNs(), {},
                                               &Gap::beginNs);
    return next == m_gaps.begin() ? nullptr : &*std::prev(next);
}

bool Cadence::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const Gap *gap = gapAt(help->pos().x());
    //: a gap between two tokens, and how long after the first token it began
    QToolTip::showText(
        help->globalPos(),
        gap ? tr("%1, from %2 after the first token").arg(textOf(gap->lengthNs), textOf(gap->beginNs))
            : inWords(),
        this);
    return true;
}

} // namespace inferograph
