// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"

#include <QWidget>

#include <array>

class QLabel;

namespace inferograph {

// The figures of the calls in view, side by side. On a narrow window the less telling ones step back.
class FiguresStrip : public QWidget
{
    Q_OBJECT

public:
    explicit FiguresStrip(QWidget *parent = nullptr);

    void setView(const LiveView &view);

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

    void refresh();
    void put(Figure figure, const QString &value, const QString &note, const QString &tip);
    int cardWidth() const;

    std::array<Card, FigureCount> m_cards;
    LiveView m_view;
    WallTime m_refreshed;
};

} // namespace inferograph
