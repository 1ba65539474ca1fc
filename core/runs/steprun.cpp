// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/steprun.h"

#include "core/probe/timedsocket.h"
#include "core/runs/arrivals.h"

#include <algorithm>
#include <utility>

namespace inferograph {

namespace {

// How long before it leaves a call is handed to the prober, which opens its connection meanwhile.
constexpr Nanoseconds lead = std::chrono::milliseconds(250);

// An open loop against a server that does not keep up: later calls then leave late, and say so.
constexpr int mostInFlight = 512;

constexpr int mostRefusals = 3;
constexpr Nanoseconds longestWait = std::chrono::minutes(10);

bool arrangesMemory(StepKind kind)
{
    return kind == StepKind::Cold || kind == StepKind::Switch;
}

} // namespace

StepRun::StepRun(const RunStep &step, const RunServer &server, const QList<QByteArray> &unwanted, qint64 seed,
                 CallComposer &composer, Prober &prober, QObject *parent)
    : QObject(parent)
    , m_step(step)
    , m_server(server)
    , m_unwanted(unwanted)
    , m_composer(composer)
    , m_prober(prober)
{
    if (m_step.rate)
        m_arrivals = arrivalTimes(m_step.calls, *m_step.rate, m_step.arrivals, seed);
    if (arrangesMemory(m_step.kind)) {
        m_unwanted.removeAll(m_step.switchFrom);
        m_residence.emplace(m_step.server.url, residenceProtocol(m_server.product, *m_server.protocol),
                            m_server.access);
        connect(&*m_residence, &Residence::arranged, this, [this] {
            if (m_arranging)
                send(*std::exchange(m_arranging, std::nullopt));
        });
        connect(&*m_residence, &Residence::impossible, this, &StepRun::giveUp);
    }
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &StepRun::pump);
    connect(&m_prober, &Prober::callsProgressed, this, &StepRun::noteProgress);
    connect(&m_prober, &Prober::callsFinished, this, &StepRun::take);
}

StepRun::~StepRun()
{
    const QList<CallId> running = m_running.keys();
    for (const CallId id : running)
        m_prober.cancel(id);
}

void StepRun::start()
{
    pump();
}

void StepRun::cancel()
{
    m_cancelled = true;
    m_arranging.reset();
    m_again.clear();
    const QList<CallId> running = m_running.keys();
    for (const CallId id : running)
        m_prober.cancel(id);
    pump();
}

OptionalDuration StepRun::waiting() const
{
    const Moment now = monotonicNow();
    return m_resumeAt && *m_resumeAt > now ? OptionalDuration(*m_resumeAt - now) : std::nullopt;
}

void StepRun::pump()
{
    if (m_finished)
        return;
    if (isDone()) {
        m_finished = true;
        m_wake.stop();
        Q_EMIT finished();
        return;
    }
    if (m_cancelled || m_arranging)
        return;
    const Moment now = monotonicNow();
    if (m_resumeAt && *m_resumeAt > now) {
        wakeAt(*m_resumeAt);
        return;
    }
    while (auto attempt = nextAttempt(now)) {
        begin(std::move(*attempt));
        if (m_arranging || m_finished)
            return;
    }
}

bool StepRun::isDone() const
{
    if (!m_running.isEmpty() || m_arranging)
        return false;
    const bool begunAll = m_begun == m_step.calls && m_again.empty();
    return m_cancelled || !m_note.isEmpty() || begunAll;
}

int StepRun::mostRunning() const
{
    return m_step.rate ? mostInFlight : m_step.concurrency;
}

std::optional<StepRun::Attempt> StepRun::nextAttempt(Moment now)
{
    if (!m_note.isEmpty())
        return std::nullopt;
    if (m_begun == 0) {
        if (!m_running.isEmpty()) // a warm-up
            return std::nullopt;
        if (auto warmUp = nextWarmUp())
            return warmUp;
    } else if (!m_again.empty() && running() < mostRunning()) {
        Attempt again = std::move(m_again.front());
        m_again.pop_front();
        return again;
    }
    if (m_begun == m_step.calls)
        return std::nullopt;
    return m_step.rate ? nextOfOpenLoop(now) : nextOfClosedLoop(now);
}

std::optional<StepRun::Attempt> StepRun::nextWarmUp()
{
    if (!m_again.empty()) {
        Attempt again = std::move(m_again.front());
        m_again.pop_front();
        return again;
    }
    Attempt attempt;
    attempt.warmUp = true;
    if (m_step.sizing && !std::exchange(m_sized, true)) {
        attempt.sizing = true;
        return attempt;
    }
    if (m_warmUpsBegun == m_step.warmUps)
        return std::nullopt;
    ++m_warmUpsBegun;
    return attempt;
}

