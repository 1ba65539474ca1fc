// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/alarmclock.h"
#include "core/probe/callanswer.h"
#include "core/probe/connectionpool.h"
#include "core/probe/prober.h"

#include <functional>

namespace inferograph {

// One call from its connection to its record. Belongs to the capture thread.
//
// Its moments are all on the monotonic clock. The record's clock is `kernel` only if the kernel stamped every
// read that brought a token (without tokens: the last read); one that it did not stamp makes it `client`.
class TimedCall final : private SocketObserver
{
public:
    // `finished` is called once, possibly from within begin() or cancel(); the call must outlive that.
    TimedCall(CallId id, CallSpec spec, Moment intended, ConnectionPool &pool, AlarmClock &clock,
              std::function<void()> finished);

    void begin();
    void cancel();

    // Ends the call where one of its limits has passed.
    void checkLimits(Moment now);

    bool isFinished() const { return m_phase == Phase::Finished; }
    CallId id() const { return m_record.id; }
    const CallRecord &record() const { return m_record; } // whole once finished

    // What came since the last time this was asked; unset where nothing did.
    std::optional<CallProgress> takeProgress();

private:
    enum class Phase : quint8 { Scheduled, Connecting, Sending, Waiting, Receiving, Trailing, Finished };

    void socketConnected(Moment at) override;
    void socketEncrypted(Moment at) override;
    void socketSent(Moment at) override;
    void socketReceived(const TimedRead &read) override;
    void socketClosed(Moment at) override;
    void socketFailed(ErrorKind kind, const QByteArray &reason) override;

    void alarmRang();
    void connectOrReuse();
    void openConnection();
    void connectionReady(Moment at);
    void depart();
    void sendRequest();
    void loseConnection();
    void failToConnect(ErrorKind kind, const QByteArray &reason);
    bool retryOnNewConnection();
    void follow(CallAnswer::State state);
    void answerEnded();
    void answerCutShort(Moment at, ErrorKind kind, const QByteArray &reason);
    ServerFacts serverFacts() const;
    void prepare(const HttpRequest &request);
    bool beginAmended();
    void failRefused();
    void fail(ErrorKind kind, const QByteArray &error);
    void finish(CallStatus status);

    CallSpec m_spec;
    ConnectionPool &m_pool;
    std::function<void()> m_finished;
    std::optional<Proxy> m_proxy;
    std::optional<Origin> m_origin;
    QByteArray m_place; // the server, as error texts name it
    SocketPtr m_socket;
    Phase m_phase = Phase::Connecting;
    CallRecord m_record;
    CallMoments m_moments;
    Alarm m_alarm; // to connect, and then to depart, where the call is to be sent at a moment
    QByteArray m_request;
    Moment m_intended;             // when the call was asked for, or is to be sent
    std::optional<Moment> m_ready; // the connection can carry the request
    bool m_departed = false;
    Moment m_phaseBegan = 0; // or the last read, while receiving
    bool m_amended = false;
    CallProgress m_progress;
    bool m_progressed = true; // other than by the answer
    std::optional<CallAnswer> m_answer;
    std::optional<RawRecorder> m_raw;
};

} // namespace inferograph
