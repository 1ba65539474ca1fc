// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartpanel.h"

#include "ui/theme.h"

#include <QEvent>
#include <QLabel>

namespace inferograph {

ChartPanel::ChartPanel(const QString &title, const QString &subtitle, QWidget *parent)
    : PlotCard(title, subtitle, parent), m_work(read, [this](const DataPtr &data) {
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

void ChartPanel::setChartWidget(QWidget *widget)
{
    setPlot(widget, [this] { return table(); });
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
    if (draw(m_view))
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
