// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QByteArray>

#include <deque>

namespace inferograph {

// The names that a llama-server gives to a piece of work. Two servers in one log can give the same ones.
struct TaskName
{
    int slot = -1;
    qint64 task = -1;

    bool operator==(const TaskName &) const = default;
};

// One line of a timing block.
struct TimingLine
{
    enum class Kind : quint8 { PromptEval, Generation, Total };

    Kind kind = Kind::Total;
    OptionalDuration time; // unknown for nan, inf and what is below zero
    std::optional<qint64> tokens;
};

// What a runner's log says of one task.
struct RunnerTask
{
    TaskName name;
    qint64 firstLine = 0;                   // of the log, where it was first heard of
    std::optional<WallTime> launchedBefore; // by the log's clock
    WallTime endedAt;                       // as far as it is known

    std::optional<qint64> promptTokens; // cached ones included
    std::optional<qint64> tokensKept;   // in the slot's cache, at its release
    OptionalDuration promptEval;
    OptionalDuration generation;
    OptionalDuration total;
    std::optional<qint64> evaluatedTokens; // of the prompt, without cached ones
    std::optional<qint64> generatedTokens;
    std::optional<Operation> operation;
    QByteArray error;
    QByteArray model;
    int runner = -1; // of LoadedModels; -1 where unknown
    bool firstOfRunner = false;

    bool launchSeen = false;
    bool hasTotal = false; // the block's last line came
    bool garbled = false;  // its figures contradict each other: another server's lines are among them
    bool nameShared = false;
    bool drafted = false;
    bool released = false;
    bool truncated = false;
    bool cancelled = false;

    // When it was over: the line, and the log's clock before and after.
    qint64 endLine = 0;
    std::optional<WallTime> endedAfter;
    std::optional<WallTime> endedBefore;

    bool isTimed() const { return hasTotal && !garbled && total && generatedTokens; }
    bool isOver() const { return endLine > 0; }

    // The whole prompt: as it was logged, or from what was left in the cache.
    std::optional<qint64> wholePrompt() const;
};

// Puts the lines that llama-servers write about their tasks together, task by task. Bounded: forgets the
// oldest.
class RunnerTasks
{
public:
    static constexpr std::size_t maximumTasks = 64;

    // A task begins that is not known yet; one of the same name that still runs shares its name with it.
    RunnerTask &launch(TaskName name, qint64 line);

    // The task of that name that still runs, or ended last; made where there is none and `line` is given.
    RunnerTask *find(TaskName name);
    RunnerTask *findRunning(qint64 task);
    RunnerTask &findOrAdd(TaskName name, qint64 line);

    static void addTiming(RunnerTask &task, const TimingLine &timing);

    void remove(const RunnerTask *task);
    void clear() { m_tasks.clear(); }

    std::deque<RunnerTask> &tasks() { return m_tasks; }
    const std::deque<RunnerTask> &tasks() const { return m_tasks; }

private:
    RunnerTask &add(TaskName name, qint64 line);

    std::deque<RunnerTask> m_tasks; // oldest first
};

} // namespace inferograph
