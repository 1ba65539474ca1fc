// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/eventsplitter.h"
#include "tests/fuzz/input.h"

#include <QList>

#include <functional>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

std::unique_ptr<EventSplitter> makeSplitter()
{
    return makeEventSplitter(subject() == "sse" ? Framing::Sse : Framing::Ndjson,
                             subject() == "json" ? QByteArray("application/json") : QByteArray());
}

QList<QByteArray> eventsIn(QByteArrayView bytes, const std::function<qsizetype()> &nextSize)
{
    QList<QByteArray> events;
    const std::unique_ptr<EventSplitter> splitter = makeSplitter();
    const auto drain = [&] {
        while (const auto event = splitter->next())
            events.append(event->name.toByteArray() + '|' + event->data.toByteArray());
    };
    for (qsizetype from = 0, size = 0; from < bytes.size(); from += size) {
        size = std::min(nextSize(), bytes.size() - from);
        splitter->feed(bytes.sliced(from, size));
        drain();
    }
    splitter->finish();
    drain();
    return events;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = inputBytes(data, size);
    const QList<QByteArray> events = eventsIn(bytes, [&bytes] { return bytes.size(); });
    require(eventsIn(bytes, PieceSizes(bytes)) == events, "how a body is cut changes its events");
    require(events.size() <= bytes.size(), "a body has more events than bytes");
    return 0;
}
