// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QChartView>
#include <QLineSeries>
#include <QTimer>

#include <vector>

namespace inferograph::bench {

// What goes on beside the calls: five series of 1500 points that are replaced and painted 30 times a second.
class ChartWindow
{
public:
    ChartWindow();

    std::vector<double> &frameMs() { return m_frameMs; }

private:
    void paint();

    QChartView m_view;
    std::vector<QLineSeries *> m_series; // of the chart's
    QTimer m_timer;
    int m_frame = 0;
    std::vector<double> m_frameMs;
};

} // namespace inferograph::bench
