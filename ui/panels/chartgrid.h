// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartlayout.h"
#include "ui/liveview.h"

#include <QHash>
#include <QPointer>
#include <QScrollArea>
#include <QTimer>

class QRubberBand;
class QSplitter;

namespace inferograph {

class ChartArrangement;
class ChartPanel;
struct PlotSpan;

// The charts that people chose, in rows whose heights and widths are pulled at the gaps. A chart moves by its title or
// by keys; one that nobody chose does not exist. Rows that do not fit are scrolled to.
class ChartGrid : public QScrollArea
{
    Q_OBJECT

public:
    explicit ChartGrid(ChartArrangement &arrangement, QWidget *parent = nullptr);

    // Charts of many calls are drawn one at a time, so that the window answers in between: until the last of them is,
    // some show what was before.
    void setView(const LiveView &view);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void callActivated(inferograph::CallId call);
    void zoomWanted(const std::optional<inferograph::PlotSpan> &span); // see PlotView
    void zoomByWanted(double factor);                                  // by the wheel, where no time axis is

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    struct Drop
    {
        QString of;
        ChartLayout::Side side = ChartLayout::Side::Left;
        QRect where; // in the coordinates of the content
    };

    void drawNext();
    void arrange();
    QSplitter *makeSplitter(Qt::Orientation orientation);
    ChartPanel *chartOf(const QString &id);
    void addActions(ChartPanel &chart, const QString &id);
    void pointAt(const std::optional<double> &moment);
    void keepSizes();
    void drag(const QPoint &position);
    void drop();
    std::optional<Drop> dropAt(const QPoint &position) const;

    ChartArrangement &m_arrangement;
    QHash<QString, ChartPanel *> m_charts;
    LiveView m_view;
    QList<QPointer<ChartPanel>> m_undrawn; // the one that waits longest first
    QTimer m_turn;
    QString m_dragged; // empty where none is
    QPoint m_pressed;
    std::optional<Drop> m_drop;
    QPointer<QRubberBand> m_mark;
};

} // namespace inferograph
