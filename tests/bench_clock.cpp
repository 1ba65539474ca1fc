// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far can the clock be trusted? A server in a process of its own writes its moments into the tokens; each
// client's figures are compared with them, while a window repaints its charts at 30 frames a second. All read one
// machine's monotonic clock. Never part of the tests; worth nothing on a machine that is busy with something else.
//
//   bench_clock [--streams 1,8,32,64,128,256] [--runs 3] [--only stamps|ttft|sending] [--calls 1000000]
//
// With --calls the program's own window is beside them instead, on its page Live: so many calls in the session, and
// as many more a second as in bench_window.

#include "core/probe/prober.h"
#include "tests/bench/benches.h"
#include "tests/bench/busysession.h"
#include "tests/bench/chartwindow.h"
#include "tests/bench/figures.h"
#include "tests/bench/pacedserver.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>
#include <QThread>

#include <cstdio>

using namespace inferograph;
using namespace inferograph::bench;

namespace {

void addOptions(QCommandLineParser &parser)
{
    parser.addOption(
        {QStringLiteral("streams"), {}, QStringLiteral("list"), QStringLiteral("1,8,32,64,128,256")});
    parser.addOption({QStringLiteral("runs"), {}, QStringLiteral("n"), QStringLiteral("3")});
    parser.addOption({QStringLiteral("only"), {}, QStringLiteral("part")});
    parser.addOption({QStringLiteral("calls"), {}, QStringLiteral("n")});
}

} // namespace

int main(int argc, char **argv)
{
    if (PacedServer::serveIfAsked(argc, argv))
        return 0;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("inferograph-bench"));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const QString only = parser.value(QStringLiteral("only"));
    const auto isWanted = [&only](const char *part) { return only.isEmpty() || only == QLatin1String(part); };
    const int runs = parser.value(QStringLiteral("runs")).toInt();
    QList<int> streams;
    for (const QString &count : parser.value(QStringLiteral("streams")).split(QLatin1Char(',')))
        streams.append(count.toInt());

    std::optional<ChartWindow> charts;
    std::optional<BusySession> session;
    if (parser.isSet(QStringLiteral("calls"))) {
        session.emplace(parser.value(QStringLiteral("calls")).toInt());
        session->window().showPage(QStringLiteral("live"));
        session->startTraffic();
    } else {
        charts.emplace();
    }
    const std::vector<double> idle = wakeUpDelaysUs();
    std::printf(
        "This machine: %d processors; a sleeping thread wakes late by p50 %.0f, p99 %.0f, max %.0f us\n",
        QThread::idealThreadCount(), percentileOf(idle, 50), percentileOf(idle, 99), percentileOf(idle, 100));

    Prober prober;
    const auto asked = [&prober](const QUrl &server, int calls) {
        return callWithProber(prober, server, calls);
    };
    const auto scheduled = [&prober](const QUrl &server, int calls) {
        return callWithProberAtOnce(prober, server, calls);
    };
    const NamedClient ours{.name = "inferograph", .run = asked};
    const NamedClient oursAtOnce{.name = "inferograph, sendAt", .run = scheduled, .sendsAtOnce = true};
    const NamedClient managers{.name = "QNAM, GUI thread", .run = callWithNetworkManagers, .mostCalls = 64};
    std::vector<NamedClient> peers;
    if (isAiohttpThere())
        peers.push_back({.name = "Python aiohttp", .run = callWithAiohttp, .isPeer = true});
    const auto with = [&peers](std::vector<NamedClient> clients) {
        clients.insert(clients.end(), peers.begin(), peers.end());
        return clients;
    };

    if (isWanted("stamps"))
        benchStamps(with({ours, managers}), streams, runs);
    if (isWanted("ttft"))
        benchTtft(with({ours, oursAtOnce}), runs);
    if (isWanted("sending"))
        benchSending(with({ours, oursAtOnce}), 5 * runs);
    if (!charts)
        return 0;
    const std::vector<double> frames = charts->frameMs();
    std::printf("\nFrames beside them: %zu, p50 %.1f, p99 %.1f ms each\n", frames.size(),
                percentileOf(frames, 50), percentileOf(frames, 99));
    return 0;
}
