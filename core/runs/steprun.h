// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"
#include "core/runs/callcomposer.h"
#include "core/runs/residence.h"
#include "core/runs/runserver.h"

#include <deque>

namespace inferograph {

// Makes the calls of one step: warm-ups one by one, then the step's own, as many at once or at such a rate as it
// says. A call that the server refuses with a time to wait is made again after it, three times at most.
class StepRun : public QObject
{
    Q_OBJECT

public:
    // `unwanted`: models that may be in the server's memory, and must not be before a cold or switched call.
    StepRun(const RunStep &step, const RunServer &server, const QList<QByteArray> &unwanted, qint64 seed,
            CallComposer &composer, Prober &prober, QObject *parent = nullptr);
    ~StepRun() override; // cancels what is under way

    void start();
    // Cancels the calls under way; their records still come before finished().
    void cancel();

    int running() const { return static_cast<int>(m_running.size()); }
    OptionalDuration waiting() const; // still, because the server asks for it
    Nanoseconds waited() const { return m_waited; }
    bool isCancelled() const { return m_cancelled; }
    QByteArray note() const { return m_note; } // of StepResult

Q_SIGNALS:
    void callBegan(inferograph::CallId id, bool warmUp, const inferograph::Prompt &prompt);
    // `again`: the server refused it, and it will be made again.
    void callFinished(const inferograph::CallRecord &call, bool warmUp, bool again);
    void finished();

private:
    struct Attempt
    {
        bool warmUp = false;
        bool sizing = false; // a warm-up for the composer
        int refusals = 0;
        std::optional<Moment> sendAt;
        Prompt prompt;
    };

    void pump();
    int mostRunning() const;
    std::optional<Attempt> nextAttempt(Moment now);
    std::optional<Attempt> nextWarmUp();
    std::optional<Attempt> nextOfClosedLoop(Moment now);
    std::optional<Attempt> nextOfOpenLoop(Moment now);
    void begin(Attempt attempt);
    void send(Attempt attempt);
    void noteProgress(const QList<CallProgress> &calls);
    void take(const QList<CallRecord> &calls);
    void takeOne(const CallRecord &call, Attempt attempt);
    void waitFor(Nanoseconds wait);
    void wakeAt(Moment at);
    void giveUp(const QByteArray &why);
    bool isDone() const;

    RunStep m_step;
    RunServer m_server;
    QList<QByteArray> m_unwanted;
    CallComposer &m_composer;
    Prober &m_prober;
    std::optional<Residence> m_residence; // for cold and switched calls
    std::optional<Attempt> m_arranging;   // the call for which the server's memory is being arranged

    std::vector<Nanoseconds> m_arrivals; // open loop
    std::optional<Moment> m_began;       // the first call's moment to leave
    bool m_sized = false;
    int m_warmUpsBegun = 0;
    int m_begun = 0;
    QHash<CallId, Attempt> m_running;
    QHash<CallId, Nanoseconds> m_refused; // with the wait asked for
    std::deque<Attempt> m_again;
    std::optional<Moment> m_resumeAt;
    Nanoseconds m_waited{};
    Nanoseconds m_putOff{}; // of the arrivals still to come
    QTimer m_wake;
    bool m_cancelled = false;
    bool m_finished = false;
    QByteArray m_note;
};

} // namespace inferograph
