// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/timeaxis.h"

#include <map>

namespace inferograph {

class BarPlot;

// How much of something the calls in view brought a minute: bars over round spans of time, each call in the one that it
// started in, stacked by parts. A chart says what its parts are, and how much of each a call brings.
class RateChart : public ChartPanel
{
    Q_OBJECT

public:
    RateChart(const QString &title, const QString &subtitle, QWidget *parent);

protected:
    struct Part
    {
        QString name;
        QColor colour;
    };
    struct Amounts
    {
        QList<double> ofParts;  // in the order of parts()
        bool estimated = false; // not the server's own
    };
    struct Bin
    {
        QList<double> ofParts;
        bool estimated = false;
        qint64 calls = 0;
        qint64 told = 0;     // calls whose amounts are known
        bool failed = false; // whether `call` did
        CallId call = 0;     // the first that failed, or else the first

        double sum() const;
    };

    virtual QList<Part> parts() const = 0; // from the bottom up
    virtual std::optional<Amounts> amounts(const CallRecord &call) const = 0;
    virtual QString amountText(qsizetype part, double amount, bool estimated) const = 0;

    ChartTable table() const final;
    bool draw(const LiveView &view) final;
    QString summary() const override;
    void applyTheme() override;

private:
    void collect();
    void add(const CallRecord &call);
    void drawFrame();
    void drawBars();
    void drawSigns();
    void select(std::optional<double> bin);
    void step(int by);
    void activate();
    std::optional<double> binAt(QPointF pixel) const;
    QStringList wordsOf(const Bin &bin) const;

    BarPlot *m_plot;
    ChartLegend *m_legend;
    ValueScale m_scale{4};
    LiveView m_drawn;
    std::chrono::milliseconds m_step{0};
    std::map<double, Bin> m_bins;             // by their begins on the time axis
    std::map<double, Bin>::iterator m_filled; // the one that the last call went to
    std::vector<double> m_failed;             // places of calls on the time axis
    std::vector<double> m_coldStarts;
    std::optional<double> m_selected; // a key of m_bins
};

} // namespace inferograph
