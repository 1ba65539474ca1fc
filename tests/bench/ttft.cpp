// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/pacedserver.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace inferograph::bench {

namespace {

constexpr int calls = 64;

struct Case
{
    const char *name;
    StreamPlan plan;
};

} // namespace

// The targets are those of calls that leave together, as a run's do: they are connected by then. The TTFT of others
// begins before they connect, by definition, and 64 that connect at once wait for the server to accept them.
void benchTtft(const std::vector<NamedClient> &clients, int runs)
{
    const std::array cases{
        Case{"plain", {.tokens = 50, .staggered = false}},
        Case{"a role-only chunk early", {.tokens = 50, .staggered = false, .roleChunk = true}},
        Case{"50 reasoning tokens first", {.tokens = 50, .staggered = false, .reasoningTokens = 50}}};
    std::printf("\nReported TTFT of %d calls at once: error in ms over %d runs\n", calls, runs);
    std::printf("%-28s %-24s %9s %9s %9s %9s\n", "", "client", "least", "p50", "p99", "worst");
    for (const Case &one : cases) {
        const PacedServer server(one.plan);
        std::vector<std::vector<double>> errorsMs(clients.size());
        for (int run = 0; run < runs; ++run) {
            for (std::size_t c = 0; c < clients.size(); ++c) {
                for (const MeasuredCall &call : clients[c].run(server.url(), calls))
                    errorsMs[c].push_back(toMilliseconds(call.ttftError()));
            }
        }
        for (std::size_t c = 0; c < clients.size(); ++c)
            std::printf("%-28s %-24s %9.2f %9.2f %9.2f %9.2f\n", one.name, clients[c].name,
                        percentileOf(errorsMs[c], 0), percentileOf(errorsMs[c], 50),
                        percentileOf(errorsMs[c], 99), percentileOf(errorsMs[c], 100));
        for (std::size_t c = 0; c < clients.size(); ++c) {
            if (!clients[c].sendsAtOnce)
                continue;
            for (double &error : errorsMs[c])
                error = std::abs(error);
            const QByteArray what = QByteArray("  ") + one.name + ", " + clients[c].name;
            printTarget(what + ", p50", percentileOf(errorsMs[c], 50), "ms", 1);
            printTarget(what + ", worst", percentileOf(errorsMs[c], 100), "ms", 6);
        }
    }
}

} // namespace inferograph::bench
