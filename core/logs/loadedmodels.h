// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>

#include <map>
#include <vector>

namespace inferograph {

// The models that an Ollama server has loaded, as its log tells: which runner holds which, how long each load
// took, and which runner a task number belongs to.
class LoadedModels
{
public:
    void serverStarted();
    void loadStarted(QByteArrayView blob);
    // Servers say twice that a load is over; the second one is not another load.
    void loadFinished(Nanoseconds took, std::optional<WallTime> at);
    void runnerNamed(QByteArrayView name, QByteArrayView blob);
    void lastLoadNamed(QByteArrayView name);
    void loadedCount(qint64 count);
    void runnerStopped(QByteArrayView blob);

    // The runner whose next task can have this number, where only one can; -1 otherwise.
    int runnerOfTask(qint64 task) const;
    // Whether it is the runner's first; `runner` is one of runnerOfTask().
    bool taskLaunched(int runner, qint64 task);
    // What the task did bounds the number of the runner's next one. Unset where that is not known.
    void taskEnded(int runner, qint64 task, std::optional<qint64> evaluated, std::optional<qint64> generated);

    QByteArray model(int runner) const;
    // The one model that every call of this server can be for; empty where there may be others.
    QByteArray onlyModel() const;

    // The load that brought this runner, unless it was claimed or began before `earliestStart`.
    OptionalDuration loadOf(int runner, WallTime earliestStart) const;
    void claimLoadOf(int runner);
    // The one load that a request began that started between these two and went on to at least its end.
    OptionalDuration claimLoadWithin(WallTime earliestStart, WallTime latestStart, WallTime latestEnd);

private:
    struct Load
    {
        Nanoseconds time{};
        std::optional<WallTime> end;
        int runner = -1;
        bool claimed = false;
    };
    struct Runner
    {
        int id = 0;
        QByteArray blob;
        QByteArray model;
        qint64 lastTask = -1;
        std::optional<qint64> lowestNext = 0;
        std::optional<qint64> highestNext;
        int running = 0;
        bool loaded = false;
    };

    Runner *find(int id);
    const Runner *find(int id) const;
    Runner *ofBlob(QByteArrayView blob);
    Runner &add(QByteArrayView blob);

    std::vector<Runner> m_runners; // oldest first
    std::vector<Load> m_loads;
    std::map<QByteArray, QByteArray> m_names; // of blobs
    std::optional<WallTime> m_lastEnd;
    Nanoseconds m_lastTook{};
    bool m_started = false;  // a load, since the last one was finished
    bool m_complete = false; // since the server's start
    std::optional<qint64> m_count;
    int m_nextRunner = 0;
};

} // namespace inferograph
