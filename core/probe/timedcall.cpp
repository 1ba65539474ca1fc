// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/timedcall.h"

#include "core/call/modelname.h"
#include "core/probe/failurewords.h"
#include "core/probe/httprequest.h"
#include "core/probe/retryafter.h"

namespace inferograph {

namespace {

// How long the rest of a complete answer is waited for: usage and timings may follow the terminal marker.
constexpr Nanoseconds trailingLimit = std::chrono::seconds(2);

// Long enough to connect round the world; so short that a server with a thread for each connection is not kept from
// its work by those that wait.
constexpr Nanoseconds connectAhead = std::chrono::milliseconds(500);

Moment after(Moment from, Nanoseconds limit)
{
    return from + limit.count();
}

// As error texts name it.
QByteArray placeOf(const QUrl &url, const std::optional<Proxy> &proxy)
{
    const QByteArray server = withoutCredentials(url);
    return proxy ? server + " through the proxy " + proxy->host + ':' + QByteArray::number(proxy->port)
                 : server;
}

} // namespace

TimedCall::TimedCall(CallId id, CallSpec spec, Moment intended, ConnectionPool &pool, AlarmClock &clock,
                     std::function<void()> finished)
    : m_spec(std::move(spec))
    , m_pool(pool)
    , m_finished(std::move(finished))
    , m_proxy(environmentProxy(m_spec.baseUrl))
    , m_origin(originOf(m_spec.baseUrl, m_spec.access.trust, m_proxy))
    , m_place(placeOf(m_spec.baseUrl, m_proxy))
    , m_alarm(clock, [this] { alarmRang(); })
    , m_intended(m_spec.sendAt.value_or(intended))
    , m_departed(!m_spec.sendAt)
{
    m_record.id = id;
    m_record.source = m_spec.source;
    m_record.server = m_spec.server;
    m_record.start = m_spec.start;
    m_record.promptCache = m_spec.promptCache;
    m_record.model = normalisedModelName(m_spec.prompt.model);
    m_progress.id = id;
    if (m_spec.keepRaw)
        m_raw.emplace();
}

void TimedCall::begin()
{
    m_record.startedAt = wallNow();
    m_record.endpoint = withoutCredentials(m_spec.baseUrl);
    if (!m_origin) {
        m_moments.start = monotonicNow();
        fail(ErrorKind::Protocol, "This is not the address of a server: " + m_place +
                                      ". It must begin with http:// or https:// and name a host.");
        return;
    }
    const HttpRequest request = m_spec.protocol->request(m_spec.prompt, serverFacts());
    m_record.endpoint = withoutCredentials(requestUrl(m_spec.baseUrl, request.path));
    m_record.operation = m_spec.protocol->operation();
    prepare(request);
    if (!m_spec.sendAt) {
        connectOrReuse();
        return;
    }
    m_phase = Phase::Scheduled;
    m_alarm.set(after(*m_spec.sendAt, -connectAhead));
}

void TimedCall::alarmRang()
{
    if (m_moments.start) {
        depart();
        return;
    }
    m_alarm.set(*m_spec.sendAt);
    connectOrReuse();
}

void TimedCall::connectOrReuse()
{
    const Moment now = monotonicNow();
    m_moments.start = now;
    m_moments.connecting = now;
    m_record.startedAt = wallNow();
    m_socket = m_pool.takeIdle(*m_origin);
    if (!m_socket) {
        openConnection();
        return;
    }
    m_moments.reusedConnection = true;
    m_moments.connected = now;
    if (m_origin->secure)
        m_moments.tls = now;
    m_socket->setObserver(this);
    connectionReady(now);
}

void TimedCall::openConnection()
{
    m_phase = Phase::Connecting;
    m_phaseBegan = monotonicNow();
    m_socket = m_pool.make(*m_origin);
    m_socket->setObserver(this);
    m_socket->open(*m_origin);
}

void TimedCall::connectionReady(Moment at)
{
    m_ready = at;
    if (m_departed)
        sendRequest();
    else
        m_phase = Phase::Scheduled;
}

// What went on before the moment of sending is no part of the call.
void TimedCall::depart()
{
    m_departed = true;
    m_moments.start = m_spec.sendAt;
    if (m_ready) {
        m_moments.reusedConnection = true;
        sendRequest();
    } else if (!m_socket) {
        m_moments.connecting = monotonicNow();
        openConnection();
    } else if (m_moments.connected) {
        m_moments.connected = m_moments.start; // of TLS, the rest is
    }
    m_record.startedAt = wallNow() - Nanoseconds(monotonicNow() - *m_moments.start);
}

void TimedCall::sendRequest()
{
    m_phase = Phase::Sending;
    m_phaseBegan = monotonicNow();
    // Ours alone: until connecting was begun, and from a usable connection to the first byte.
    const Moment begun = std::max(m_moments.connecting.value_or(m_intended), m_intended);
    const Moment ready = std::max(*m_ready, m_intended);
    m_record.clientDelay = Nanoseconds((begun - m_intended) + (m_phaseBegan - ready));
    m_socket->send(m_request);
}

// Another is to be opened: at once, or at the moment of sending where this one was waiting for it.
void TimedCall::loseConnection()
{
    const std::optional<Moment> start = m_moments.start;
    m_moments = CallMoments();
    m_moments.start = start;
    m_ready.reset();
    m_socket.reset();
}

void TimedCall::socketConnected(Moment at)
{
    m_moments.connected = at;
    if (!m_origin->secure)
        connectionReady(at);
}

void TimedCall::socketEncrypted(Moment at)
{
    m_moments.tls = at;
    connectionReady(at);
}

void TimedCall::socketSent(Moment at)
{
    m_moments.sent = at;
    m_progressed = true;
    if (m_phase == Phase::Sending) {
        m_phase = Phase::Waiting;
        m_phaseBegan = at;
    }
}

void TimedCall::socketReceived(const TimedRead &read)
{
    if (m_phase == Phase::Scheduled) {
        loseConnection(); // an answer before the question
        return;
    }
    m_phaseBegan = read.at;
    if (read.clock == Clock::Kernel)
        m_record.readDelay = std::max(m_record.readDelay, OptionalDuration(read.begun - read.at));
    if (m_phase == Phase::Sending || m_phase == Phase::Waiting)
        m_phase = Phase::Receiving;
    if (m_raw)
        m_raw->take(read);
    follow(m_answer->take(read));
}

void TimedCall::socketClosed(Moment at)
{
    if (m_phase == Phase::Scheduled) {
        loseConnection();
        return;
    }
    if (m_phase == Phase::Connecting) {
        failToConnect(ErrorKind::Tls, "the server hung up");
        return;
    }
    if (retryOnNewConnection())
        return;
    const CallAnswer::State state = m_answer->connectionClosed(at);
    if (state == CallAnswer::State::Open)
        answerCutShort(at, ErrorKind::Reset, "The server closed the connection");
    else
        follow(state);
}

void TimedCall::socketFailed(ErrorKind kind, const QByteArray &reason)
{
    if (m_phase == Phase::Scheduled)
        loseConnection();
    else if (m_phase == Phase::Connecting)
        failToConnect(kind, reason);
    else if (!retryOnNewConnection())
        answerCutShort(monotonicNow(), kind, "The connection broke (" + reason + ")");
}

// Where the host was reached, what broke is the handshake.
void TimedCall::failToConnect(ErrorKind kind, const QByteArray &reason)
{
    const bool inHandshake = m_origin->secure && m_moments.connected && kind == ErrorKind::Reset;
    const ErrorKind actual = inHandshake ? ErrorKind::Tls : kind;
    fail(actual, failureWords(actual, m_place, reason));
}

// A server may close an idle connection just as the request is on its way: no fault of the call.
bool TimedCall::retryOnNewConnection()
{
    if (!m_moments.reusedConnection || m_answer->hasBegun())
        return false;
    loseConnection();
    openConnection();
    return true;
}

ServerFacts TimedCall::serverFacts() const
{
    return {.product = m_spec.server, .version = m_spec.serverVersion};
}

void TimedCall::prepare(const HttpRequest &request)
{
    const QList<HttpHeader> userHeaders = accessHeaders(m_spec.access, m_spec.protocol);
    m_request = requestBytes(m_spec.baseUrl, request, userHeaders, m_proxy);
    if (m_raw)
        m_raw->begin(m_request, m_spec.baseUrl, userHeaders, m_proxy);
    m_answer.emplace(*m_spec.protocol, serverFacts(), m_moments, m_progress);
}

// Once more from the start, put as the refusal asks: what came before is no part of the call.
bool TimedCall::beginAmended()
{
    if (std::exchange(m_amended, true))
        return false;
    const auto request = m_spec.protocol->amendedRequest(m_spec.prompt, serverFacts(), m_answer->refusal());
    if (!request)
        return false;
    m_moments = CallMoments();
    prepare(*request);
    m_intended = monotonicNow();
    connectOrReuse();
    return true;
}

void TimedCall::follow(CallAnswer::State state)
{
    if (state == CallAnswer::State::Failed)
        fail(m_answer->failure().kind, m_answer->failure().words);
    else if (state == CallAnswer::State::Ended)
        answerEnded();
    else if (m_answer->isComplete())
        m_phase = Phase::Trailing;
}

void TimedCall::answerEnded()
{
    if (m_answer->keepsConnection() && m_moments.sent)
        m_pool.giveBack(*m_origin, std::move(m_socket));
    if (m_answer->isRefusal()) {
        if (!beginAmended())
            failRefused();
        return;
    }
    if (!m_answer->isComplete())
        m_record.error = "The answer from " + m_place + " ended without the mark that says it is complete.";
    finish(m_answer->isComplete() ? CallStatus::Ok : CallStatus::Incomplete);
}

void TimedCall::answerCutShort(Moment at, ErrorKind kind, const QByteArray &reason)
{
    if (m_answer->isComplete()) {
        finish(CallStatus::Ok);
        return;
    }
    m_moments.end = at;
    if (m_answer->status() == 0) {
        fail(kind, reason + " at " + m_place + " before it answered: did the server stop?");
    } else if (m_answer->isRefusal()) {
        failRefused();
    } else {
        m_record.errorKind = kind;
        m_record.error = reason + " at " + m_place + " in the midst of its answer.";
        finish(CallStatus::Incomplete);
    }
}

void TimedCall::checkLimits(Moment now)
{
    const CallLimits &limits = m_spec.limits;
    if (isFinished() || m_phase == Phase::Scheduled)
        return;
    if (m_phase == Phase::Trailing) {
        if (now > after(*m_moments.end, trailingLimit))
            finish(CallStatus::Ok);
    } else if (now > after(*m_moments.start, limits.total)) {
        fail(ErrorKind::Timeout,
             "The call to " + m_place + " took longer than its limit of " + secondsText(limits.total) + '.');
    } else if (m_phase == Phase::Connecting) {
        if (now > after(m_phaseBegan, limits.connect))
            fail(ErrorKind::Timeout, "No connection to " + m_place + " within " +
                                         secondsText(limits.connect) +
                                         ": is the address right, and does a firewall let it through?");
    } else if (!m_answer->hasBegun()) {
        if (now > after(m_phaseBegan, limits.firstToken))
            fail(ErrorKind::Timeout,
                 "No answer from " + m_place + " within " + secondsText(limits.firstToken) + '.');
    } else {
        const bool isBeforeToken = m_moments.tokenEvents.empty() && !m_answer->isRefusal();
        const Nanoseconds limit = isBeforeToken ? limits.firstToken : limits.idle;
        if (now > after(m_phaseBegan, limit))
            fail(ErrorKind::Timeout,
                 "The answer from " + m_place + " stalled: nothing came for " + secondsText(limit) + '.');
    }
}

void TimedCall::cancel()
{
    if (isFinished())
        return;
    if (!m_departed)
        m_moments = CallMoments(); // it never began
    finish(CallStatus::Cancelled);
}

void TimedCall::failRefused()
{
    m_progress.retryAfter = retryAfterOf(m_answer->header("retry-after"), wallNow());
    const int status = m_answer->status();
    const QByteArray said = m_answer->refusal();
    fail(ErrorKind::Http, said.isEmpty() ? httpStatusWords(status, m_place, m_answer->header("location"))
                                         : refusalWords(status, said, m_record.endpoint));
}

void TimedCall::fail(ErrorKind kind, const QByteArray &error)
{
    m_record.errorKind = kind;
    m_record.error =
        clippedError(withoutSecrets(error, m_spec.baseUrl, accessHeaders(m_spec.access, m_spec.protocol)));
    finish(CallStatus::Failed);
}

void TimedCall::finish(CallStatus status)
{
    m_alarm.unset();
    m_socket.reset();
    m_phase = Phase::Finished;
    m_record.status = status;
    if (!m_moments.end)
        m_moments.end = monotonicNow();
    m_record.clock = Clock::Client;
    if (m_answer)
        m_answer->report(m_record);
    // It was found without TLS.
    if (m_spec.clockError && m_spec.clockError->clock == m_record.clock && m_origin && !m_origin->secure)
        m_record.clockErrorUs = m_spec.clockError->p99Us;
    applyMoments(m_moments, m_record);
    m_progress.phase = CallProgress::Phase::Done;
    if (m_raw)
        m_progress.raw = m_raw->finish(m_moments.start.value_or(*m_moments.end), m_moments.sent);
    m_progressed = true;
    m_finished();
}

std::optional<CallProgress> TimedCall::takeProgress()
{
    const bool answerProgressed = m_answer && m_answer->takeNews();
    if (!std::exchange(m_progressed, false) && !answerProgressed)
        return std::nullopt;
    if (m_progress.phase == CallProgress::Phase::Connecting && m_moments.sent)
        m_progress.phase = CallProgress::Phase::Waiting;
    m_progress.tokenEvents = static_cast<qint64>(m_moments.tokenEvents.size());
    if (m_moments.firstToken)
        m_progress.ttft = Nanoseconds(*m_moments.firstToken - *m_moments.start);
    const Moment until = isFinished() ? m_moments.end.value_or(monotonicNow()) : monotonicNow();
    if (m_departed)
        m_progress.elapsed = Nanoseconds(until - *m_moments.start);
    CallProgress taken = m_progress;
    m_progress.content.clear();
    m_progress.reasoning.clear();
    m_progress.tokenMoments.clear();
    return taken;
}

} // namespace inferograph
