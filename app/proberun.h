// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/probeplan.h"
#include "app/terminal.h"
#include "core/report/steptable.h"
#include "core/runs/runner.h"
#include "core/secrets/keystore.h"
#include "core/store/callstore.h"
#include "core/store/coldrates.h"

namespace inferograph {

// Runs the workload of a plan and writes what it gives to standard output, as it comes.
class ProbeRun : public QObject
{
    Q_OBJECT

public:
    ProbeRun(const ProbePlan &plan, int width);

    void start();
    // Calls under way become cancelled records; no other is made.
    void cancel();

    int exitCode() const;

Q_SIGNALS:
    void finished();

private:
    void begin();
    void takeKey(const QUrl &server, const QByteArray &key);
    void takeCall(const RunCall &call);
    void takeStep(const StepResult &result);
    void showProgress(const RunProgress &progress);
    void judge(const StepResult &result);
    void finish();
    void write(const QByteArray &text);
    void say(const QString &message);

    ProbePlan m_plan;
    int m_width;
    bool m_isCallByCall; // one step of calls one after the other: a line for each call, not for the step
    int m_done = 0;
    bool m_allWell = true;
    KeyStore m_keys;
    qsizetype m_keysAwaited = 0;
    Prober m_prober;
    Runner m_runner;
    StepTable m_steps;
    CallStore m_store;
    ColdRates m_coldRates;
    StandardOutput m_out;
    ProgressLine m_status;
    std::optional<ClockError> m_clockError;
};

} // namespace inferograph
