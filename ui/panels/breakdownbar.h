// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/metrics.h"

#include <QWidget>

namespace inferograph {

// Where the time of one call went: a bar for each phase, each beginning where the last one ends.
class CallWaterfall : public QWidget
{
    Q_OBJECT

public:
    explicit CallWaterfall(QWidget *parent = nullptr);

    void setBreakdown(const std::optional<Breakdown> &breakdown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Phase
    {
        QString name;
        Nanoseconds duration;
        QColor (*colour)();
    };

    int rowHeight() const;

    QList<Phase> m_phases;
    Nanoseconds m_total{};
};

} // namespace inferograph
