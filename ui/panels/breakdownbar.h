// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/metrics.h"

#include <QWidget>

namespace inferograph {

class ChartLegend;

// Where the time of one call went: a stacked bar over its parts in words. An empty track until it is known.
class BreakdownBar : public QWidget
{
    Q_OBJECT

public:
    explicit BreakdownBar(QWidget *parent = nullptr);

    void setBreakdown(const std::optional<Breakdown> &breakdown);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Phase
    {
        QString name;
        Nanoseconds duration;
        QColor (*colour)();
    };

    void showWords();
    int barHeight() const;

    QList<Phase> m_phases;
    Nanoseconds m_total{};
    ChartLegend *m_words;
};

} // namespace inferograph
