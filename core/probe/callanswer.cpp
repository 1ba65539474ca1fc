// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/callanswer.h"

namespace inferograph {

namespace {

constexpr qsizetype refusalBytes = 64 * 1024;
constexpr char webPage[] =
    "A web page came in place of an answer: is the server's API at another address, or under another path?";

} // namespace

CallAnswer::CallAnswer(const Protocol &protocol, const ServerFacts &server, CallMoments &moments,
                       CallProgress &progress)
    : m_framing(protocol.framing())
    , m_moments(moments)
    , m_progress(progress)
    , m_reader(protocol.reader(server))
{
}

CallAnswer::State CallAnswer::take(const TimedRead &read)
{
    m_begun = true;
    m_lastReadClock = read.clock;
    m_tokensOfRead = 0;
    m_http.feed(read.bytes);
    if (!m_moments.headers && m_http.status() != 0) {
        m_moments.headers = read.at;
        m_splitter = makeEventSplitter(m_framing, m_http.header("content-type"));
    }
    for (const QByteArrayView piece : m_http.body()) {
        if (const State state = takeBody(piece, read); state != State::Open)
            return state;
    }
    switch (m_http.state()) {
    case HttpReader::State::Complete:
        return end(read);
    case HttpReader::State::Failed:
        return fail(ErrorKind::Protocol, m_http.violation());
    default:
        return State::Open;
    }
}

CallAnswer::State CallAnswer::connectionClosed(Moment at)
{
    const bool isWhole = m_http.finish() == HttpReader::State::Complete;
    return isWhole ? end({.bytes = {}, .at = at, .clock = m_lastReadClock}) : State::Open;
}

bool CallAnswer::isRefusal() const
{
    return status() != 0 && (status() < 200 || status() >= 300);
}

QByteArray CallAnswer::refusal() const
{
    return m_reader->errorText(m_refusal).trimmed();
}

// Proxies call a stream that, too: only one that makes no sense is taken for it.
bool CallAnswer::saysItIsAWebPage() const
{
    return m_http.header("content-type").toLower().startsWith("text/html");
}

CallAnswer::State CallAnswer::takeBody(QByteArrayView piece, const TimedRead &read)
{
    if (isRefusal()) {
        m_refusal.append(piece.first(std::min(piece.size(), refusalBytes - m_refusal.size())));
        return m_refusal.size() < refusalBytes ? State::Open : State::Ended;
    }
    m_splitter->feed(piece);
    return takeEvents(read, false);
}

CallAnswer::State CallAnswer::takeEvents(const TimedRead &read, bool atEnd)
{
    while (const auto event = m_splitter->next()) {
        if (!m_moments.firstEvent)
            m_moments.firstEvent = read.at;
        const EventContent content = m_reader->read(*event);
        // What the stream ends with, lacking an event's end, may be cut: no fault of the protocol then.
        if (atEnd && content.violation)
            return State::Open;
        if (const State state = takeEvent(content, read); state != State::Open)
            return state;
    }
    return m_splitter->overflowed()
               ? fail(ErrorKind::Protocol,
                      "The server sent one event of more than 16 MiB; that is no token stream.")
               : State::Open;
}

CallAnswer::State CallAnswer::takeEvent(const EventContent &event, const TimedRead &read)
{
    if (event.error)
        return fail(ErrorKind::Server, *event.error);
    if (event.violation)
        return fail(ErrorKind::Protocol, saysItIsAWebPage() ? QByteArray(webPage) : *event.violation);
    if (event.promptShare)
        m_progress.promptShare = event.promptShare;
    if (event.isToken())
        takeToken(event, read);
    m_hasNews = m_hasNews || event.promptShare || event.isToken();
    if (event.terminal && !m_terminal) {
        m_terminal = true;
        m_moments.end = read.at;
    }
    return State::Open;
}

void CallAnswer::takeToken(const EventContent &token, const TimedRead &read)
{
    if (!m_moments.firstToken)
        m_moments.firstToken = read.at;
    if (!m_moments.firstContent && !token.content.isEmpty())
        m_moments.firstContent = read.at;
    m_moments.lastToken = read.at;
    m_moments.tokenEvents.push_back(read.at);
    m_allTokensStamped = m_allTokensStamped && read.clock == Clock::Kernel;
    m_coalescedTokens += m_tokensOfRead++ > 0 ? 1 : 0;
    m_progress.phase =
        token.reasoning.isEmpty() ? CallProgress::Phase::Answering : CallProgress::Phase::Reasoning;
    m_progress.content += token.content;
    m_progress.reasoning += token.reasoning;
    m_progress.toolCall = m_progress.toolCall || token.toolCall;
    m_progress.tokenMoments.push_back(read.at);
}

CallAnswer::State CallAnswer::end(const TimedRead &lastRead)
{
    if (isRefusal())
        return State::Ended;
    m_splitter->finish();
    if (takeEvents(lastRead, true) == State::Failed)
        return State::Failed;
    if (!m_terminal && m_moments.tokenEvents.empty() && saysItIsAWebPage())
        return fail(ErrorKind::Protocol, webPage);
    if (!m_terminal)
        m_moments.end = lastRead.at;
    return State::Ended;
}

CallAnswer::State CallAnswer::fail(ErrorKind kind, const QByteArray &words)
{
    m_failure = {kind, words};
    return State::Failed;
}

void CallAnswer::report(CallRecord &record) const
{
    const bool hasTokens = !m_moments.tokenEvents.empty();
    const bool byKernel = hasTokens ? m_allTokensStamped : m_lastReadClock == Clock::Kernel;
    record.clock = byKernel ? Clock::Kernel : Clock::Client;
    if (status() != 0)
        record.httpStatus = status();
    m_reader->report(record);
    if (!hasTokens)
        return;
    record.coalescedTokens = m_coalescedTokens;
    if (!record.outputTokens) {
        record.outputTokens = static_cast<qint64>(m_moments.tokenEvents.size());
        record.tokenCount = TokenCount::Chunks;
    }
}

} // namespace inferograph
