// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"
#include "core/runs/stepresult.h"

#include <memory>

namespace inferograph {

struct FoundServer;
struct RunServer;

// How a run stands.
struct RunProgress
{
    bool calibrating = false; // before the first step
    qsizetype step = 0;       // under way
    qsizetype steps = 0;
    QByteArray label; // of the step
    int done = 0;     // calls of the whole run, warm-ups included
    int calls = 0;
    int running = 0;
    OptionalDuration left;    // by the calls so far
    OptionalDuration waiting; // until calls go on, because the server asks for it
};

// A finished call of a run.
struct RunCall
{
    qsizetype step = 0;
    bool warmUp = false; // left out of every figure
    bool again =
        false; // refused with a time to wait: the call will be made again, and has another record then
    CallRecord record;
};

// Runs a workload: its steps one after the other, each to its end, whatever becomes of its calls. Lives on its
// prober's thread, never blocks it. May be destroyed at any moment, but not
// within one of its signals.
class Runner : public QObject
{
    Q_OBJECT

public:
    // `prober` outlives it, and may make other calls meanwhile.
    Runner(const Workload &workload, Prober &prober, QObject *parent = nullptr);
    ~Runner() override;

    // How one of the workload's servers is reached. Before start().
    void setAccess(const QUrl &server, const Access &access);
    // All that is known of one: where that is its protocol, it is not asked what it is. Before start().
    void setServer(const QUrl &url, const RunServer &server);

    // Begin with a calibration at the run's highest concurrency, which takes a second; the records then tell
    // this machine's own clock error. Before start().
    void calibrateFirst();

    void start();
    // What is done stays; calls under way become cancelled records, and the step under way has its result.
    void cancel();

    const QList<RunStep> &steps() const;
    const QByteArrayList &labels() const;     // of the steps
    const QList<StepResult> &results() const; // of the steps so far

Q_SIGNALS:
    // A server without a protocol in the workload did not say what it is; it is called all the same, as the
    // likeliest kind, so that the records say what is wrong.
    void serverNotFound(const QUrl &url, const QString &reason);
    void calibrated(const inferograph::ClockError &error);
    void callBegan(qsizetype step, inferograph::CallId id, bool warmUp, const inferograph::Prompt &prompt);
    void callFinished(const inferograph::RunCall &call);
    void stepFinished(const inferograph::StepResult &result);
    void progressed(const inferograph::RunProgress &progress); // ten times a second
    void finished();                                           // once, after the last of all else

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::RunProgress)
Q_DECLARE_METATYPE(inferograph::RunCall)
