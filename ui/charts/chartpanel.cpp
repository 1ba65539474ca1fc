// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartpanel.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/plotview.h"
#include "ui/theme.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace inferograph {

ChartPanel::ChartPanel(const QString &title, const QString &subtitle, QWidget *parent)
    : PlotCard(title, subtitle, parent)
    , m_legend(new ChartLegend(this))
    , m_work(read, [this](const DataPtr &data) {
        m_data = data;
        present();
    })
{
    titleLabel()->setCursor(Qt::OpenHandCursor); // the chart is moved by it
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] {
        applyTheme();
        redraw();
    });
}

ChartPanel::~ChartPanel()
{
    // A chart that has the focus loses it while the panel goes; the derived class, which would hear of it, has
    // gone before.
    if (plot())
        plot()->disconnect(this);
}

void ChartPanel::setView(const LiveView &view)
{
    m_view = view;
    refresh();
}

ChartPanel::DataPtr ChartPanel::read(const DataPtr &data)
{
    data->read();
    return data;
}

void ChartPanel::refresh()
{
    m_stale = visibleRegion().isEmpty(); // hidden, or scrolled out of sight
    if (m_stale)
        return;
    if (m_data && m_data->isOf(m_view)) {
        m_work.drop();
        present();
    } else {
        m_work.start(dataFor(m_view), m_view.callsToRead());
    }
}

QString ChartPanel::emptyText() const
{
    return tr("No calls in %1").arg(spanText());
}

QString ChartPanel::spanText() const
{
    using namespace std::chrono;
    const auto span = round<seconds>(m_view.to - m_view.from);
    if (span < minutes(2))
        return span == minutes(1) ? tr("the minute in view") : tr("the %1 seconds in view").arg(span.count());
    if (span < hours(2))
        return span == hours(1) ? tr("the hour in view")
                                : tr("the %1 minutes in view").arg(round<minutes>(span).count());
    if (span < hours(48))
        return tr("the %1 hours in view").arg(round<hours>(span).count());
    return tr("the %1 days in view").arg(round<hours>(span).count() / 24);
}

void ChartPanel::setChart(PlotView *plot)
{
    setPlot(plot, [this] { return table(); });
    connect(plot, &PlotView::resized, this, &ChartPanel::redraw);
    const auto point = [this](const QPointF &pixel) { select(m_data ? itemAt(pixel) : std::nullopt); };
    connect(plot, &PlotView::pointed, this, point);
    connect(plot, &PlotView::dismissed, this, [this] { select({}); });
    connect(plot, &PlotView::stepped, this, &ChartPanel::step);
    connect(plot, &PlotView::activated, this, &ChartPanel::activate);
    connect(plot, &PlotView::clicked, this, [this, point](const QPointF &pixel) {
        point(pixel);
        activate();
    });
}

void ChartPanel::showLegendInHeader()
{
    m_legend->setOneRow();
    setHeaderWidget(m_legend);
}

void ChartPanel::applyTheme()
{
    plot()->viewport()->update();
    m_legend->update();
}

std::optional<CallId> ChartPanel::callOf(std::size_t) const
{
    return std::nullopt;
}

void ChartPanel::select(std::optional<std::size_t> item)
{
    m_selectedItem = item.value_or(0);
    m_selectedKey = item ? std::optional(keyOf(*item)) : std::nullopt;
    plot()->setCallout(item ? std::optional(calloutOf(*item)) : std::nullopt);
}

// Items come and go before it, and all may have changed while nobody saw it.
std::optional<std::size_t> ChartPanel::selected() const
{
    if (!m_selectedKey || !m_data)
        return std::nullopt;
    const std::size_t count = itemCount();
    if (m_selectedItem < count && keyOf(m_selectedItem) == *m_selectedKey)
        return m_selectedItem;
    for (std::size_t item = 0; item < count; ++item) {
        if (keyOf(item) == *m_selectedKey)
            return item;
    }
    return std::nullopt;
}

void ChartPanel::step(int by)
{
    if (!m_data || itemCount() == 0)
        return;
    const qint64 last = static_cast<qint64>(itemCount()) - 1;
    const std::optional<std::size_t> item = selected();
    const qint64 from = item ? static_cast<qint64>(*item) : (by < 0 ? last + 1 : -1);
    select(static_cast<std::size_t>(std::clamp<qint64>(from + by, 0, last)));
}

void ChartPanel::activate()
{
    const std::optional<std::size_t> item = selected();
    const std::optional<CallId> call = item ? callOf(*item) : std::nullopt;
    if (call)
        Q_EMIT callActivated(*call);
}

void ChartPanel::redraw()
{
    if (m_stale || !m_data)
        refresh();
    else
        present();
}

void ChartPanel::present()
{
    m_stale = visibleRegion().isEmpty();
    if (m_stale)
        return;
    const bool drawn = draw(m_view);
    select(drawn ? selected() : std::nullopt);
    if (drawn)
        showPlot(summary());
    else
        showText(emptyText());
}

void ChartPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (m_stale)
        refresh();
}

void ChartPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && plot() != nullptr) {
        applyTheme();
        redraw();
    }
}

} // namespace inferograph
