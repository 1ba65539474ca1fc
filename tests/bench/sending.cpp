// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/pacedserver.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace inferograph::bench {

namespace {

// From the first request that the server read to the last one.
double spreadMs(const std::vector<MeasuredCall> &calls)
{
    if (calls.empty())
        return NAN;
    const auto [first, last] =
        std::minmax_element(calls.begin(), calls.end(), [](const MeasuredCall &a, const MeasuredCall &b) {
            return a.requestRead < b.requestRead;
        });
    return static_cast<double>(last->requestRead - first->requestRead) / 1e6;
}

} // namespace

void benchSending(const std::vector<NamedClient> &clients, int runs)
{
    std::printf(
        "\nCalls that are to leave at once: from the first to the last as the server read them, in ms, "
        "over %d runs\n",
        runs);
    std::printf("%-24s %7s %9s %9s %20s\n", "client", "calls", "p50", "worst", "own delay p99, ms");
    const PacedServer server({.tokens = 2, .staggered = false});
    for (const int calls : {32, 64}) {
        for (const NamedClient &client : clients) {
            std::vector<double> spreadsMs;
            std::vector<double> delaysMs;
            for (int run = 0; run < runs; ++run) {
                const std::vector<MeasuredCall> measured = client.run(server.url(), calls);
                spreadsMs.push_back(spreadMs(measured));
                for (const MeasuredCall &call : measured)
                    delaysMs.push_back(toMilliseconds(call.clientDelay).value_or(NAN));
            }
            std::printf("%-24s %7d %9.2f %9.2f %20.2f\n", client.name, calls, percentileOf(spreadsMs, 50),
                        percentileOf(spreadsMs, 100), percentileOf(delaysMs, 99));
            if (calls == 32 && client.sendsAtOnce)
                printTarget("  32 calls leave within, p50", percentileOf(spreadsMs, 50), "ms", 1);
        }
    }
}

} // namespace inferograph::bench
