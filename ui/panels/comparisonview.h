// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/latestwork.h"
#include "ui/models/comparisonmodel.h"
#include "ui/panels/comparisonwork.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace inferograph {

class BoxPlotView;
class ComparisonTableView;
class EcdfPlot;
class PlotCard;
struct ComparisonTable;

// Sets of the session's calls beside each other: what to compare and by which metric, two charts, and the table
// with intervals. Computes nothing while hidden, at most once a second, and on a thread of its own.
class ComparisonView : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(QWidget *parent = nullptr);

    void setCalls(const SnapshotPtr &calls);
    ComparisonControls &controls() const { return *m_controls; }
    bool isSettled() const { return !m_work.isBusy(); } // whether it shows what was asked for last

public Q_SLOTS:
    void copyMarkdown() const;
    void copyCsv() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeControls();
    QWidget *makeCharts();
    QWidget *makeTable();
    void refresh();
    void changeBy();
    void setBaseline(const QByteArray &name);
    void take(const ComparisonResult &result);
    void fillBaselines();
    void setCompared(const QByteArray &name, bool compared);
    QString labelOf(const QByteArray &name) const;
    void showRows();
    QString hint() const; // what to do where there is nothing to see; else empty
    QString note() const;
    ComparisonTable table() const;

    SnapshotPtr m_calls = std::make_shared<const Snapshot>();
    Metric m_metric = Metric::Ttft;
    std::optional<QByteArray> m_chosenBaseline; // by people; unset: the first set that has values
    QByteArray m_baseline;                      // of what is shown
    QSet<QByteArray> m_leftOut;                 // by people
    std::vector<ComparisonModel::Row> m_rows;
    std::size_t m_inBothSets = 0;
    std::size_t m_matching = 0;
    ComparisonModel m_model;
    LatestWork<ComparisonRequest, ComparisonResult> m_work;
    QTimer m_refresh;
    std::chrono::milliseconds m_rest{1000};

    ComparisonControls *m_controls = nullptr;
    QStackedLayout *m_stack;
    QLabel *m_hint;
    BoxPlotView *m_boxes;
    EcdfPlot *m_ecdf;
    PlotCard *m_boxCard;
    PlotCard *m_ecdfCard;
    ComparisonTableView *m_table;
    QWidget *m_tableCard;
};

} // namespace inferograph
