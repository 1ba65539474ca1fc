// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartdata.h"
#include "ui/charts/plotcard.h"
#include "ui/livework.h"

namespace inferograph {

class ChartLegend;
struct Callout;

// A card with one chart. Charts derive from it and draw a LiveView: what they keep of its calls is read first, on
// another thread where the calls are many. What a chart shows are items (a call, a bar, a reading): the mouse and the
// keyboard reach each of them, a callout explains it, a click or Enter gives its call.
class ChartPanel : public PlotCard
{
    Q_OBJECT

public:
    ChartPanel(const QString &title, const QString &subtitle, QWidget *parent = nullptr);
    ~ChartPanel() override;

    // Draws `view` when some of the chart is in sight, once its calls have been read; remembered otherwise, and drawn
    // when it is shown.
    void setView(const LiveView &view);

    bool isSettled() const { return !m_work.isBusy(); } // whether it shows the view that it was given last

Q_SIGNALS:
    void callActivated(inferograph::CallId call); // a point was clicked

protected:
    // What screen readers are told about what the chart shows now, in one or two sentences.
    virtual QString summary() const = 0;
    // The numbers of what is drawn now, in the chart's own order.
    virtual ChartTable table() const = 0;
    // What the chart is going to keep of the calls in `view`, before it is read.
    virtual std::shared_ptr<ChartData> dataFor(const LiveView &view) const = 0;
    // Draws data(), which may be of earlier calls than `view`. Returns false when there is nothing to draw: the panel
    // then shows emptyText().
    virtual bool draw(const LiveView &view) = 0;
    virtual QString emptyText() const;
    virtual void applyTheme();

    // The items of data(), in the order in which the keyboard walks along them.
    virtual std::size_t itemCount() const = 0;
    virtual std::optional<std::size_t> itemAt(QPointF pixel) const = 0;
    virtual quint64 keyOf(std::size_t item) const = 0; // the same as long as it is the same item
    virtual Callout calloutOf(std::size_t item) const = 0;
    virtual std::optional<CallId> callOf(std::size_t item) const;

    // That was read last. Only for a chart that has been drawn, or is being drawn.
    const ChartData &data() const { return *m_data; }
    // The same, for what outlives it.
    template<typename Data>
    std::shared_ptr<const Data> keptData() const
    {
        return std::static_pointer_cast<const Data>(m_data);
    }
    QString spanText() const; // `the 5 minutes in view`

    void setChart(PlotView *plot);
    ChartLegend *legend() const { return m_legend; } // for the footer, or:
    void showLegendInHeader();
    void redraw(); // the same calls

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using DataPtr = std::shared_ptr<ChartData>;
    static DataPtr read(const DataPtr &data);

    void refresh();
    void present();
    void select(std::optional<std::size_t> item);
    std::optional<std::size_t> selected() const;
    void step(int by);
    void activate();

    ChartLegend *m_legend;
    LiveView m_view;
    DataPtr m_data; // of m_view, or of an earlier view; null until some is read
    LiveWork<DataPtr, DataPtr> m_work;
    bool m_stale = false;
    std::size_t m_selectedItem = 0; // where it was last
    std::optional<quint64> m_selectedKey;
};

} // namespace inferograph
