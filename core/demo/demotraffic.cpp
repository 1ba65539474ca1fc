// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demotraffic.h"

namespace inferograph {

DemoTraffic::DemoTraffic(const DemoScript &script, QObject *parent)
    : QObject(parent), m_script(script), m_random(script.seed + 1)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DemoTraffic::tick);
}

void DemoTraffic::start()
{
    m_age.start();
    m_timer.start(0);
}

void DemoTraffic::stop()
{
    m_timer.stop();
}

void DemoTraffic::tick()
{
    constexpr int runningAtOnce = 3;
    const Nanoseconds age(m_age.nsecsElapsed());
    if (m_running < runningAtOnce) {
        ++m_running;
        Q_EMIT promptDue(demoPrompt(m_script, age, m_random));
    }
    const int pauseMs = age < demoBurst ? m_random.bounded(120, 420) : m_random.bounded(500, 1700);
    m_timer.start(static_cast<int>(pauseMs * m_script.timeScale));
}

} // namespace inferograph
