// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The joiner's other half: what a runner says of its tasks, and the calls of a log that has runner lines only.

#include "core/logs/calljoiner.h"

#include "core/call/modelname.h"
#include "core/logs/errorwords.h"

#include <algorithm>

namespace inferograph {

void CallJoiner::taskLaunched(TaskName name)
{
    wake();
    m_taskSeen = true;
    RunnerTask &task = m_tasks.launch(name, m_line);
    task.launchSeen = true;
    if (task.nameShared)
        return;
    task.runner = m_models.runnerOfTask(name.task);
    task.firstOfRunner = task.runner >= 0 && m_models.taskLaunched(task.runner, name.task);
    task.model = task.runner >= 0 ? m_models.model(task.runner) : m_models.onlyModel();
    if (task.model.isEmpty())
        task.model = m_runnerModel;
}

void CallJoiner::taskPrompt(TaskName name, qint64 tokens)
{
    RunnerTask *task = m_tasks.find(name);
    if (task && !task->isOver() && !task->nameShared)
        task->promptTokens = tokens;
}

void CallJoiner::taskTimed(TaskName name, const TimingLine &timing)
{
    wake();
    m_taskSeen = true;
    RunnerTask *known = m_tasks.find(name);
    // Some generations of the log release a task before its timings.
    RunnerTask &task =
        known && (!known->isOver() || !known->hasTotal) ? *known : m_tasks.findOrAdd(name, m_line);
    if (task.model.isEmpty() && !task.nameShared)
        task.model = m_runnerModel;
    RunnerTasks::addTiming(task, timing);
    endIfComplete(task);
}

void CallJoiner::taskDrafted(TaskName name)
{
    if (RunnerTask *task = m_tasks.find(name))
        task->drafted = true;
}

void CallJoiner::taskReleased(TaskName name, std::optional<qint64> tokensKept, bool truncated)
{
    RunnerTask *task = m_tasks.find(name);
    if (!task)
        return;
    task->released = true;
    task->tokensKept = tokensKept;
    task->truncated = truncated;
    endIfComplete(*task);
}

void CallJoiner::taskCancelled(qint64 id)
{
    if (RunnerTask *task = m_tasks.findRunning(id)) {
        task->cancelled = true;
        endIfComplete(*task);
    }
}

void CallJoiner::taskFailed(qint64 id, QByteArrayView words)
{
    if (RunnerTask *task = m_tasks.findRunning(id)) {
        task->error = clippedError(words);
        endIfComplete(*task);
    }
}

// Over is what was released and timed, and what was released and never will be.
void CallJoiner::endIfComplete(RunnerTask &task)
{
    const bool complete = task.released && (task.hasTotal || task.cancelled || !task.error.isEmpty());
    if (complete && !task.isOver()) {
        endedTask(task);
        joinWhatIsClear();
    }
}

RunnerTask &CallJoiner::endedTask(RunnerTask &task)
{
    constexpr Nanoseconds sameSitting = std::chrono::minutes(10);
    constexpr Nanoseconds longestSitting = std::chrono::hours(24);
    m_workedSince = std::min(m_workedSince + task.total.value_or(Nanoseconds(0)), longestSitting);
    const bool fromThePast = m_clock && m_seenAt - *m_clock > sameSitting;
    task.endedAt = fromThePast ? *m_clock + m_workedSince : m_seenAt;
    task.endLine = m_line;
    task.endedAfter = m_clock;
    std::optional<qint64> generated = task.generatedTokens;
    std::optional<qint64> evaluated = task.evaluatedTokens;
    if (!task.isTimed() && task.tokensKept && task.promptTokens && *task.tokensKept >= *task.promptTokens) {
        generated = *task.tokensKept - *task.promptTokens;
        evaluated = task.promptTokens;
    }
    if (task.runner >= 0)
        m_models.taskEnded(task.runner, task.name.task, evaluated, generated);
    return task;
}

void CallJoiner::runnerLoads(QByteArrayView modelPath)
{
    wake();
    const qsizetype slash = std::max(modelPath.lastIndexOf('/'), modelPath.lastIndexOf('\\'));
    const QByteArrayView name = modelPath.sliced(slash + 1);
    if (m_serverSeen || m_accessSeen || name.startsWith("sha256-"))
        return; // one of several, inside Ollama: its own lines name the models
    settle();
    m_tasks.clear();
    m_runnerModel = name.endsWith(".gguf") ? normalisedModelName(modelPath) : name.toByteArray();
}

void CallJoiner::runnerRequest(std::optional<Operation> operation, int status)
{
    if (m_accessSeen || m_serverSeen || !operation)
        return;
    wake();
    if (status >= 400) {
        emitException(operation, status);
        return;
    }
    // It names no task: with one only, it is clear which it is about.
    RunnerTask *only = nullptr;
    for (RunnerTask &task : m_tasks.tasks()) {
        if (task.operation)
            continue;
        if (only || !task.isOver())
            return;
        only = &task;
    }
    if (only)
        only->operation = operation;
}

void CallJoiner::runnerException(QByteArrayView words, std::optional<int> status)
{
    if (m_accessSeen || m_serverSeen)
        return;
    wake();
    if (!m_exception.isEmpty())
        emitException({}, {});
    m_exception = clippedError(words);
    m_exceptionStatus = status;
    m_exceptionLine = m_line;
    m_nextDue = m_line + 1;
}

void CallJoiner::emitException(std::optional<Operation> operation, std::optional<int> status)
{
    CallRecord call;
    call.server = "llamacpp";
    call.model = m_runnerModel;
    call.clock = Clock::Log;
    call.startedAt = m_seenAt;
    call.operation = operation;
    call.status = CallStatus::Failed;
    call.errorKind = ErrorKind::Http;
    call.error = std::exchange(m_exception, {});
    call.httpStatus = status ? status : m_exceptionStatus;
    m_exceptionStatus.reset();
    m_calls.append(std::move(call));
}

void CallJoiner::emitAlone(const RunnerTask &task)
{
    const bool failed = !task.error.isEmpty();
    if (!task.isTimed() && !task.cancelled && !failed)
        return; // released without a figure: an embedding, or a part of a log
    CallRecord call;
    call.server = m_serverSeen ? "ollama" : "llamacpp";
    call.clock = Clock::Log;
    call.operation = task.operation;
    if (failed) {
        call.status = CallStatus::Failed;
        call.errorKind = ErrorKind::Server;
        call.error = task.error;
    } else if (!task.isTimed()) {
        call.status = CallStatus::Cancelled;
        call.errorKind = ErrorKind::Aborted;
    }
    addFigures(call, task);
    if (task.isTimed())
        call.total = task.total;
    call.joined = task.nameShared ? Joined::Likely : Joined::Exact;
    call.startedAt = task.endedAt - call.total.value_or(Nanoseconds(0));
    m_calls.append(std::move(call));
}

} // namespace inferograph
