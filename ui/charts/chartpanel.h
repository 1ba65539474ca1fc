// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace inferograph {

// A card with a title and one chart. Charts derive from it and draw a LiveView; the panel keeps the frame,
// the empty state, the accessible name and the text summary that screen readers get.
class ChartPanel : public QFrame
{
    Q_OBJECT

public:
    ChartPanel(const QString &title, const QString &subtitle, QWidget *parent = nullptr);

    // Draws `view` when visible; remembered and drawn on the next show otherwise.
    void setView(const LiveView &view);

    QString title() const;

Q_SIGNALS:
    void callActivated(inferograph::CallId call); // a point was clicked

protected:
    // What screen readers are told about what the chart shows now, in one or two sentences.
    virtual QString summary() const = 0;
    // Returns false when there is nothing to draw: the panel then shows emptyText().
    virtual bool draw(const LiveView &view) = 0;
    virtual QString emptyText() const;
    virtual void applyTheme() = 0;

    void setChartWidget(QWidget *widget);
    void setSubtitle(const QString &subtitle);
};

} // namespace inferograph
