// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/summary.h"
#include "ui/liveview.h"
#include "ui/livework.h"

#include <QWidget>

#include <array>

class QLabel;

namespace inferograph {

// The figures of the calls in view, side by side; those of many calls a moment later, not to hold the window up. On a
// narrow window the less telling ones step back.
class FiguresStrip : public QWidget
{
    Q_OBJECT

public:
    explicit FiguresStrip(QWidget *parent = nullptr);

    void setView(const LiveView &view);
    bool isSettled() const { return !m_work.isBusy(); } // whether it shows what it was given last

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Figure { Ttft, Decode, PromptSpeed, LoadShare, Calls, Errors, Tokens, FigureCount };
    struct Card
    {
        QWidget *widget = nullptr;
        QLabel *value = nullptr;
        QLabel *note = nullptr;
    };

    struct Figures
    {
        LiveView view;
        Summary all;
        bool startKnown = false; // whether any of the calls tells it
    };
    static Figures figuresOf(const LiveView &view);

    void refresh();
    void fill(const Figures &figures);
    void put(Figure figure, const QString &value, const QString &note, const QString &tip);
    int cardWidth() const;

    std::array<Card, FigureCount> m_cards;
    LiveView m_view;
    WallTime m_refreshed;
    LiveWork<LiveView, Figures> m_work;
};

} // namespace inferograph
