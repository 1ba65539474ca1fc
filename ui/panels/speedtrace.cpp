// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/speedtrace.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace inferograph {

namespace {

constexpr Moment barLength = 250'000'000;
constexpr int barsInASecond = 4;
constexpr qint64 longestGap = 8;      // bars
constexpr std::size_t mostBars = 960; // wider than any screen shows

} // namespace

SpeedTrace::SpeedTrace(const QByteArray &model, QWidget *parent) : QWidget(parent), m_model(model)
{
    setAccessibleName(tr("Speed while it answers"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void SpeedTrace::add(const std::vector<Moment> &tokens)
{
    for (const Moment token : tokens) {
        const qint64 quarter = token / barLength;
        if (m_bars.empty())
            m_first = quarter;
        const auto last = m_first + static_cast<qint64>(m_bars.size()) - 1;
        if (!m_bars.empty() && quarter > last + longestGap)
            m_first += quarter - last - longestGap;
        const auto bar = static_cast<std::size_t>(std::max<qint64>(0, quarter - m_first));
        if (bar >= m_bars.size())
            m_bars.resize(bar + 1);
        ++m_bars[bar];
    }
    if (m_bars.size() > mostBars) {
        const std::size_t surplus = m_bars.size() - mostBars;
        m_bars.erase(m_bars.begin(), m_bars.begin() + static_cast<std::ptrdiff_t>(surplus));
        m_first += static_cast<qint64>(surplus);
    }
    const std::optional<double> speed = tokens.empty() ? std::nullopt : speedAt(tokens.back());
    if (speed)
        setAccessibleDescription(tr("%1 tokens per second").arg(format::rate(speed)));
    update();
}

void SpeedTrace::clear()
{
    m_bars.clear();
    setAccessibleDescription({});
    update();
}

std::optional<double> SpeedTrace::speedAt(Moment now) const
{
    const qint64 end = now / barLength - m_first; // the bar that is still growing
    const qint64 from = std::max<qint64>(0, end - barsInASecond);
    const auto to = std::min<qint64>(end, static_cast<qint64>(m_bars.size()));
    if (from >= to)
        return std::nullopt;
    const int tokens = std::accumulate(m_bars.begin() + from, m_bars.begin() + to, 0);
    return static_cast<double>(tokens) * barsInASecond / static_cast<double>(end - from);
}

QSize SpeedTrace::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, gridUnit() * 9};
}

void SpeedTrace::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double step = gridUnit();
    const double gap = 1;
    const auto room = static_cast<std::size_t>(std::max(1.0, width() / step));
    const std::size_t from = m_bars.size() > room ? m_bars.size() - room : 0;
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme().line);
    if (m_bars.empty())
        return;
    const int most =
        std::max(1, *std::max_element(m_bars.begin() + static_cast<std::ptrdiff_t>(from), m_bars.end()));
    const QColor colour = ThemeManager::instance().modelStyle(m_model).colour;
    for (std::size_t i = from; i < m_bars.size(); ++i) {
        const double length = (height() - 2.0) * m_bars[i] / most;
        painter.fillRect(
            QRectF(static_cast<double>(i - from) * step, height() - 1 - length, step - gap, length), colour);
    }
}

} // namespace inferograph
