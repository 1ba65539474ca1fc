// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/plotview.h"
#include "ui/metrictext.h"
#include "ui/models/charttablemodel.h"

namespace inferograph {

// What the charts of a comparison share: its sets, one metric, and the axis of its values, which ends where all
// but the slowest hundredth of each set have room.
class ComparisonPlot : public PlotView
{
    Q_OBJECT

public:
    explicit ComparisonPlot(QWidget *parent = nullptr);

    void setSets(const std::vector<ShownSet> &sets, Metric metric);
    const std::vector<ShownSet> &sets() const { return m_sets; }
    virtual ChartTable table() const = 0; // what it shows, in numbers

protected:
    virtual void place() = 0; // frame and marks for the sets and the size
    virtual void pointAt(QPointF pixel) = 0;
    virtual void step(int by) = 0;

    Metric metric() const { return m_metric; }
    // The axis of values along the bottom.
    void placeValueAxis(PlotFrame &frame) const;

private:
    std::vector<ShownSet> m_sets;
    Metric m_metric = Metric::Ttft;
};

} // namespace inferograph
