// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/replies.h"

#include "core/probe/eventsplitter.h"
#include "core/probe/httpreader.h"

#include <algorithm>
#include <utility>

namespace inferograph::testing {

namespace {

void add(const EventContent &content, ReadReply &reply)
{
    reply.content += content.content;
    reply.reasoning += content.reasoning;
    reply.tokenEvents += content.isToken() ? 1 : 0;
    reply.toolCall |= content.toolCall;
    reply.terminal |= content.terminal;
    if (content.error && !reply.error)
        reply.error = content.error;
    if (content.violation && !reply.violation)
        reply.violation = content.violation;
}

// Reads one response of which pieces come in, as a call does.
class ResponseReading
{
public:
    explicit ResponseReading(const Protocol &protocol)
        : m_protocol(protocol), m_reader(protocol.reader()), m_splitter(makeEventSplitter(protocol.framing()))
    {
        reply.record.operation = protocol.operation();
    }

    void feed(QByteArrayView piece)
    {
        const bool isHeader = m_http.state() == HttpReader::State::Header;
        m_http.feed(piece);
        if (isHeader && m_http.status() != 0)
            m_splitter = makeEventSplitter(m_protocol.framing(), m_http.header("content-type"));
        for (const QByteArrayView part : m_http.body()) {
            if (m_http.status() >= 400) {
                m_refusal += part.toByteArray();
            } else {
                m_splitter->feed(part);
                drain();
            }
        }
    }

    void finish()
    {
        m_http.finish();
        m_splitter->finish();
        const std::optional<QByteArray> violation = reply.violation;
        drain();
        reply.violation = violation; // what the response ends with may be cut
        m_reader->report(reply.record);
        reply.httpStatus = m_http.status();
        reply.complete = m_http.state() == HttpReader::State::Complete;
        if (reply.httpStatus >= 400)
            reply.error = m_reader->errorText(m_refusal);
    }

    ReadReply reply;

private:
    void drain()
    {
        while (const std::optional<StreamEvent> event = m_splitter->next())
            add(m_reader->read(*event), reply);
    }

    const Protocol &m_protocol;
    HttpReader m_http;
    std::unique_ptr<ReplyReader> m_reader;
    std::unique_ptr<EventSplitter> m_splitter;
    QByteArray m_refusal;
};

} // namespace

EventContent readEvent(QByteArrayView protocol, QByteArrayView data, QByteArrayView name)
{
    return protocolById(protocol)->reader()->read({.name = name, .data = data});
}

ReadReply readReply(QByteArrayView protocol, const QList<StreamEvent> &events, CallRecord record)
{
    ReadReply reply;
    reply.record = std::move(record);
    const std::unique_ptr<ReplyReader> reader = protocolById(protocol)->reader();
    for (const StreamEvent &event : events)
        add(reader->read(event), reply);
    reader->report(reply.record);
    return reply;
}

ReadReply readReply(QByteArrayView protocol, const QList<QByteArray> &data, CallRecord record)
{
    QList<StreamEvent> events;
    for (const QByteArray &text : data)
        events.append({.name = {}, .data = text});
    return readReply(protocol, events, std::move(record));
}

ReadReply readResponse(QByteArrayView protocol, QByteArrayView response, qsizetype firstBytes,
                       qsizetype pieceBytes)
{
    return readResponse(protocol, response, [first = true, firstBytes, pieceBytes]() mutable {
        return std::exchange(first, false) ? firstBytes : pieceBytes;
    });
}

ReadReply readResponse(QByteArrayView protocol, QByteArrayView response,
                       const std::function<qsizetype()> &nextSize)
{
    ResponseReading reading(*protocolById(protocol));
    for (qsizetype from = 0, size = 0; from < response.size(); from += size) {
        size = std::min(nextSize(), response.size() - from);
        reading.feed(response.sliced(from, size));
    }
    reading.finish();
    return reading.reply;
}

std::optional<qsizetype> endOfFirstToken(QByteArrayView protocol, QByteArrayView response)
{
    ResponseReading reading(*protocolById(protocol));
    for (qsizetype at = 0; at < response.size(); ++at) {
        reading.feed(response.sliced(at, 1));
        if (reading.reply.tokenEvents > 0)
            return at + 1;
    }
    return std::nullopt;
}

QByteArray bodyOf(QByteArrayView response)
{
    HttpReader http;
    http.feed(response);
    QByteArray body;
    for (const QByteArrayView piece : http.body())
        body += piece.toByteArray();
    return body;
}

} // namespace inferograph::testing
