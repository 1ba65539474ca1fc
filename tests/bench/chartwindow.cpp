// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/chartwindow.h"

#include "core/probe/timedsocket.h"

#include <QChart>

#include <cmath>

namespace inferograph::bench {

namespace {

constexpr int points = 1500;

}

ChartWindow::ChartWindow()
{
    auto *chart = new QChart;
    for (int i = 0; i < 5; ++i) {
        auto *series = new QLineSeries;
        m_series.push_back(series);
        chart->addSeries(series);
    }
    chart->createDefaultAxes();
    chart->axes(Qt::Horizontal).constFirst()->setRange(0, points);
    chart->axes(Qt::Vertical).constFirst()->setRange(-2, 8);
    m_view.setChart(chart);
    m_view.resize(1200, 600);
    m_view.show();
    QObject::connect(&m_timer, &QTimer::timeout, &m_view, [this] { paint(); });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(std::chrono::milliseconds(33));
}

void ChartWindow::paint()
{
    const Moment begun = monotonicNow();
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        QList<QPointF> values;
        values.reserve(points);
        for (int i = 0; i < points; ++i)
            values.append({double(i), double(s) + std::sin(0.02 * (i + m_frame))});
        m_series[s]->replace(values);
    }
    ++m_frame;
    m_view.viewport()->repaint();
    m_frameMs.push_back(static_cast<double>(monotonicNow() - begun) / 1e6);
}

} // namespace inferograph::bench
