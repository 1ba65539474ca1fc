// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/runner.h"

#include "core/probe/calibration.h"
#include "core/probe/discovery.h"
#include "core/probe/timedsocket.h"
#include "core/protocols/registry.h"
#include "core/runs/steprun.h"
#include "core/runs/timeleft.h"

#include <utility>

namespace inferograph {

namespace {

constexpr std::chrono::milliseconds progressInterval(100);

// How many calls of an open loop are under way at once depends on the server: for its calibration, some.
constexpr int streamsOfOpenLoop = 16;

const Protocol *likelyProtocol(const QUrl &url)
{
    constexpr int ollamaPort = 11434;
    return protocolById(url.port() == ollamaPort ? "ollama" : "openai");
}

} // namespace

class Runner::Private
{
public:
    Private(Runner &owner, const Workload &load, Prober &itsProber)
        : q(owner)
        , workload(load)
        , prober(itsProber)
        , steps(stepsOf(load))
        , labels(stepLabels(steps))
        // One call alone is sent as it was written.
        , composer(load, !load.cached && callsOf(steps) > 1)
        , timeLeft(steps)
    {
        ticks.setInterval(progressInterval);
    }

    void calibrate();
    void goOn();
    void beginStep();
    std::optional<RunServer> serverOf(const RunStep &step) const;
    void takeCall(const RunCall &call);
    void endStep();
    void finish();
    RunProgress progress() const;

    Runner &q;
    Workload workload;
    Prober &prober;
    QList<RunStep> steps;
    QByteArrayList labels;
    CallComposer composer;
    TimeLeft timeLeft;
    QHash<QUrl, RunServer> servers; // as far as they are known: those that said what they are have a protocol
    Discovery discovery;
    bool calibratesFirst = false;
    std::unique_ptr<Calibration> calibration; // while it is under way
    std::optional<ClockError> clockError;
    QTimer ticks;

    QList<StepResult> results; // one for each step that has ended
    QList<CallRecord> recordsOfStep;
    std::unique_ptr<StepRun> running;
    QHash<CallId, Moment> begunAt;
    int done = 0;
    bool started = false;
    bool cancelled = false;
    bool finished = false;
};

void Runner::Private::calibrate()
{
    int most = 1;
    for (const RunStep &step : std::as_const(steps))
        most = std::max(most, step.rate ? streamsOfOpenLoop : step.concurrency);
    calibration = std::make_unique<Calibration>();
    QObject::connect(
        calibration.get(), &Calibration::finished, &q,
        [this](const std::optional<ClockError> &error) {
            if (finished)
                return;
            calibration.reset();
            clockError = error;
            if (error)
                Q_EMIT q.calibrated(*error);
            goOn();
        },
        Qt::QueuedConnection);
    calibration->start(most);
}

// To the next step, by way of asking its server what it is.
void Runner::Private::goOn()
{
    if (finished)
        return;
    if (cancelled || results.size() == steps.size()) {
        finish();
        return;
    }
    const RunStep &step = steps.at(results.size());
    if (serverOf(step))
        beginStep();
    else
        discovery.identify(step.server.url, servers.value(step.server.url).access);
}

// Unset where it is still to be asked what it is.
std::optional<RunServer> Runner::Private::serverOf(const RunStep &step) const
{
    RunServer server = servers.value(step.server.url);
    if (const Protocol *named = protocolById(step.server.protocol)) {
        server.protocol = named;
        server.product = step.server.protocol.split('-').first(); // `ollama` of `ollama-generate`
    }
    server.clockError = clockError;
    return server.protocol ? std::optional(server) : std::nullopt;
}

void Runner::Private::beginStep()
{
    const RunStep &step = steps.at(results.size());
    running = std::make_unique<StepRun>(step, *serverOf(step), modelsOn(step.server, workload),
                                        workload.seed.value_or(0), composer, prober);
    QObject::connect(running.get(), &StepRun::callBegan, &q,
                     [this](CallId id, bool warmUp, const Prompt &prompt) {
                         begunAt.insert(id, monotonicNow());
                         Q_EMIT q.callBegan(results.size(), id, warmUp, prompt);
                     });
    QObject::connect(running.get(), &StepRun::callFinished, &q,
                     [this](const CallRecord &call, bool warmUp, bool again) {
                         takeCall({results.size(), warmUp, again, call});
                     });
    // Not within a signal of the object that ends here.
    QObject::connect(
        running.get(), &StepRun::finished, &q, [this] { endStep(); }, Qt::QueuedConnection);
    running->start();
}

void Runner::Private::takeCall(const RunCall &call)
{
    const Nanoseconds took(monotonicNow() - begunAt.take(call.record.id));
    if (!call.again) {
        ++done;
        timeLeft.callDone(results.size(), took);
    }
    if (!call.warmUp)
        recordsOfStep.append(call.record);
    Q_EMIT q.callFinished(call);
}

void Runner::Private::endStep()
{
    const qsizetype index = results.size();
    StepResult result = resultOf(steps.at(index), labels.at(index), std::exchange(recordsOfStep, {}));
    result.waited = running->waited();
    result.cancelled = running->isCancelled();
    result.note = running->note();
    running.reset();
    timeLeft.stepDone(index);
    results.append(result);
    Q_EMIT q.stepFinished(result);
    goOn();
}

void Runner::Private::finish()
{
    if (std::exchange(finished, true))
        return;
    ticks.stop();
    Q_EMIT q.finished();
}

RunProgress Runner::Private::progress() const
{
    RunProgress news;
    if (steps.isEmpty())
        return news;
    const qsizetype step = std::min(results.size(), steps.size() - 1);
    news.calibrating = calibration != nullptr;
    news.step = step;
    news.steps = steps.size();
    news.label = labels.at(step);
    news.done = done;
    news.calls = std::max(done, callsOf(steps));
    news.left = timeLeft.estimate();
    if (running) {
        news.running = running->running();
        news.waiting = running->waiting();
        if (news.left && news.waiting)
            *news.left += *news.waiting;
    }
    return news;
}

Runner::Runner(const Workload &workload, Prober &prober, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, workload, prober))
{
    connect(&d->discovery, &Discovery::found, this, [this](const FoundServer &server) {
        RunServer &known = d->servers[server.baseUrl];
        known.protocol = server.protocol;
        known.product = server.product;
        known.version = server.version;
        d->goOn();
    });
    connect(&d->discovery, &Discovery::notFound, this, [this](const QUrl &url, const QString &reason) {
        Q_EMIT serverNotFound(url, reason);
        d->servers[url].protocol = likelyProtocol(url);
        d->goOn();
    });
    connect(&d->ticks, &QTimer::timeout, this, [this] { Q_EMIT progressed(d->progress()); });
}

Runner::~Runner() = default;

void Runner::setAccess(const QUrl &server, const Access &access)
{
    d->servers[server].access = access;
}

void Runner::setServer(const QUrl &url, const RunServer &server)
{
    d->servers.insert(url, server);
}

void Runner::calibrateFirst()
{
    d->calibratesFirst = true;
}

void Runner::start()
{
    if (std::exchange(d->started, true))
        return;
    d->ticks.start();
    if (d->calibratesFirst)
        d->calibrate();
    else
        d->goOn();
}

void Runner::cancel()
{
    d->cancelled = true;
    d->calibration.reset();
    if (d->running)
        d->running->cancel();
    else
        d->finish();
}

const QList<RunStep> &Runner::steps() const
{
    return d->steps;
}

const QByteArrayList &Runner::labels() const
{
    return d->labels;
}

const QList<StepResult> &Runner::results() const
{
    return d->results;
}

} // namespace inferograph
