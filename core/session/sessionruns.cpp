// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionruns.h"

namespace inferograph {

SessionRuns::SessionRuns(Prober &prober, ServerLookup lookup, QObject *parent)
    : QObject(parent), m_prober(prober), m_lookup(std::move(lookup))
{
}

SessionRuns::~SessionRuns() = default;

bool SessionRuns::start(const Workload &workload)
{
    if (m_running || stepsOf(workload).isEmpty())
        return false;
    m_runner = std::make_unique<Runner>(workload, m_prober);
    for (const WorkloadServer &server : workload.servers)
        m_runner->setServer(server.url, m_lookup(server.url));
    if (callsOf(m_runner->steps()) > 1)
        m_runner->calibrateFirst();
    connectRunner();
    SessionRun run;
    run.startedAt = wallNow();
    run.workload = workload;
    run.steps = m_runner->steps();
    run.labels = m_runner->labels();
    m_runs.append(run);
    m_running = true;
    Q_EMIT began();
    m_runner->start();
    return true;
}

void SessionRuns::connectRunner()
{
    Runner *runner = m_runner.get();
    connect(runner, &Runner::calibrated, this, [this](const ClockError &error) {
        m_runs.last().clockError = error;
        Q_EMIT calibrated(error);
    });
    connect(runner, &Runner::stepFinished, this, [this](const StepResult &result) {
        m_runs.last().results.append(result);
        Q_EMIT stepFinished(result);
    });
    connect(runner, &Runner::serverNotFound, this, &SessionRuns::serverNotFound);
    connect(runner, &Runner::callBegan, this, &SessionRuns::callBegan);
    connect(runner, &Runner::callFinished, this, &SessionRuns::callFinished);
    connect(runner, &Runner::progressed, this, &SessionRuns::progressed);
    // Not within a signal of the runner, which the next start() replaces.
    connect(
        runner, &Runner::finished, this,
        [this] {
            m_running = false;
            Q_EMIT finished();
        },
        Qt::QueuedConnection);
}

void SessionRuns::cancel()
{
    if (m_running)
        m_runner->cancel();
}

} // namespace inferograph
