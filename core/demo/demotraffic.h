// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/demoprompt.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

namespace inferograph {

// When the demo sends which prompt. Who sends it says when each call has ended, since only so many run at
// once.
class DemoTraffic : public QObject
{
    Q_OBJECT

public:
    explicit DemoTraffic(const DemoScript &script, QObject *parent = nullptr);

    void start();
    void stop();
    void noteCallEnded() { --m_running; }

Q_SIGNALS:
    void promptDue(const inferograph::Prompt &prompt);

private:
    void tick();

    DemoScript m_script;
    QRandomGenerator m_random;
    QElapsedTimer m_age;
    QTimer m_timer;
    int m_running = 0;
};

} // namespace inferograph
