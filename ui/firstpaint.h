// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

namespace inferograph {

// Tells once that a window has been painted for the first time: what can wait begins then. A window that shows nowhere,
// such as one that starts minimised, is waited for two seconds.
class FirstPaint : public QObject
{
    Q_OBJECT

public:
    explicit FirstPaint(QWidget &window, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void painted();

private:
    QTimer m_wait;
};

} // namespace inferograph
