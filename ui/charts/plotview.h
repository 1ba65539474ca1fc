// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/axes.h"
#include "ui/charts/callout.h"
#include "ui/charts/plotlayers.h"

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

// A part of the bottom axis.
struct PlotSpan
{
    double from = 0;
    double to = 0;
};

// A Qt Charts view with nothing of its own around the series: grid, labels, lines, marks and callout are painted
// here, so that labels never overlap or shorten to "…", look the same in every chart and cost little. The
// owner keeps the series, if any; the view gives them its two axes.
class PlotView : public QChartView
{
    Q_OBJECT

public:
    explicit PlotView(QWidget *parent = nullptr);

    void addSeries(QAbstractSeries *series); // the chart owns it; it gets the view's linear axes
    void setFrame(const PlotFrame &frame);
    void setLines(const QList<PlotLine> &lines);
    void setMarks(const QList<PlotMark> &marks);
    void setEndLabels(const QList<std::pair<QPointF, QString>> &labels); // to the right of each point
    void setCallout(const std::optional<Callout> &callout);
    // A hairline at this place of a time axis; on no other axis.
    void setCrosshair(const std::optional<double> &moment);
    const PlotFrame &frame() const { return m_frame; }
    const QList<PlotLine> &lines() const { return m_lines; }
    const QList<PlotMark> &marks() const { return m_marks; }
    const std::optional<Callout> &callout() const { return m_callout; }
    const std::optional<double> &crosshair() const { return m_crosshair; }

    const QFont &labelFont() const { return m_labelFont; }
    QRectF plotRect() const;
    QPointF toPixels(QPointF value) const;
    double placeAt(double pixel) const; // on the bottom axis; of the nearer end beside it
    double markSize() const;

Q_SIGNALS:
    void pointed(const QPointF &pixel);
    void clicked(const QPointF &pixel);
    void momentPointed(
        const std::optional<double> &moment); // on a time axis, by mouse or keyboard; unset: no more
    // On a time axis: a span that the mouse drew, or that the wheel or a key came to; unset: no zoom, by a double click.
    void zoomWanted(const std::optional<inferograph::PlotSpan> &span);
    void dismissed();
    void stepped(int by); // along the calls, by the keyboard; ±1, or far beyond for the ends
    void activated();     // by the keyboard
    void resized();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measureLabels();
    void placePlot();
    void redrawLayer();
    void paintLayer(QPainter &painter);
    void drawSpan(QPointF pixel);
    void zoom(double factor, double about);

    QFont m_labelFont;
    double m_labelHeight = 0;
    double m_roomBelow = 0; // of the labels of the bottom, and their gap
    PlotFrame m_frame;
    QList<PlotLine> m_lines;
    QList<PlotMark> m_marks;
    QPixmap m_layer; // of lines and marks; null until they are painted
    QList<std::pair<QPointF, QString>> m_endLabels;
    std::optional<Callout> m_callout;
    std::optional<double> m_crosshair;
    std::optional<QPointF> m_pressed; // where the left button went down
    std::optional<PlotSpan> m_drawn;  // by the mouse, from where it was pressed to where it is
    bool m_focusShown = false;
    QValueAxis *m_x;
    QValueAxis *m_y;
};

// How many times as much a turn of the wheel shows, in eighths of a degree.
double wheelZoom(int angle);

} // namespace inferograph
