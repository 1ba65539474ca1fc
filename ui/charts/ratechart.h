// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartpanel.h"
#include "ui/charts/timeaxis.h"

#include <vector>

namespace inferograph {

class BarPlot;
class BeyondButton;

// How much of something the calls in view brought a minute: bars over round spans of time, each call in the one that it
// started in, stacked by parts. The axis reaches for the bulk of the bars: one far beyond, from a burst of calls, say, ends
// in an arrow. A chart says what its parts are, and how much of each a call brings.
class RateChart : public ChartPanel
{
    Q_OBJECT

public:
    struct Amounts
    {
        QList<double> ofParts;  // in the order of parts()
        bool estimated = false; // not the server's own
    };
    using AmountsOf = std::optional<Amounts> (*)(const CallRecord &call); // for any thread

    RateChart(const QString &title, const QString &subtitle, AmountsOf amounts, QWidget *parent);

protected:
    struct Part
    {
        QString name;
        QColor colour;
    };

    virtual QList<Part> parts() const = 0; // from the bottom up
    virtual QString amountText(qsizetype part, double amount, bool estimated) const = 0;

    ChartTable table() const final;
    std::shared_ptr<ChartData> dataFor(const LiveView &view) const final;
    bool draw(const LiveView &view) final;
    QString summary() const override;
    std::size_t itemCount() const final;
    std::optional<std::size_t> itemAt(QPointF pixel) const final;
    quint64 keyOf(std::size_t item) const final;
    Callout calloutOf(std::size_t item) const final;
    std::optional<CallId> callOf(std::size_t item) const final;

private:
    class Data;
    struct Bin
    {
        double begin = 0; // on the time axis
        QList<double> ofParts = {};
        bool estimated = false;
        qint64 calls = 0;
        qint64 told = 0;     // calls whose amounts are known
        bool failed = false; // whether `call` did
        CallId call = 0;     // the first that failed, or else the first

        double sum() const;
    };
    using Bins = std::vector<Bin>; // in order of time

    const Data &rates() const;
    const Bins &bins() const;
    void drawFrame(const LiveView &view);
    void drawBars();
    void drawSigns();
    QList<PlotMark> arrows() const; // one for each bar that the axis is too short for
    void tellBeyond(qsizetype bars);
    double heightOf(const Bin &bin) const;
    double middleOf(const Bin &bin) const;
    QStringList wordsOf(const Bin &bin) const;

    const AmountsOf m_amounts;
    BarPlot *m_plot;
    ValueScale m_scale;
    BeyondButton *m_beyond;
};

} // namespace inferograph
