// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/pacedserver.h"

#include <cmath>
#include <cstdio>

namespace inferograph::bench {

namespace {

// Of one client at one size: the percentiles of each run, and everything that was counted.
struct Row
{
    std::vector<double> p50Us, p99Us, maxUs, processorShare;
    std::size_t tokens = 0;
    std::size_t merged = 0;    // came in one read with the token before: their stamp is the last one's
    std::size_t unstamped = 0; // calls that the kernel did not stamp throughout

    void add(const std::vector<MeasuredCall> &calls);
    double p99() const { return percentileOf(p99Us, 50); }
};

void Row::add(const std::vector<MeasuredCall> &calls)
{
    std::vector<double> errorsUs;
    for (const MeasuredCall &call : calls) {
        unstamped += call.kernelClock ? 0 : 1;
        for (std::size_t i = 0; i < call.tokens.size(); ++i) {
            const MeasuredCall::Token &token = call.tokens[i];
            errorsUs.push_back(static_cast<double>(token.received - token.sent) / 1e3);
            merged += i > 0 && token.received == call.tokens[i - 1].received ? 1 : 0;
        }
    }
    tokens += errorsUs.size();
    p50Us.push_back(percentileOf(errorsUs, 50));
    p99Us.push_back(percentileOf(errorsUs, 99));
    maxUs.push_back(percentileOf(errorsUs, 100));
}

std::vector<Row> measure(const std::vector<NamedClient> &clients, const StreamPlan &plan, int streams,
                         int runs)
{
    const PacedServer server(plan);
    std::vector<Row> rows(clients.size());
    for (int run = 0; run < runs; ++run) {
        for (std::size_t c = 0; c < clients.size(); ++c) {
            if (streams > clients[c].mostCalls)
                continue;
            const double before = captureThreadSeconds();
            rows[c].add(clients[c].run(server.url(), streams));
            rows[c].processorShare.push_back((captureThreadSeconds() - before) / toSeconds(plan.duration()));
        }
    }
    for (std::size_t c = 0; c < clients.size(); ++c) {
        if (streams <= clients[c].mostCalls)
            std::printf("%-24s %4d x %4d/s %11.1f %11.1f %11.1f %8zu/%-8d %7zu\n", clients[c].name, streams,
                        plan.tokensPerSecond, percentileOf(rows[c].p50Us, 50), rows[c].p99(),
                        percentileOf(rows[c].maxUs, 50), rows[c].tokens, runs * streams * plan.tokens,
                        rows[c].merged);
    }
    std::fflush(stdout);
    return rows;
}

void printTargets(const std::vector<NamedClient> &clients, const std::vector<Row> &rows, int streams)
{
    const Row &ours = rows.front();
    const QByteArray at = " at " + QByteArray::number(streams) + " streams";
    if (streams == 64) {
        printTarget("  p50" + at, percentileOf(ours.p50Us, 50), "us", 20);
        printTarget("  p99" + at, ours.p99(), "us", 200);
    } else if (streams == 256) {
        printTarget("  p99" + at, ours.p99(), "us", 1000);
        printTarget("  capture thread" + at, 100 * percentileOf(ours.processorShare, 50), "%", 35);
    }
    for (std::size_t c = 0; c < clients.size(); ++c) {
        if (clients[c].isPeer && streams <= clients[c].mostCalls)
            printTargetAtLeast("  p99 of " + QByteArray(clients[c].name) + " / ours" + at,
                               rows[c].p99() / ours.p99(), "x", 20);
    }
}

} // namespace

void benchStamps(const std::vector<NamedClient> &clients, const QList<int> &streams, int runs)
{
    std::printf("\nReceive stamps: error in us, medians of %d runs\n", runs);
    std::printf("%-24s %13s %11s %11s %11s %17s %7s\n", "client", "streams", "p50", "p99", "max", "tokens",
                "merged");
    std::size_t unstamped = 0;
    for (const int count : streams) {
        const std::vector<Row> rows = measure(clients, {}, count, runs);
        unstamped += rows.front().unstamped;
        printTargets(clients, rows, count);
    }
    const std::vector<Row> fast =
        measure(clients, {.tokens = 4000, .tokensPerSecond = 2000, .staggered = false}, 1, runs);
    unstamped += fast.front().unstamped;
    std::printf("Calls of ours that the kernel did not stamp throughout: %zu\n", unstamped);
}

} // namespace inferograph::bench
