// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/beyondbutton.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/timeaxis.h"

#include <QByteArrayList>
#include <QHash>

#include <vector>

namespace inferograph {

QString nameOfModel(const QByteArray &model);

// The points of the calls in view.
class CallData : public ChartData
{
public:
    struct Point
    {
        enum class Kind : quint8 { Ordinary, Cold, Valueless };

        QPointF at;
        std::size_t row; // of the view
        CallId call;
        int model; // among models()
        Kind kind;
    };

    using ChartData::ChartData;

    const std::vector<Point> &points() const { return m_points; } // the keyboard walks them in their order
    const QByteArrayList &models() const { return m_models; }     // in order of first appearance

    const Largest &largestValue() const { return m_largestValue; }
    const Largest &largestX() const { return m_largestX; }
    const std::vector<std::size_t> &far() const { return m_far; } // places among points(), along either axis

protected:
    enum class XAxis : quint8 { Time, Amount }; // amounts may be far, too

    // Unset: a call without the number, which lies on the axis.
    const Point &addPoint(double x, std::optional<double> value, const CallRecord &call, std::size_t row);
    void sortByX();
    void findFar(XAxis xAxis = XAxis::Time); // once all points are there and in order

private:
    double valueFence() const;
    double xFence() const;

    std::vector<Point> m_points;
    QByteArrayList m_models;
    QHash<QByteArray, int> m_placeOfModel;
    Largest m_largestValue;
    Largest m_largestX;
    std::vector<std::size_t> m_far;
};

// A chart with a point for each call: the mouse and the keyboard reach every one, a callout explains it, a
// click or Enter activates it. Its axes reach to the bulk of the calls; those beyond are arrows at the edge and counted in
// the header, where one click shows all at their place. A chart says where the points lie and what is painted; its data
// is a CallData.
class CallChart : public ChartPanel
{
    Q_OBJECT

public:
    // `smallestLimit`: the value axis never ends below.
    CallChart(const QString &title, const QString &subtitle, double smallestLimit, QWidget *parent);

protected:
    // Sets the frame, the series and the marks; called only with points to draw.
    virtual void drawPlot(const LiveView &view) = 0;
    // Lines that say how the number came about.
    virtual QStringList explanation(const CallRecord &call) const = 0;
    // A value with its unit, in short.
    virtual QString limitText(double value) const = 0;
    // The same of a bottom axis that is not time.
    virtual QString xLimitText(double) const { return {}; }
    // What the axes held before is not wanted any more.
    virtual void resetScales();

    // The numbers of a call, which the table has behind its moment, its model and its status.
    virtual QStringList numberColumns() const = 0;
    virtual QString number(const CallRecord &call, int column) const = 0;

    ChartTable table() const final;
    bool draw(const LiveView &view) final;
    std::size_t itemCount() const final { return points().size(); }
    std::optional<std::size_t> itemAt(QPointF pixel) const final;
    quint64 keyOf(std::size_t item) const final { return points()[item].call; }
    Callout calloutOf(std::size_t item) const final;
    std::optional<CallId> callOf(std::size_t item) const final { return points()[item].call; }

    const std::vector<CallData::Point> &points() const { return calls().points(); }
    const ValueScale &scale() const { return m_scale; } // of the values
    double reachFor(const Largest &largest) const { return m_beyond->reachFor(largest); }
    // For a plot whose frame is set: where a value is shown, and what stands for the points beyond the axis.
    QPointF shownAt(QPointF value) const;
    QList<PlotMark> marksBeyond() const;
    bool isBeyond(QPointF value) const { return isAbove(value) || isRight(value); }
    QString beyondText() const; // in a sentence; empty where all values have room

private:
    struct Beyond // of calls: those whose mark is an arrow
    {
        qsizetype above = 0;
        qsizetype right = 0;
    };

    const CallData &calls() const { return static_cast<const CallData &>(data()); }
    bool isAbove(QPointF value) const;
    bool isRight(QPointF value) const;
    Beyond countBeyond() const;
    QString shortestBeyondText() const;
    QString shortBeyondText() const;

    const double m_smallestLimit;
    ValueScale m_scale;
    BeyondButton *m_beyond;
    Beyond m_countBeyond; // as it was drawn
};

} // namespace inferograph
