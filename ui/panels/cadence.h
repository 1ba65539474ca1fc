// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"

#include <QWidget>

#include <vector>

namespace inferograph {

// When the tokens of one call came: a bar for each gap between two of them, in its place in time and as high as it is
// long, so that an even answer is an even row. Stalls, as in CallRecord::stalls, stand out by colour and by a cross.
class Cadence : public QWidget
{
    Q_OBJECT

public:
    explicit Cadence(QWidget *parent = nullptr);

    void setTokens(const std::vector<Moment> &tokens); // when they came, in their order

    struct Gap
    {
        double beginNs = 0; // since the first token
        double lengthNs = 0;
        bool isStall = false;
    };
    const std::vector<Gap> &gaps() const { return m_gaps; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    double spanNs() const;
    double pixelOf(double ns) const;
    const Gap *gapAt(int pixel) const;
    QString inWords() const;

    std::vector<Gap> m_gaps;
    double m_medianNs = 0;
    double m_longestNs = 0;
};

} // namespace inferograph
