// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/runnertasks.h"

#include <algorithm>

namespace inferograph {

namespace {

// The log prints hundredths of a millisecond.
constexpr Nanoseconds rounding = std::chrono::microseconds(30);

bool addsUp(const RunnerTask &task, const TimingLine &total)
{
    if (!task.promptEval || !task.generation || !task.evaluatedTokens || !task.generatedTokens)
        return false;
    const bool tokensFit = !total.tokens || *total.tokens == *task.evaluatedTokens + *task.generatedTokens;
    const bool timesFit =
        !total.time || std::chrono::abs(*total.time - *task.promptEval - *task.generation) <= rounding;
    return tokensFit && timesFit;
}

} // namespace

std::optional<qint64> RunnerTask::wholePrompt() const
{
    if (promptTokens)
        return promptTokens;
    if (!tokensKept || !evaluatedTokens || !generatedTokens || drafted || truncated)
        return std::nullopt;
    const qint64 prompt = *tokensKept - (*generatedTokens - 1); // the last token stays out of the cache
    return prompt >= *evaluatedTokens ? std::optional(prompt) : std::nullopt;
}

RunnerTask &RunnerTasks::launch(TaskName name, qint64 line)
{
    RunnerTask *same = find(name);
    const bool shared = same && !same->isOver();
    RunnerTask &task = add(name, shared ? same->firstLine : line);
    if (shared) {
        // Either may be the one that the next lines speak of.
        RunnerTask &other = *std::find_if(m_tasks.begin(), m_tasks.end(),
                                          [&](const RunnerTask &t) { return t.name == name && !t.isOver(); });
        other.nameShared = true;
        other.model.clear();
        other.promptTokens.reset();
        other.runner = -1;
        task.nameShared = true;
        task.launchedBefore = other.launchedBefore;
    }
    return task;
}

RunnerTask *RunnerTasks::find(TaskName name)
{
    // Where a name is shared, the older one first: the lines cannot tell, and neither claims more.
    for (RunnerTask &task : m_tasks) {
        if (task.name == name && !task.isOver())
            return &task;
    }
    const auto last =
        std::find_if(m_tasks.rbegin(), m_tasks.rend(), [&](const RunnerTask &t) { return t.name == name; });
    return last == m_tasks.rend() ? nullptr : &*last;
}

RunnerTask *RunnerTasks::findRunning(qint64 id)
{
    const auto last = std::find_if(m_tasks.rbegin(), m_tasks.rend(),
                                   [id](const RunnerTask &t) { return t.name.task == id && !t.isOver(); });
    return last == m_tasks.rend() ? nullptr : &*last;
}

RunnerTask &RunnerTasks::findOrAdd(TaskName name, qint64 line)
{
    RunnerTask *task = find(name);
    return task && !task->isOver() ? *task : add(name, line);
}

RunnerTask &RunnerTasks::add(TaskName name, qint64 line)
{
    if (m_tasks.size() >= maximumTasks)
        m_tasks.pop_front();
    RunnerTask &task = m_tasks.emplace_back();
    task.name = name;
    task.firstLine = line;
    return task;
}

void RunnerTasks::addTiming(RunnerTask &task, const TimingLine &timing)
{
    switch (timing.kind) {
    case TimingLine::Kind::PromptEval:
        task.garbled |= task.evaluatedTokens.has_value();
        task.promptEval = timing.time;
        task.evaluatedTokens = timing.tokens;
        break;
    case TimingLine::Kind::Generation:
        task.garbled |= task.generatedTokens.has_value();
        task.generation = timing.time;
        task.generatedTokens = timing.tokens;
        break;
    case TimingLine::Kind::Total:
        task.garbled |= task.hasTotal || !addsUp(task, timing);
        task.total = timing.time;
        if (!task.total && task.promptEval && task.generation)
            task.total = *task.promptEval + *task.generation;
        task.hasTotal = true;
        break;
    }
}

void RunnerTasks::remove(const RunnerTask *task)
{
    const auto it =
        std::find_if(m_tasks.begin(), m_tasks.end(), [task](const RunnerTask &t) { return &t == task; });
    if (it != m_tasks.end())
        m_tasks.erase(it);
}

} // namespace inferograph