std::optional<StepRun::Attempt> StepRun::nextOfClosedLoop(Moment now)
{
    if (running() >= mostRunning())
        return std::nullopt;
    if (!m_began)
        m_began = now + lead.count();
    Attempt attempt;
    // The first ones leave at the same moment, however long their connections take.
    if (m_step.concurrency > 1 && m_begun < m_step.concurrency)
        attempt.sendAt = m_began;
    ++m_begun;
    return attempt;
}

std::optional<StepRun::Attempt> StepRun::nextOfOpenLoop(Moment now)
{
    if (!m_began)
        m_began = now + lead.count();
    const Moment due = *m_began + (m_arrivals.at(static_cast<std::size_t>(m_begun)) + m_putOff).count();
    if (due - lead.count() > now) {
        wakeAt(due - lead.count());
        return std::nullopt;
    }
    if (running() >= mostRunning())
        return std::nullopt;
    Attempt attempt;
    attempt.sendAt = due;
    ++m_begun;
    return attempt;
}

void StepRun::begin(Attempt attempt)
{
    if (!m_residence) {
        send(std::move(attempt));
        return;
    }
    m_arranging = std::move(attempt);
    m_residence->arrange(m_unwanted, m_step.switchFrom);
}

void StepRun::send(Attempt attempt)
{
    attempt.prompt = attempt.sizing ? m_composer.composeForSizing(m_step) : m_composer.compose(m_step);
    CallSpec spec;
    spec.baseUrl = m_step.server.url;
    spec.protocol = m_server.protocol;
    spec.prompt = attempt.prompt;
    spec.access = m_server.access;
    spec.limits = m_server.limits;
    spec.source = m_server.source;
    spec.server = m_server.product;
    spec.serverVersion = m_server.version;
    spec.promptCache = m_composer.promptCache(m_step, attempt.warmUp);
    spec.sendAt = attempt.sendAt;
    spec.clockError = m_server.clockError;
    spec.keepRaw = m_server.keepRaw;
    if (m_residence)
        spec.start = StartKind::Cold; // as the server has just said
    else
        spec.findStart = m_step.concurrency == 1 && !m_step.rate;
    const CallId id = m_prober.call(spec);
    const bool warmUp = attempt.warmUp;
    m_running.insert(id, std::move(attempt));
    Q_EMIT callBegan(id, warmUp, spec.prompt);
}

void StepRun::noteProgress(const QList<CallProgress> &calls)
{
    for (const CallProgress &call : calls) {
        if (call.retryAfter && m_running.contains(call.id))
            m_refused.insert(call.id, *call.retryAfter);
    }
}

void StepRun::take(const QList<CallRecord> &calls)
{
    bool any = false;
    for (const CallRecord &call : calls) {
        if (!m_running.contains(call.id))
            continue;
        takeOne(call, m_running.take(call.id));
        any = true;
    }
    if (any)
        pump();
}

void StepRun::takeOne(const CallRecord &call, Attempt attempt)
{
    m_composer.learn(m_step, attempt.prompt, call);
    const bool warmUp = attempt.warmUp;
    bool again = false;
    const OptionalDuration wait =
        m_refused.contains(call.id) ? OptionalDuration(m_refused.take(call.id)) : std::nullopt;
    if (wait && !m_cancelled && *wait > longestWait) {
        m_note = "The server asks to wait " + QByteArray::number(qRound64(toSeconds(*wait))) +
                 " s, so the rest was left out.";
    } else if (wait && !m_cancelled && ++attempt.refusals <= mostRefusals) {
        again = true;
        attempt.sendAt.reset();
        m_again.push_back(std::move(attempt));
        waitFor(*wait);
    }
    Q_EMIT callFinished(call, warmUp, again);
}

// The arrivals that are still to come are put off by as much: the server asked for it.
void StepRun::waitFor(Nanoseconds wait)
{
    const Moment now = monotonicNow();
    const Moment before = std::max(m_resumeAt.value_or(now), now);
    const Moment until = std::max(before, now + wait.count());
    m_waited += Nanoseconds(until - before);
    if (m_began)
        m_putOff += Nanoseconds(until - before);
    m_resumeAt = until;
}

void StepRun::wakeAt(Moment at)
{
    const Nanoseconds left(std::max<qint64>(0, at - monotonicNow()));
    m_wake.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

void StepRun::giveUp(const QByteArray &why)
{
    m_note = why;
    m_arranging.reset();
    pump();
}

} // namespace inferograph
