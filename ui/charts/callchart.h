// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/timeaxis.h"

#include <QByteArrayList>
#include <QHash>

#include <vector>

namespace inferograph {

class ChartLegend;

QString nameOfModel(const QByteArray &model);

// The points of the calls in view.
class CallData : public ChartData
{
public:
    struct Point
    {
        QPointF at;
        std::size_t row; // of the view
        CallId call;
        qsizetype model; // among models()
    };

    using ChartData::ChartData;

    const std::vector<Point> &points() const { return m_points; } // the keyboard walks them in their order
    const QByteArrayList &models() const { return m_models; }     // in order of first appearance

protected:
    const Point &addPoint(QPointF at, const CallRecord &call, std::size_t row);
    void sortByX();

private:
    std::vector<Point> m_points;
    QByteArrayList m_models;
    QHash<QByteArray, qsizetype> m_placeOfModel;
};

// A chart with a point for each call: the mouse and the keyboard reach every one, a callout explains it, a
// click or Enter activates it. A chart says where the points lie and what is painted; its data is a CallData.
class CallChart : public ChartPanel
{
    Q_OBJECT

public:
    CallChart(const QString &title, const QString &subtitle, QWidget *parent);

protected:
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
    const std::vector<CallData::Point> &points() const;

private:
    void select(std::optional<std::size_t> index);
    std::optional<std::size_t> nearest(QPointF pixel) const;
    void step(int by);
    void activate();

    PlotView *m_plot;
    ChartLegend *m_legend;
    std::optional<std::size_t> m_selected; // in points()
    CallId m_selectedCall = 0;
};

} // namespace inferograph
