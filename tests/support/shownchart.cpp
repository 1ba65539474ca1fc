// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"

#include "ui/charts/registry.h"
#include "ui/theme.h"

#include <QLocale>

#include <algorithm>

#include <ctime>

namespace inferograph::testing {

void fixSurroundings()
{
    qputenv("TZ", "UTC");
    tzset();
    QLocale::setDefault(QLocale::c());
    ThemeManager::instance().apply(ThemeKind::Dark);
}

LiveView viewOf(const QList<CallRecord> &calls, Nanoseconds span, const QList<GaugeSample> &gauges)
{
    LiveView view;
    view.from = viewStart;
    view.to = viewStart + span;
    view.calls = snapshotOf(calls, gauges);
    return view;
}

LiveView viewWith(const QList<CallRecord> &calls, const QList<GaugeSample> &gauges)
{
    return viewOf(calls, std::chrono::minutes(5), gauges);
}

CallBuilder answered(const char *model, qint64 second, double ttftMs)
{
    CallBuilder call;
    call.model(model).startedAtMs(viewStartMs + second * 1000).ttftMs(ttftMs).totalMs(ttftMs + 2000);
    call.promptEvalMs(ttftMs).generationMs(2000, GenerationSpan::IncludesFirstToken).outputTokens(100);
    call.promptTokens(200);
    call.itlP50Ms(20);
    return call;
}

QList<CallRecord> tenCallsAnd(const QList<CallRecord> &others)
{
    QList<CallRecord> calls;
    for (int i = 0; i < 10; ++i)
        calls.append(answered("a", 10 * i, 500 + i));
    return calls + others;
}

QList<GaugeSample> requestsAt(int second, double running, double waiting, const char *source)
{
    const WallTime at = viewStart + std::chrono::seconds(second);
    return {{at, source, "vllm", Gauge::Running, running}, {at, source, "vllm", Gauge::Waiting, waiting}};
}

ShownChart::ShownChart(const char *id, QSize size)
{
    const auto entry =
        std::ranges::find(charts(), QByteArrayView(id), [](const ChartEntry &one) { return one.id; });
    if (entry == charts().end())
        qFatal("no chart is called %s", id);
    panel.reset(entry->create(nullptr));
    plot = panel->findChild<PlotView *>();
    panel->resize(size);
    panel->show();
}

const PlotLine *ShownChart::lineOf(const char *name) const
{
    const auto line = std::ranges::find(plot->lines(), QString::fromLatin1(name), &PlotLine::name);
    return line != plot->lines().end() ? &*line : nullptr;
}

qsizetype ShownChart::marksOf(PlotMark::Kind kind) const
{
    return std::ranges::count(plot->marks(), kind, &PlotMark::kind);
}

} // namespace inferograph::testing
