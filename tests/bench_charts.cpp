// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one update of each chart costs, from the new view to the painted pixels: five models, so many calls
// each, the window sliding by a tenth of a second from one update to the next.

#include "tests/support/builders.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/registry.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPixmap>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <numeric>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr qint64 startMs = 1'763'734'200'000;
constexpr const char *models[] = {"qwen2.5:14b", "llama3.2:3b", "gemma3:12b", "mistral-small", "phi4"};

SnapshotPtr callsOf(int perModel)
{
    QList<CallRecord> calls;
    for (int i = 0; i < perModel; ++i) {
        for (const char *model : models) {
            CallBuilder call;
            const double ttft = 100 + (i * 7919 + calls.size() * 31) % 900;
            call.model(model).startedAtMs(startMs + i * 300'000LL / perModel).ttftMs(ttft).promptEvalMs(ttft);
            call.totalMs(ttft + 2000)
                .outputTokens(100)
                .generationMs(2000, GenerationSpan::IncludesFirstToken);
            calls << call;
        }
    }
    return snapshotOf(calls);
}

void measure(const ChartEntry &entry, int perModel, QSize size)
{
    const std::unique_ptr<ChartPanel> panel(entry.create(nullptr));
    panel->resize(size);
    panel->show();
    LiveView view;
    view.calls = callsOf(perModel);
    std::vector<double> costs; // processor time, so that a busy machine tells the same
    QPixmap canvas(size);
    // Sorted rows, as the page gives them; every tenth update brings other calls.
    std::vector<std::size_t> rows(view.calls->size());
    std::iota(rows.begin(), rows.end(), 0);
    for (int i = 0; i < 60; ++i) {
        if (i % 10 == 0)
            view.rows = std::make_shared<const std::vector<std::size_t>>(rows);
        view.from = WallTime(std::chrono::milliseconds(startMs + 100 * i));
        view.to = view.from + std::chrono::minutes(5);
        const std::clock_t start = std::clock();
        panel->setView(view);
        panel->render(&canvas);
        costs.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::ranges::sort(costs);
    std::printf("%-8s %5d x %zu calls  %4d x %-4d  median %6.2f ms  max %6.2f ms\n", entry.id, perModel,
                std::size(models), size.width(), size.height(), costs[costs.size() / 2], costs.back());
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    ThemeManager::instance().apply(ThemeKind::Dark);
    for (const ChartEntry &entry : charts()) {
        for (const int perModel : {30, 1500, 20'000}) {
            measure(entry, perModel, {430, 190});
            measure(entry, perModel, {1200, 600});
        }
    }
    return 0;
}
