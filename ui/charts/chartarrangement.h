// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/chartlayout.h"

#include <QObject>

namespace inferograph {

// The charts that people chose, and how they arranged them: remembered from one start to the next once they have.
class ChartArrangement : public QObject
{
    Q_OBJECT

public:
    explicit ChartArrangement(QObject *parent = nullptr);

    const ChartLayout &layout() const { return m_layout; }

    void setShown(const QString &id, bool shown);
    void place(const QString &id, ChartLayout::Side side, const QString &of);
    void move(const QString &id, ChartLayout::Side to);
    void setSizes(const ChartLayout &sized); // the same charts at the same places
    void reset();                            // as at the first start

    // What the session tells: until people choose for themselves, the charts are those of just that.
    void setTold(bool calls, bool serverFigures);

Q_SIGNALS:
    void changed(); // not for sizes

private:
    ChartLayout atFirst() const;
    void take(const ChartLayout &layout);

    ChartLayout m_layout;
    bool m_chosen = false;
    bool m_calls = false;
    bool m_serverFigures = false;
};

} // namespace inferograph
