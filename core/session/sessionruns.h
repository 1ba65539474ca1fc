// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/runner.h"
#include "core/runs/runserver.h"

#include <functional>

namespace inferograph {

// A run of the session: as far as it has come, or came.
struct SessionRun
{
    WallTime startedAt;
    Workload workload;
    QList<RunStep> steps;
    QByteArrayList labels;     // of the steps
    QList<StepResult> results; // of the steps that have ended
    std::optional<ClockError> clockError;
};

// The runs that people start in the window, one at a time, on the session's prober: the session takes their records
// as those of all other calls. GUI thread only; never blocks.
class SessionRuns : public QObject
{
    Q_OBJECT

public:
    using ServerLookup = std::function<RunServer(const QUrl &server)>;

    // What `lookup` knows of a server is not asked again. `prober` outlives this.
    SessionRuns(Prober &prober, ServerLookup lookup, QObject *parent = nullptr);
    ~SessionRuns() override;

    // False where one is under way, or where the workload has no step. Begins with a calibration of the clock, unless it
    // makes one call only.
    bool start(const Workload &workload);
    // What is done stays; ends with finished() soon.
    void cancel();

    bool isRunning() const { return m_running; }
    const QList<SessionRun> &all() const { return m_runs; } // the latest one is last, also while under way

Q_SIGNALS:
    void began();
    void calibrated(const inferograph::ClockError &error);
    void serverNotFound(const QUrl &url, const QString &reason);
    void callBegan(qsizetype step, inferograph::CallId id, bool warmUp, const inferograph::Prompt &prompt);
    void callFinished(const inferograph::RunCall &call);
    void stepFinished(const inferograph::StepResult &result);
    void progressed(const inferograph::RunProgress &progress);
    void finished(); // once for each began(); another may be started then

private:
    void connectRunner();

    Prober &m_prober;
    ServerLookup m_lookup;
    QList<SessionRun> m_runs;
    std::unique_ptr<Runner> m_runner; // of the latest
    bool m_running = false;
};

} // namespace inferograph
