// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/timeaxis.h"

#include <QByteArrayList>
#include <QHash>

#include <vector>

class QAction;
class QPushButton;

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

    double largest() const { return m_largest; }
    double largestOfBulk() const { return m_largestOfBulk; }      // of all but far()
    const std::vector<std::size_t> &far() const { return m_far; } // places among points(), far above the bulk

protected:
    // Unset: a call without the number, which lies on the axis.
    const Point &addPoint(double x, std::optional<double> value, const CallRecord &call, std::size_t row);
    void sortByX();
    void findFar(); // once all points are there and in order

private:
    double fence() const;

    std::vector<Point> m_points;
    QByteArrayList m_models;
    QHash<QByteArray, int> m_placeOfModel;
    double m_largest = 0;
    double m_largestOfBulk = 0;
    std::vector<std::size_t> m_far;
};

// A chart with a point for each call: the mouse and the keyboard reach every one, a callout explains it, a
// click or Enter activates it. Its value axis reaches to the bulk of the calls; those beyond are arrows at its end and
// counted in the header, where one click shows all at their height. A chart says where the points lie and what is
// painted; its data is a CallData.
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
    // For a plot whose frame is set: where a value is shown, and what stands for the points beyond the axis.
    QPointF shownAt(QPointF value) const;
    QList<PlotMark> marksBeyond() const;
    QString beyondText() const; // in a sentence; empty where all values have room

private:
    const CallData &calls() const { return static_cast<const CallData &>(data()); }
    qsizetype countBeyond() const;
    void tellBeyond();

    const double m_smallestLimit;
    ValueScale m_scale;
    QAction *m_showAll; // whether the axis reaches to the largest value of all
    QPushButton *m_beyond;
};

} // namespace inferograph
