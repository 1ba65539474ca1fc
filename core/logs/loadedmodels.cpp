// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/loadedmodels.h"

#include "core/call/modelname.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr std::size_t maximumRunners = 16;
constexpr std::size_t maximumLoads = 16;
constexpr std::size_t maximumNames = 256;

// A server's first task is number 0, or a little more where it was asked for its health before.
constexpr qint64 highestFirstTask = 8;
// Task numbers count up with each batch that is computed; questions about the server's state take some too.
constexpr qint64 otherNumbers = 4;
constexpr qint64 smallestBatch = 32;

} // namespace

void LoadedModels::serverStarted()
{
    m_runners.clear();
    m_loads.clear();
    m_started = false;
    m_complete = true;
    m_count.reset();
}

void LoadedModels::loadStarted(QByteArrayView blob)
{
    std::erase_if(m_runners, [blob](const Runner &runner) { return runner.blob == blob; });
    add(blob);
    m_started = true;
}

void LoadedModels::loadFinished(Nanoseconds took, std::optional<WallTime> at)
{
    constexpr Nanoseconds echo = std::chrono::seconds(1);
    const bool again = !m_started && m_lastEnd && at && *at - *m_lastEnd <= echo &&
                       std::chrono::abs(took - m_lastTook) <= echo / 2;
    m_lastEnd = at;
    m_lastTook = took;
    if (again)
        return;
    if (!m_started)
        add({});
    m_started = false;
    const auto waiting =
        std::find_if(m_runners.begin(), m_runners.end(), [](const Runner &runner) { return !runner.loaded; });
    Runner &runner = waiting == m_runners.end() ? m_runners.back() : *waiting;
    runner.loaded = true;
    if (m_loads.size() >= maximumLoads)
        m_loads.erase(m_loads.begin());
    m_loads.push_back({.time = took, .end = at, .runner = runner.id});
}

void LoadedModels::runnerNamed(QByteArrayView name, QByteArrayView blob)
{
    const QByteArray key = blob.toByteArray();
    const QByteArray model = normalisedModelName(name);
    if (m_names.size() >= maximumNames)
        m_names.clear();
    m_names[key] = model;
    if (Runner *runner = ofBlob(blob))
        runner->model = model;
}

void LoadedModels::lastLoadNamed(QByteArrayView name)
{
    const auto last = std::find_if(m_runners.rbegin(), m_runners.rend(),
                                   [](const Runner &runner) { return runner.loaded; });
    if (last == m_runners.rend() || m_started || !last->model.isEmpty())
        return;
    last->model = normalisedModelName(name);
    if (!last->blob.isEmpty() && m_names.size() < maximumNames)
        m_names[last->blob] = last->model;
}

void LoadedModels::loadedCount(qint64 count)
{
    m_count = count;
    if (count == 1 && m_runners.size() > 1)
        m_runners.erase(m_runners.begin(), m_runners.end() - 1); // the others were unloaded
}

void LoadedModels::runnerStopped(QByteArrayView blob)
{
    std::erase_if(m_runners, [blob](const Runner &runner) { return runner.blob == blob; });
}

int LoadedModels::runnerOfTask(qint64 task) const
{
    int found = -1;
    for (const Runner &runner : m_runners) {
        if (!runner.loaded)
            continue;
        const bool fresh = runner.lastTask < 0;
        const bool fits = fresh ? task <= highestFirstTask
                                : task > runner.lastTask && runner.lowestNext && task >= *runner.lowestNext &&
                                      (!runner.highestNext || task <= *runner.highestNext);
        if (fits && found >= 0)
            return -1;
        if (fits)
            found = runner.id;
    }
    return found;
}

bool LoadedModels::taskLaunched(int id, qint64 task)
{
    Runner *runner = find(id);
    if (!runner)
        return false;
    const bool first = runner->lastTask < 0;
    runner->lastTask = task;
    runner->lowestNext = task + 1;
    runner->highestNext.reset();
    ++runner->running;
    return first;
}

void LoadedModels::taskEnded(int id, qint64 task, std::optional<qint64> evaluated,
                             std::optional<qint64> generated)
{
    Runner *runner = find(id);
    if (!runner)
        return;
    const bool alone = --runner->running == 0 && runner->lastTask == task;
    if (!alone || !evaluated || !generated)
        return;
    runner->lowestNext = task + *generated;
    runner->highestNext = task + *generated + *evaluated / smallestBatch + otherNumbers;
}

QByteArray LoadedModels::model(int id) const
{
    const Runner *runner = find(id);
    if (!runner)
        return {};
    if (runner->model.isEmpty()) {
        const auto known = m_names.find(runner->blob);
        return known == m_names.end() ? QByteArray() : known->second;
    }
    return runner->model;
}

QByteArray LoadedModels::onlyModel() const
{
    if (m_runners.size() != 1 || !(m_complete || m_count == 1))
        return {};
    return model(m_runners.front().id);
}

OptionalDuration LoadedModels::loadOf(int id, WallTime earliestStart) const
{
    const auto load = std::find_if(m_loads.begin(), m_loads.end(), [&](const Load &candidate) {
        return candidate.runner == id && !candidate.claimed && candidate.end &&
               *candidate.end - candidate.time >= earliestStart;
    });
    return load == m_loads.end() ? std::nullopt : OptionalDuration(load->time);
}

void LoadedModels::claimLoadOf(int id)
{
    for (Load &load : m_loads)
        load.claimed |= load.runner == id;
}

OptionalDuration LoadedModels::claimLoadWithin(WallTime earliestStart, WallTime latestStart,
                                               WallTime latestEnd)
{
    constexpr Nanoseconds beforeTheLoad = std::chrono::milliseconds(500); // that a request spends
    for (Load &load : m_loads) {
        if (load.claimed || !load.end)
            continue;
        const WallTime start = *load.end - load.time;
        if (start >= earliestStart && start <= latestStart + beforeTheLoad && *load.end <= latestEnd) {
            load.claimed = true;
            return load.time;
        }
    }
    return std::nullopt;
}

const LoadedModels::Runner *LoadedModels::find(int id) const
{
    const auto it = std::find_if(m_runners.begin(), m_runners.end(),
                                 [id](const Runner &runner) { return runner.id == id; });
    return it == m_runners.end() ? nullptr : &*it;
}

LoadedModels::Runner *LoadedModels::find(int id)
{
    return const_cast<Runner *>(std::as_const(*this).find(id));
}

LoadedModels::Runner *LoadedModels::ofBlob(QByteArrayView blob)
{
    const auto it = std::find_if(m_runners.rbegin(), m_runners.rend(),
                                 [blob](const Runner &runner) { return runner.blob == blob; });
    return it == m_runners.rend() ? nullptr : &*it;
}

LoadedModels::Runner &LoadedModels::add(QByteArrayView blob)
{
    if (m_runners.size() >= maximumRunners)
        m_runners.erase(m_runners.begin());
    Runner &runner = m_runners.emplace_back();
    runner.id = m_nextRunner++;
    runner.blob = blob.toByteArray();
    return runner;
}

} // namespace inferograph
