// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/caller.h"

#include <QTest>

namespace inferograph::testing {

CallSpec specFor(const QUrl &url, const Protocol &protocol)
{
    CallSpec spec;
    spec.baseUrl = url;
    spec.protocol = &protocol;
    spec.prompt.model = "m";
    spec.prompt.text = "why?";
    return spec;
}

CallSpec specFor(const QUrl &url)
{
    static const TextProtocol lines(Framing::Ndjson);
    return specFor(url, lines);
}

Script textAnswer(const QByteArray &tokens)
{
    return Script().head().chunk(tokens).chunk("usage 7\ndone\n").lastChunk();
}

Caller::Caller()
{
    QObject::connect(&prober, &Prober::callsFinished, &prober,
                     [this](const QList<CallRecord> &calls) { finished += calls; });
    QObject::connect(&prober, &Prober::callsProgressed, &prober,
                     [this](const QList<CallProgress> &calls) { progress += calls; });
}

CallRecord Caller::run(const CallSpec &spec)
{
    const qsizetype before = finished.size();
    prober.call(spec);
    return QTest::qWaitFor([&] { return finished.size() > before; }, patienceMs) ? finished.last()
                                                                                 : CallRecord();
}

QByteArray Caller::text() const
{
    QByteArray whole;
    for (const CallProgress &news : progress)
        whole += news.content;
    return whole;
}

} // namespace inferograph::testing
