// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the Calls page takes to sort and to filter: bench_calls [calls, default 1000000].
#include "core/store/callstore.h"
#include "ui/models/sortedcallsmodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace inferograph;

namespace {

QList<CallRecord> randomCalls(int count)
{
    const QByteArrayList models{"qwen2.5:7b", "llama3.2:3b", "gemma3:4b", "mistral-small:24b"};
    std::mt19937 random(20251105);
    QList<CallRecord> calls(count);
    for (CallRecord &call : calls) {
        call.id = nextCallId();
        call.model = models.at(random() % 4);
        call.startedAt = WallTime(std::chrono::milliseconds(random()));
        call.ttft = std::chrono::microseconds(random() % 2'000'000);
        call.total = *call.ttft + std::chrono::microseconds(random() % 9'000'000);
        call.outputTokens = random() % 500;
    }
    return calls;
}

// The median of five rounds, in ms.
template<typename Work>
double median(Work work)
{
    std::array<double, 5> times{};
    for (double &time : times) {
        QElapsedTimer clock;
        clock.start();
        work();
        time = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }
    std::ranges::sort(times);
    return times[2];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    CallStore store;
    store.append(randomCalls(count));
    store.publish();
    SortedCallsModel model;
    model.setCalls(store.snapshot(), 0);
    for (const auto &[name, column] :
         {std::pair("time", CallTableModel::Time), std::pair("TTFT", CallTableModel::Ttft),
          std::pair("model", CallTableModel::Model)}) {
        std::printf("sort %d calls by %-6s %6.0f ms (target 300)\n", count, name,
                    median([&] { model.sort(column, Qt::AscendingOrder); }));
    }
    for (const char *text : {"ttft>500", "model:qwen ttft>500", "memory"}) {
        const auto filter = std::get<FilterExpression>(FilterExpression::parse(text));
        std::printf("filter %d calls by %-20s %6.0f ms (target 150)\n", count, text,
                    median([&] { model.setFilter(filter); }));
    }
    return 0;
}
