// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/chartgrid.h"

#include "ui/charts/chartpanel.h"
#include "ui/charts/registry.h"
#include "ui/theme.h"

#include <QGridLayout>

#include <algorithm>

namespace inferograph {

namespace {

constexpr int columns = 2;

} // namespace

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

void ChartGrid::arrange()
{
    QList<ChartPanel *> shown;
    for (const auto &[id, chart] : m_charts) {
        m_layout->removeWidget(chart);
        chart->setVisible(!m_hidden.contains(id));
        if (!m_hidden.contains(id))
            shown.append(chart);
    }
    const int perRow = std::clamp(static_cast<int>(shown.size()), 1, columns);
    for (int i = 0; i < shown.size(); ++i) {
        const bool last = i == shown.size() - 1;
        m_layout->addWidget(shown.at(i), i / perRow, i % perRow, 1, last ? perRow - i % perRow : 1);
    }
    for (int column = 0; column < columns; ++column)
        m_layout->setColumnStretch(column, column < perRow ? 1 : 0);
    setVisible(!shown.isEmpty());
}

} // namespace inferograph
