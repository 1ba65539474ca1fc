// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/runner.h"
#include "tests/fakeserver/fakeserver.h"

#include <QTest>

#include <algorithm>

namespace inferograph::testing {

inline constexpr int patienceMs = 20'000;

// One call of the model `a`.
inline Workload workloadFor(const FakeServer &server)
{
    Workload workload;
    workload.servers = {{server.url(), "ollama"}};
    workload.models = {"a"};
    workload.prompts = {{{}, {}, "Hello", 0}};
    return workload;
}

// A run and everything that it said.
class Run
{
public:
    explicit Run(const Workload &workload) : runner(workload, prober)
    {
        QObject::connect(&runner, &Runner::callBegan, &runner, [this] {
            ++inFlight;
            mostInFlight = std::max(mostInFlight, inFlight);
        });
        QObject::connect(&runner, &Runner::callFinished, &runner, [this](const RunCall &call) {
            --inFlight;
            finished.append(call);
        });
        QObject::connect(&runner, &Runner::progressed, &runner,
                         [this](const RunProgress &news) { progress.append(news); });
        QObject::connect(&runner, &Runner::finished, &runner, [this] { ++ends; });
    }

    bool toEnd()
    {
        runner.start();
        return QTest::qWaitFor([this] { return ends > 0; }, patienceMs);
    }

    QList<CallStatus> statuses() const
    {
        QList<CallStatus> all;
        for (const RunCall &call : finished)
            all.append(call.record.status);
        return all;
    }

    Prober prober;
    Runner runner;
    QList<RunCall> finished;
    QList<RunProgress> progress;
    int inFlight = 0;
    int mostInFlight = 0;
    int ends = 0;
};

inline QList<ReceivedRequest> requestsFor(const FakeServer &server, const QByteArray &path)
{
    QList<ReceivedRequest> found;
    for (const ReceivedRequest &request : server.requests()) {
        if (request.path == path)
            found.append(request);
    }
    return found;
}

} // namespace inferograph::testing
