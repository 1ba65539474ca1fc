// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"
#include "ui/models/charttablemodel.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QTableView;

namespace inferograph {

// A card with a title and one chart. Charts derive from it and draw a LiveView; the panel keeps the frame,
// the empty state, the accessible name, the text summary that screen readers get, and the table behind the chart.
class ChartPanel : public QFrame
{
    Q_OBJECT

public:
    ChartPanel(const QString &title, const QString &subtitle, QWidget *parent = nullptr);
    ~ChartPanel() override;

    // Draws `view` when some of the chart is in sight; remembered otherwise, and drawn when it is shown.
    void setView(const LiveView &view);

    QString title() const;

Q_SIGNALS:
    void callActivated(inferograph::CallId call); // a point was clicked

protected:
    // What screen readers are told about what the chart shows now, in one or two sentences.
    virtual QString summary() const = 0;
    // The numbers of what is drawn now, in the chart's own order.
    virtual ChartTable table() const = 0;
    // Returns false when there is nothing to draw: the panel then shows emptyText().
    virtual bool draw(const LiveView &view) = 0;
    virtual QString emptyText() const;
    virtual void applyTheme() = 0;

    const LiveView &view() const { return m_view; }
    QString spanText() const; // `the 5 minutes in view`

    void setChartWidget(QWidget *widget);  // gets the focus, and the accessible name and summary
    void setHeaderWidget(QWidget *widget); // at the right of the title
    void setFooterWidget(QWidget *widget); // under the chart
    void redraw();

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeTable();
    void fillTable();
    void showPage(QWidget *page);

    LiveView m_view;
    bool m_stale = false;
    QHBoxLayout *m_header;
    QStackedLayout *m_pages;
    QLabel *m_empty;
    QWidget *m_chart = nullptr;
    QAction *m_asTable; // whether the table stands in the chart's place
    ChartTableModel m_model;
    QTableView *m_table = nullptr; // made when it is asked for
};

} // namespace inferograph
