// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/callscope.h"

#include "core/call/modelname.h"
#include "ui/format.h"

#include <QCoreApplication>

#include <map>

namespace inferograph {

namespace {

struct Measured
{
    QSet<CallId> all;
    std::map<int, QSet<CallId>> byConcurrency;
};

Measured measuredIn(const SessionRun &run)
{
    Measured measured;
    for (const StepResult &result : run.results) {
        QSet<CallId> calls;
        for (const CallRecord &call : result.calls)
            calls.insert(call.id);
        measured.all.unite(calls);
        if (!result.step.rate && !calls.isEmpty())
            measured.byConcurrency[result.step.concurrency].unite(calls);
    }
    return measured;
}

CallScope scopeOf(const QString &title, const QSet<CallId> &calls, const QSet<int> &concurrency)
{
    return {title, std::make_shared<const QSet<CallId>>(calls), concurrency};
}

} // namespace

QList<CallScope> scopesOf(const QList<SessionRun> &runs)
{
    QList<CallScope> scopes;
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        const Measured measured = measuredIn(*run);
        if (measured.all.isEmpty())
            continue;
        QSet<int> concurrency;
        for (const auto &[atOnce, calls] : measured.byConcurrency)
            concurrency.insert(atOnce);
        scopes.append(scopeOf(runTitle(*run), measured.all, concurrency));
        if (concurrency.size() < 2)
            continue;
        for (const auto &[atOnce, calls] : measured.byConcurrency) {
            //: calls of a run, `14:24:34 · qwen2.5:7b · 4 at once`
            const QString title = QCoreApplication::translate("inferograph::CallScope", "%1 · %2 at once")
                                      .arg(runTitle(*run), format::count(atOnce));
            scopes.append(scopeOf(title, calls, {atOnce}));
        }
    }
    return scopes;
}

QString runTitle(const SessionRun &run)
{
    QByteArrayList models;
    for (const RunStep &step : run.steps) {
        const QByteArray model = normalisedModelName(step.model);
        if (!models.contains(model))
            models.append(model);
    }
    const QString name =
        QString::fromUtf8(run.workload.name.isEmpty() ? models.join(", ") : run.workload.name);
    return QStringLiteral("%1 · %2").arg(format::clockSecond(run.startedAt), name);
}

} // namespace inferograph
