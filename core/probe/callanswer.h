// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/eventsplitter.h"
#include "core/probe/httpreader.h"
#include "core/probe/prober.h"
#include "core/probe/timedsocket.h"

#include <utility>

namespace inferograph {

// The response to one request: finds its events in what is read, and notes when its tokens came. Does no I/O.
class CallAnswer
{
public:
    enum class State : quint8 {
        Open,
        Ended, // as HTTP ends a response, or a refusal of which enough was read
        Failed // see failure()
    };

    struct Failure
    {
        ErrorKind kind = ErrorKind::Protocol;
        QByteArray words;
    };

    // Writes into the call's `moments` and `progress`, which outlive it.
    CallAnswer(const Protocol &protocol, const ServerFacts &server, CallMoments &moments,
               CallProgress &progress);

    State take(const TimedRead &read);
    State connectionClosed(Moment at); // Open where that cuts it short

    bool hasBegun() const { return m_begun; }      // something of it was read
    bool isComplete() const { return m_terminal; } // the mark that the protocol ends an answer with was seen
    bool isRefusal() const;                        // it has an error status
    bool keepsConnection() const { return m_http.keepsAlive(); }
    int status() const { return m_http.status(); } // 0 before its header
    QByteArray header(QByteArrayView name) const { return m_http.header(name); }
    QByteArray refusal() const; // in the server's words; may be empty
    const Failure &failure() const { return m_failure; }

    bool takeNews()
    {
        return std::exchange(m_hasNews, false);
    } // whether the progress changed since this was asked

    // What the server said of the call, how its tokens were counted, and by which clock they were timed.
    void report(CallRecord &record) const;

private:
    bool saysItIsAWebPage() const;
    State takeBody(QByteArrayView piece, const TimedRead &read);
    State takeEvents(const TimedRead &read, bool atEnd);
    State takeEvent(const EventContent &event, const TimedRead &read);
    void takeToken(const EventContent &token, const TimedRead &read);
    State end(const TimedRead &lastRead);
    State fail(ErrorKind kind, const QByteArray &words);

    const Framing m_framing;
    CallMoments &m_moments;
    CallProgress &m_progress;
    HttpReader m_http;
    std::unique_ptr<EventSplitter> m_splitter; // from the header on
    std::unique_ptr<ReplyReader> m_reader;
    QByteArray m_refusal; // the body of an answer with an error status
    Failure m_failure;
    bool m_begun = false;
    bool m_terminal = false;
    bool m_hasNews = false;
    Clock m_lastReadClock = Clock::Client;
    bool m_allTokensStamped = true; // by the kernel
    qint64 m_tokensOfRead = 0;
    qint64 m_coalescedTokens = 0;
};

} // namespace inferograph
