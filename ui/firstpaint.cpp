// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/firstpaint.h"

#include <QEvent>
#include <QWidget>

namespace inferograph {

FirstPaint::FirstPaint(QWidget &window, QObject *parent) : QObject(parent)
{
    constexpr std::chrono::seconds patience(2);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &FirstPaint::painted);
    m_wait.start(patience);
    window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        if (m_wait.isActive())
            m_wait.start(0); // when all of the window has been painted
    }
    return QObject::eventFilter(watched, event);
}

} // namespace inferograph
