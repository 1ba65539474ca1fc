// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"

#include <QWidget>

#include <vector>

namespace inferograph {

// The speed of a model while it answers, as bars of a quarter of a second each; the latest are in sight. Spans
// without a token keep a length that the eye can follow.
class SpeedTrace : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedTrace(const QByteArray &model, QWidget *parent = nullptr);

    void add(const std::vector<Moment> &tokens); // when they came; no earlier than those before
    void clear();

    // Tokens per second over the last second before `now`; unset where none came.
    std::optional<double> speedAt(Moment now) const;
    const std::vector<int> &tokensInBars() const { return m_bars; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QByteArray m_model;
    std::vector<int> m_bars;
    qint64 m_first = 0; // the quarter of a second of the first bar
};

} // namespace inferograph
