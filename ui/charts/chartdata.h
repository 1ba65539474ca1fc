// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <memory>

namespace inferograph {

// What a chart keeps of the calls in view, the costly part of drawing it. Each chart has its own, filled once and on
// any thread, so it knows nothing of the chart.
class ChartData
{
public:
    explicit ChartData(const LiveView &view) : m_view(view) {}
    virtual ~ChartData() = default;
    Q_DISABLE_COPY_MOVE(ChartData)

    void read();

    const LiveView &view() const { return m_view; }
    // Whether data of `view` would be the same.
    virtual bool isOf(const LiveView &view) const;

protected:
    // Takes a call that the view shows; they come in the order in which they started.
    virtual void add(const CallRecord &call, std::size_t row) = 0;
    virtual void finish() {}

private:
    const LiveView m_view;
};

} // namespace inferograph
