// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/replies.h"

namespace inferograph::testing {

ReadReply readReply(QByteArrayView protocol, const QList<StreamEvent> &events, CallRecord record)
{
    ReadReply reply;
    reply.record = std::move(record);
    const std::unique_ptr<ReplyReader> reader = protocolById(protocol)->reader();
    for (const StreamEvent &event : events) {
        const EventContent content = reader->read(event);
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

} // namespace inferograph::testing
