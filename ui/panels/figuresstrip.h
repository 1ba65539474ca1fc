// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/summary.h"
#include "ui/liveview.h"
#include "ui/livework.h"

#include <QHash>
#include <QWidget>

#include <array>

class QLabel;

namespace inferograph {

class ElidedLabel;

// The figures of the calls in view, side by side; those of many calls a moment later, not to hold the window up. Medians
// of several models together say so, and have those of each in their tooltip. On a narrow window the less telling ones
// step back.
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
        ElidedLabel *title = nullptr;
        QLabel *value = nullptr;
        ElidedLabel *note = nullptr;
    };
    struct OfModel
    {
        QByteArray model;
        std::vector<double> ttfts = {}; // until the medians are known
        std::vector<double> decodes = {};
        bool hasPrompts = false; // with a speed
        std::optional<double> ttftMs = {};
        std::optional<double> decode = {};
    };

    struct Figures
    {
        LiveView view;
        Summary all;
        bool startKnown = false;          // whether any of the calls tells it
        std::vector<OfModel> models = {}; // in order of first appearance
        WallTime since = {};              // since when calls are seen, within the view
    };
    static Figures figuresOf(const LiveView &view);
    // `places`: of the models among the figures.
    static void read(Figures &figures, QHash<QByteArray, std::size_t> &places, const CallRecord &call);

    void refresh();
    void fill(const Figures &figures);
    void fillMedians(const Figures &figures);
    void fillCalls(const Figures &figures);
    void fillErrors(const Summary &all);
    void put(Figure figure, const QString &value, const QString &note, const QString &tip);
    void nameMedians();
    QString title(Figure figure) const;
    int cardWidth() const;

    std::array<Card, FigureCount> m_cards;
    std::array<std::size_t, PromptSpeed + 1> m_pooled{}; // of how many models each median is
    LiveView m_view;
    WallTime m_refreshed;
    LiveWork<LiveView, Figures> m_work;
};

} // namespace inferograph
