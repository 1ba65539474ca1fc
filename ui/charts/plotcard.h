// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/charttablemodel.h"

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QTableView;

namespace inferograph {

class ElidedLabel;
class PlotView;

// A card with a title and one plot, what screen readers are told of it, and the table of its numbers, which T shows in its
// place.
class PlotCard : public QFrame
{
    Q_OBJECT

public:
    using Table = std::function<ChartTable()>;

    explicit PlotCard(const QString &title = {}, const QString &subtitle = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title); // the accessible name of all that stands on the card, too
    QString title() const;
    void setPlot(PlotView *plot, Table table); // gets the focus; `table` has the numbers of what is drawn now
    void setHeaderWidget(QWidget *widget);     // at the right of the title
    void setFooterWidget(QWidget *widget);     // under the plot

    // What the plot shows has changed, and is this in words.
    void showPlot(const QString &summary);
    // There is nothing to plot, and why.
    void showText(const QString &text);

protected:
    PlotView *plot() const { return m_plot; }
    QLabel *titleLabel() const { return m_title; }

private:
    void makeTable();
    void fillTable();
    void showPage(QWidget *page);
    void describe(const QString &text);

    QHBoxLayout *m_header;
    QLabel *m_title;
    QStackedLayout *m_pages;
    QLabel *m_empty;
    PlotView *m_plot = nullptr;
    Table m_makeTable;
    QAction *m_asTable; // whether the table stands in the plot's place
    ChartTableModel m_model;
    QTableView *m_table = nullptr; // made when it is asked for
};

} // namespace inferograph
