// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/axes.h"
#include "ui/theme.h"

#include <QChartView>
#include <QPixmap>

class QAbstractSeries;
class QValueAxis;

namespace inferograph {

// What lies around a plot's series.
struct PlotFrame
{
    double xFrom = 0;
    double xTo = 1;
    double yFrom = 0;
    double yTo = 1;
    QList<Tick> bottom;
    QList<Tick> left;
    bool grid = true;
    bool timeAxis = false; // the bottom is time, see timePosition()
    double leftWidth = 0;  // kept free for the labels, in pixels, so that the plot does not move with them
    double rightWidth = 0; // kept free at the end
};

// One sign on top of the series, in the series' coordinates.
struct PlotMark
{
    enum class Kind : quint8 { Model, Cold, Failed };

    QPointF at;
    Kind kind = Kind::Model;
    ModelStyle style;
};

// The card about the point or the bar that the mouse or the keyboard stands on; the first line is its title.
struct Callout
{
    enum class Place : quint8 { BesidePoint, UnderBar };

    QPointF at;
    QStringList lines;
    Place place = Place::BesidePoint;
};

// A Qt Charts view with nothing of its own around the series: grid, labels, marks and callout are painted
// here, so that labels never overlap or shorten to "…", look the same in every chart and cost little. The
// owner keeps the series; the view gives them its two axes.
class PlotView : public QChartView
{
    Q_OBJECT

public:
    explicit PlotView(QWidget *parent = nullptr);

    void addSeries(QAbstractSeries *series); // the chart owns it; it gets the view's linear axes
    void setFrame(const PlotFrame &frame);
    void setMarks(const QList<PlotMark> &marks);
    void setEndLabels(const QList<std::pair<QPointF, QString>> &labels); // to the right of each point
    void setCallout(const std::optional<Callout> &callout);
    // A hairline at this place of a time axis; on no other axis.
    void setCrosshair(const std::optional<double> &moment);
    const PlotFrame &frame() const { return m_frame; }
    const QList<PlotMark> &marks() const { return m_marks; }
    const std::optional<Callout> &callout() const { return m_callout; }
    const std::optional<double> &crosshair() const { return m_crosshair; }

    const QFont &labelFont() const { return m_labelFont; }
    QRectF plotRect() const;
    QPointF toPixels(QPointF value) const;
    double markSize() const;

Q_SIGNALS:
    void pointed(const QPointF &pixel);
    void clicked(const QPointF &pixel);
    void momentPointed(
        const std::optional<double> &moment); // on a time axis, by mouse or keyboard; unset: no more
    void dismissed();
    void stepped(int by); // along the calls, by the keyboard; ±1, or far beyond for the ends
    void activated();     // by the keyboard
    void resized();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measureLabels();
    void placePlot();
    void paintMarkLayer(QPainter &painter);
    void paintMarks(QPainter &painter) const;
    void paintHairline(QPainter &painter, double x) const;
    void paintCallout(QPainter &painter) const;
    QRectF calloutCard(QSizeF size) const;

    QFont m_labelFont;
    double m_labelHeight = 0;
    double m_roomBelow = 0; // of the labels of the bottom, and their gap
    PlotFrame m_frame;
    QList<PlotMark> m_marks;
    QPixmap m_markLayer; // null until they are painted
    QList<std::pair<QPointF, QString>> m_endLabels;
    std::optional<Callout> m_callout;
    std::optional<double> m_crosshair;
    bool m_focusShown = false;
    QValueAxis *m_x;
    QValueAxis *m_y;
};

// The sign of a cold start or a failure, as charts and their legends show it.
void paintPlotSign(QPainter &painter, PlotMark::Kind kind, QPointF centre, double size);

} // namespace inferograph
