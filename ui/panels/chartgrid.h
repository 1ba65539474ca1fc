// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <QMap>
#include <QWidget>

class QGridLayout;

namespace inferograph {

class ChartPanel;

// The registry's charts in a grid without holes: two columns; the last chart takes what is left of its
// row. A hidden chart is neither laid out nor drawn.
class ChartGrid : public QWidget
{
    Q_OBJECT

public:
    explicit ChartGrid(QWidget *parent = nullptr);

    void setView(const LiveView &view);
    void setChartShown(const QString &id, bool shown);
    bool hasCharts() const;

Q_SIGNALS:
    void callActivated(inferograph::CallId call);

private:
    void arrange();

    QList<std::pair<QString, ChartPanel *>> m_charts;
    QStringList m_hidden;
    QGridLayout *m_layout;
};

} // namespace inferograph
