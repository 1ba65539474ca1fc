// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/gaugechart.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

class KvCacheChart : public GaugeChart
{
    Q_DECLARE_TR_FUNCTIONS(KvCacheChart)

public:
    explicit KvCacheChart(QWidget *parent)
        : GaugeChart(tr("KV cache"), tr("per cent in use"), {{Gauge::KvCacheUsage, tr("in use")}}, 100,
                     parent)
    {
    }

protected:
    QColor colour(Gauge) const override { return theme().load; }
    QString valueText(double value) const override { return format::percent(value); }

    PlotFrame frame(const PlotView &plot, const ValueScale &scale) const override
    {
        PlotFrame frame = frameFor(plot, scale);
        frame.yTo = 100;
        frame.left.clear();
        for (const int percent : {0, 25, 50, 75, 100})
            frame.left.append({double(percent), format::count(percent)});
        return frame;
    }
};

} // namespace

ChartPanel *createKvCacheChart(QWidget *parent)
{
    return new KvCacheChart(parent);
}

} // namespace inferograph
