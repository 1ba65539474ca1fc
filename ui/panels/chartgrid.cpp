// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/chartgrid.h"

#include "ui/charts/chartpanel.h"
#include "ui/charts/registry.h"
#include "ui/theme.h"

#include <QGridLayout>

#include <algorithm>

namespace inferograph {

ChartGrid::ChartGrid(QWidget *parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(gridUnit() * 2);
    for (const ChartEntry &entry : charts()) {
        ChartPanel *chart = entry.create(this);
        connect(chart, &ChartPanel::callActivated, this, &ChartGrid::callActivated);
        m_charts.append({QString::fromLatin1(entry.id), chart});
    }
    arrange();
}

void ChartGrid::setView(const LiveView &view)
{
    for (const auto &[id, chart] : m_charts)
        chart->setView(view);
}

void ChartGrid::setChartShown(const QString &id, bool shown)
{
    m_hidden.removeAll(id);
    if (!shown)
        m_hidden.append(id);
    arrange();
}

bool ChartGrid::hasCharts() const
{
    return std::ranges::any_of(m_charts,
                               [this](const auto &chart) { return !m_hidden.contains(chart.first); });
}

void ChartGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (columns() != m_arrangedColumns)
        arrange();
}

int ChartGrid::columns() const
{
    return width() > fontMetrics().averageCharWidth() * 190 ? 3 : 2;
}

void ChartGrid::arrange()
{
    m_arrangedColumns = columns();
    QList<ChartPanel *> shown;
    for (const auto &[id, chart] : m_charts) {
        m_layout->removeWidget(chart);
        chart->setVisible(!m_hidden.contains(id));
        if (!m_hidden.contains(id))
            shown.append(chart);
    }
    const int perRow = std::min(m_arrangedColumns, std::max(1, static_cast<int>(shown.size())));
    for (int i = 0; i < shown.size(); ++i) {
        const bool last = i == shown.size() - 1;
        m_layout->addWidget(shown.at(i), i / perRow, i % perRow, 1, last ? perRow - i % perRow : 1);
    }
    for (int column = 0; column < 3; ++column)
        m_layout->setColumnStretch(column, column < perRow ? 1 : 0);
    setVisible(!shown.isEmpty());
}

} // namespace inferograph
