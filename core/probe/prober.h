// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/moments.h"
#include "core/call/prompt.h"
#include "core/probe/access.h"
#include "core/probe/clockerror.h"
#include "core/probe/rawexchange.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace inferograph {

// Limits of one call. None of the defaults ends a slow first token.
struct CallLimits
{
    Nanoseconds connect = std::chrono::seconds(10);
    // Without anything from the server, before its first token: it may answer early, and then read a long prompt or
    // reason unseen.
    Nanoseconds firstToken = std::chrono::minutes(10);
    Nanoseconds idle = std::chrono::minutes(2); // the same after that
    Nanoseconds total = std::chrono::minutes(60);
};

// One call to make. `protocol` is one of registry.h's and outlives everything.
struct CallSpec
{
    QUrl baseUrl; // http or https; a path in it is put before the protocol's
    const Protocol *protocol = nullptr;
    Prompt prompt;
    Access access;
    CallLimits limits;
    QByteArray source = "probe";
    QByteArray server; // the product found at `baseUrl`, for the record
    QByteArray serverVersion;
    // Ask the server first, untimed, whether the model is loaded, so that the record can say cold or warm.
    bool findStart = false;
    std::optional<StartKind> start; // where it is known already
    std::optional<PromptCache> promptCache;
    // The monotonic moment to send the request at; calls with the same one leave together. The connection is
    // opened shortly before and is then no part of the call: `start` is this moment, `connect` 0 as on a reused
    // connection, and `clientDelay` how much later our side really sent it. Unset: connect and send at once.
    std::optional<Moment> sendAt;
    // What the last calibration found, for the records whose stamps are of that clock.
    std::optional<ClockError> clockError;
    bool keepRaw = false; // hand on what went over the wire, at the end
};

// How a running call stands: sent at most once a screen frame, with the text that came since the last one.
struct CallProgress
{
    enum class Phase : quint8 { Connecting, Waiting, Reasoning, Answering, Done };

    CallId id = 0;
    Phase phase = Phase::Connecting;
    std::optional<double> promptShare; // of the prompt, that the server has read, 0...1; where it tells
    QByteArray content;
    QByteArray reasoning;
    bool toolCall = false; // a part of a tool call has come, which has no text here
    qint64 tokenEvents = 0;
    std::vector<Moment> tokenMoments; // of the token events that came since the last one
    OptionalDuration ttft;
    OptionalDuration elapsed;
    OptionalDuration retryAfter; // with Done: how long the server asks to wait before the next call
    std::shared_ptr<const RawExchange> raw{}; // with Done, where it was to be kept
};

// Makes timed calls on one capture thread that does nothing but send, receive and stamp. Lives on the
// caller's thread, and never blocks it but to be made: for some milliseconds, until the capture thread is ready to
// stamp. All signals arrive there, queued. A destroyed Prober cancels its calls.
class Prober : public QObject
{
    Q_OBJECT

public:
    explicit Prober(QObject *parent = nullptr);
    ~Prober() override;

    // Begins at once, or after the server has said what is loaded; every call started ends in exactly one
    // record of callsFinished(). A server that counted no tokens is asked for them before that: its tokenizer
    // is, where it has one.
    CallId call(const CallSpec &spec);
    void cancel(CallId id);

Q_SIGNALS:
    void callsProgressed(const QList<inferograph::CallProgress> &calls);
    void callsFinished(const QList<inferograph::CallRecord> &calls);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::CallProgress)
