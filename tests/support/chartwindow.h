// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/testwindow.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/panels/callspanel.h"
#include "ui/panels/chartgrid.h"

namespace inferograph::testing {

// The window with its charts, and calls for them.
class ChartWindow : public TestWindow
{
public:
    void addCall(); // and awaits the charts of the first start
    // One every ten seconds, with TTFTs of 0, 100, ... 1,200 ms, the last now; and awaits that they are shown.
    void addCallsOfTwoMinutes();

    ChartGrid &grid() const { return part<ChartGrid>(); }
    CallsPanel &table() const { return part<CallsPanel>(); }
    ChartPanel *chart(const char *id) const; // null where nobody chose it
    PlotView *plot(const char *id) const { return chart(id)->findChild<PlotView *>(); }
    PlotSpan spanOf(const char *id) const { return {plot(id)->frame().xFrom, plot(id)->frame().xTo}; }
    QString arrangement() const;      // `a b / c`: two charts in the first row, one in the second
    QStringList callsInTable() const; // their TTFTs
};

} // namespace inferograph::testing
