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

void drain(EventSplitter &splitter, ReplyReader &reader, ReadReply &reply)
{
    while (const std::optional<StreamEvent> event = splitter.next())
        add(reader.read(*event), reply);
}

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
    ReadReply reply;
    reply.record.operation = protocolById(protocol)->operation();
    const std::unique_ptr<ReplyReader> reader = protocolById(protocol)->reader();
    std::unique_ptr<EventSplitter> splitter = makeEventSplitter(protocolById(protocol)->framing());
    HttpReader http;
    QByteArray errorBody;
    for (qsizetype from = 0, size = 0; from < response.size(); from += size) {
        size = std::min(nextSize(), response.size() - from);
        const bool isHeader = http.state() == HttpReader::State::Header;
        http.feed(response.sliced(from, size));
        if (isHeader && http.status() != 0)
            splitter = makeEventSplitter(protocolById(protocol)->framing(), http.header("content-type"));
        for (QByteArrayView part : http.body()) {
            if (http.status() >= 400) {
                errorBody += part.toByteArray();
            } else {
                splitter->feed(part);
                drain(*splitter, *reader, reply);
            }
        }
    }
    http.finish();
    splitter->finish();
    const std::optional<QByteArray> violation = reply.violation;
    drain(*splitter, *reader, reply);
    reply.violation = violation; // what the response ends with may be cut
    reader->report(reply.record);
    reply.httpStatus = http.status();
    reply.complete = http.state() == HttpReader::State::Complete;
    if (reply.httpStatus >= 400)
        reply.error = reader->errorText(errorBody);
    return reply;
}

} // namespace inferograph::testing
