// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/timeaxis.h"

namespace inferograph {

class ChartLegend;

QString nameOfModel(const QByteArray &model);

// A chart with a point for each call: the mouse and the keyboard reach every one, a callout explains it, a
// click or Enter activates it. A chart says where the points lie and what is painted.
class CallChart : public ChartPanel
{
    Q_OBJECT

public:
    CallChart(const QString &title, const QString &subtitle, QWidget *parent);

protected:
    // What of a call every painting wants to know.
    struct PlottedCall
    {
        PlottedCall(QPointF place, const CallRecord &call, std::size_t callRow)
            : at(place), row(callRow), id(call.id), model(call.model), status(call.status), start(call.start)
        {
        }

        QPointF at;
        std::size_t row; // of the view that was collected from
        CallId id;
        QByteArray model;
        CallStatus status;
        std::optional<StartKind> start;
    };

    // The points of the calls that the view shows; the keyboard walks them in their order.
    virtual std::vector<PlottedCall> collect(const LiveView &view) = 0;
    // Sets the frame, the series and the marks; called only with points to draw.
    virtual void drawPlot(const LiveView &view) = 0;
    // Lines that say how the number came about.
    virtual QStringList explanation(const CallRecord &call) const = 0;

    // The numbers of a call, which the table has behind its moment, its model and its status.
    virtual QStringList numberColumns() const = 0;
    virtual QString number(const CallRecord &call, int column) const = 0;

    ChartTable table() const final;
    bool draw(const LiveView &view) final;
    void applyTheme() override;

    PlotView *plot() const { return m_plot; }
    ChartLegend *legend() const { return m_legend; }
    const std::vector<PlottedCall> &plotted() const { return m_plotted; }

private:
    void select(std::optional<std::size_t> index);
    std::optional<std::size_t> nearest(QPointF pixel) const;
    void step(int by);
    void activate();

    PlotView *m_plot;
    ChartLegend *m_legend;
    LiveView m_drawn; // that m_plotted is of; view() may be newer already
    std::vector<PlottedCall> m_plotted;
    std::optional<std::size_t> m_selected; // in m_plotted
};

} // namespace inferograph
