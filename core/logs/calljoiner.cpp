// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/calljoiner.h"

#include "core/logs/certainmatches.h"
#include "core/logs/errorwords.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr qint64 dueLinesAlone = 16;
constexpr Nanoseconds lateness = std::chrono::seconds(1); // of an access line or a runner's, at most
constexpr Nanoseconds clockSlack = std::chrono::milliseconds(50);
constexpr Nanoseconds second = std::chrono::seconds(1);
constexpr std::size_t maximumAccesses = 64;
constexpr std::size_t maximumUnnamed = 16;
constexpr qint64 exceptionLines = 4;

} // namespace

void CallJoiner::wake()
{
    m_awake = true;
    m_nextDue = std::min(m_nextDue, m_line + dueLinesAlone);
}

LoadedModels &CallJoiner::models()
{
    wake();
    return m_models;
}

void CallJoiner::readClock(WallTime atLeast, WallTime atMost)
{
    for (RunnerTask &task : m_tasks.tasks()) {
        if (!task.launchedBefore)
            task.launchedBefore = atMost;
        if (task.isOver() && !task.endedBefore)
            task.endedBefore = atMost;
    }
    m_clock = atLeast;
    m_workedSince = {};
    m_nextDue = std::min(m_nextDue, m_line + 1);
}

bool CallJoiner::hasPending() const
{
    return m_awake && (!m_accesses.empty() || !m_exception.isEmpty() ||
                       std::any_of(m_tasks.tasks().begin(), m_tasks.tasks().end(),
                                   [](const RunnerTask &task) { return task.hasTotal || task.isOver(); }));
}

void CallJoiner::serverSpoke(WallTime at, Nanoseconds zone)
{
    wake();
    m_serverSeen = true;
    m_zone = zone;
    if (!m_accesses.empty() || !m_tasks.tasks().empty() || !m_clock || at - *m_clock > lateness)
        readClock(at, at);
}

void CallJoiner::serverStarted()
{
    settle();
    m_models.serverStarted();
    m_tasks.clear();
    m_unnamed.clear();
    m_namedAhead.clear();
}

void CallJoiner::access(const AccessedCall &call)
{
    m_accessSeen = true;
    readClock(call.end, call.end + second);
    const bool rejected = call.httpStatus >= 400 && call.httpStatus < 499; // before it got to a runner
    if (call.operation == Operation::Embedding || rejected) {
        call.describeIn(m_calls.emplaceBack());
        return;
    }
    if (!m_namedAhead.empty())
        std::erase_if(m_namedAhead, [this](WallTime before) { return passedSince(before) > dueTime; });
    if (!m_namedAhead.empty()) {
        m_namedAhead.pop_front();
    } else {
        if (m_unnamed.size() >= maximumUnnamed)
            m_unnamed.pop_front();
        m_unnamed.push_back({m_line, call.end + second});
    }
    if (m_accesses.size() >= maximumAccesses)
        settleAccesses(true);
    Access &access = m_accesses.emplace_back(Access{.call = call, .model = {}, .load = {}, .line = m_line});
    if (!m_taskSeen)
        access.load =
            m_models.claimLoadWithin(access.earliestStart(), access.latestStart(), access.latestEnd());
    joinWhatIsClear();
}

// The server names a request's model after it has ended: the one access line since the last such event is its.
void CallJoiner::requestFinished(QByteArrayView model)
{
    wake();
    m_namesFollow = true;
    std::erase_if(m_unnamed, [this](const Unnamed &u) { return passedSince(u.before) > dueTime; });
    if (m_unnamed.empty()) {
        if (m_namedAhead.size() < maximumUnnamed)
            m_namedAhead.push_back(m_clock.value_or(m_seenAt));
        return;
    }
    const bool clear = m_unnamed.size() == 1;
    const qint64 line = m_unnamed.front().line;
    m_unnamed.pop_front();
    const auto access = std::find_if(m_accesses.begin(), m_accesses.end(),
                                     [line](const Access &a) { return a.line == line; });
    if (clear && access != m_accesses.end())
        access->model = model.toByteArray();
    joinWhatIsClear();
}

// Whether order, time, duration and model allow the line to be about the task.
bool CallJoiner::canBelong(const Access &access, const RunnerTask &task) const
{
    if (task.firstLine >= access.line)
        return false;
    if (!access.model.isEmpty() && !task.model.isEmpty() && access.model != task.model)
        return false;
    if (!task.isOver()) {
        const bool tooLong = passedSince(task.launchedBefore) > access.longest() + lateness;
        return !tooLong && !isDue(access.line, access.latestEnd());
    }
    const bool taskLongOver = task.endedBefore && access.earliestEnd() - *task.endedBefore > lateness;
    const bool accessLongOver =
        task.endLine > access.line && task.endedAfter && *task.endedAfter - access.latestEnd() > lateness;
    if (taskLongOver || accessLongOver)
        return false;
    if (!task.isTimed())
        return true;
    if (task.endedBefore && *task.endedBefore - *task.total + clockSlack < access.earliestStart())
        return false;
    const bool longEnough = knownTime(access, task) <= access.longest() + clockSlack / 10;
    return longEnough && (task.launchSeen || fitsClosely(access, task));
}

// A runner's first task waited for its load, unless another call did: then the load began before this one.
OptionalDuration CallJoiner::loadFor(const Access &access, const RunnerTask &task) const
{
    return task.firstOfRunner ? m_models.loadOf(task.runner, access.earliestStart()) : std::nullopt;
}

// What the log accounts for of the call, if the task is part of it.
Nanoseconds CallJoiner::knownTime(const Access &access, const RunnerTask &task) const
{
    constexpr Nanoseconds loadRounding = std::chrono::milliseconds(10);
    const Nanoseconds load = loadFor(access, task).value_or(Nanoseconds(0));
    return *task.total + std::max(load - loadRounding, Nanoseconds(0));
}

bool CallJoiner::fitsClosely(const Access &access, const RunnerTask &task) const
{
    constexpr Nanoseconds handling = std::chrono::milliseconds(60);
    return access.longest() - knownTime(access, task) <= handling + access.longest() / 20;
}

void CallJoiner::joinWhatIsClear()
{
    if (!m_accesses.empty() || !m_tasks.tasks().empty())
        m_nextDue = std::min(m_nextDue, m_line + dueLinesAlone);
    if (m_tasks.tasks().empty())
        return;
    const auto only = [](auto &candidates, auto canBe) {
        std::ptrdiff_t found = -1;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (!canBe(candidates[i]))
                continue;
            if (found >= 0)
                return std::ptrdiff_t(-1);
            found = static_cast<std::ptrdiff_t>(i);
        }
        return found;
    };
    for (std::size_t i = 0; i < m_accesses.size();) {
        const Access &access = m_accesses[i];
        const bool mayGetAName = m_namesFollow && access.model.isEmpty();
        const std::ptrdiff_t index =
            only(m_tasks.tasks(), [&](const RunnerTask &candidate) { return canBelong(access, candidate); });
        if (mayGetAName || index < 0 || access.call.status() != CallStatus::Ok) {
            ++i;
            continue;
        }
        const RunnerTask &task = m_tasks.tasks()[static_cast<std::size_t>(index)];
        const bool clear = task.isOver() && task.isTimed() && fitsClosely(access, task) &&
                           only(m_accesses, [&](const Access &other) { return canBelong(other, task); }) ==
                               static_cast<std::ptrdiff_t>(i);
        if (!clear) {
            ++i;
            continue;
        }
        join(m_accesses[i], task, Joined::Exact);
        m_tasks.remove(&task);
        m_accesses.erase(m_accesses.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void CallJoiner::settleDue()
{
    settleAccesses(false);
    dropTasks(false);
    if (!m_exception.isEmpty() && m_line - m_exceptionLine > exceptionLines)
        emitException({}, {});
    const bool quiet = m_accesses.empty() && m_tasks.tasks().empty() && m_exception.isEmpty();
    m_nextDue = quiet ? std::numeric_limits<qint64>::max() : m_line + dueLinesAlone;
}

void CallJoiner::settle()
{
    if (!m_awake)
        return;
    for (RunnerTask &task : m_tasks.tasks()) {
        if (task.hasTotal && !task.isOver())
            endedTask(task);
    }
    settleAccesses(true);
    dropTasks(true);
    if (!m_exception.isEmpty())
        emitException({}, {});
}

// Decides the access lines that are due: each gets its task where every way to put all of them together gives
// it the same one.
void CallJoiner::settleAccesses(bool all)
{
    const auto due = [&](const Access &access) { return all || isDue(access.line, access.latestEnd()); };
    if (m_tasks.tasks().empty()) { // a log without runner lines: nothing to choose from
        for (; !m_accesses.empty() && due(m_accesses.front()); m_accesses.pop_front())
            leaveUnjoined(std::move(m_accesses.front()));
        return;
    }
    if (std::none_of(m_accesses.begin(), m_accesses.end(), due))
        return;
    MatchingProblem problem;
    std::vector<const RunnerTask *> tasks;
    for (const RunnerTask &task : m_tasks.tasks()) {
        tasks.push_back(&task);
        problem.needed.push_back(task.isOver() && task.isTimed() &&
                                 (all || isDue(task.endLine, task.endedBefore)));
    }
    for (const Access &access : m_accesses) {
        std::vector<int> &candidates = problem.tasksOf.emplace_back();
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            if (access.call.status() == CallStatus::Ok && (tasks[i]->isOver() || !all) &&
                canBelong(access, *tasks[i]))
                candidates.push_back(static_cast<int>(i));
        }
    }
    // A line that no task can belong to takes part in no way: it stands alone.
    std::vector<std::size_t> taking;
    MatchingProblem joint{.tasksOf = {}, .needed = problem.needed};
    for (std::size_t i = 0; i < problem.tasksOf.size(); ++i) {
        if (problem.tasksOf[i].empty())
            continue;
        taking.push_back(i);
        joint.tasksOf.push_back(problem.tasksOf[i]);
    }
    for (std::size_t task = 0; task < joint.needed.size(); ++task) {
        const bool reachable =
            std::any_of(joint.tasksOf.begin(), joint.tasksOf.end(), [&](const auto &candidates) {
                return std::find(candidates.begin(), candidates.end(), static_cast<int>(task)) !=
                       candidates.end();
            });
        joint.needed[task] = joint.needed[task] && reachable;
    }
    const std::vector<int> certain = certainMatches(joint);
    std::vector<const RunnerTask *> taskOf(m_accesses.size(), nullptr);
    for (std::size_t i = 0; i < taking.size(); ++i) {
        if (certain[i] >= 0)
            taskOf[taking[i]] = tasks[static_cast<std::size_t>(certain[i])];
    }
    std::vector<RunnerTask> used;
    for (std::size_t i = 0, original = 0; original < taskOf.size(); ++original) {
        if (!due(m_accesses[i])) {
            ++i;
            continue;
        }
        const RunnerTask *task = taskOf[original];
        const bool closely = task && task->isTimed() && fitsClosely(m_accesses[i], *task);
        if (task && task->isOver()) {
            join(m_accesses[i], *task, closely ? Joined::Exact : Joined::Likely);
            used.push_back(*task);
        } else {
            leaveUnjoined(std::move(m_accesses[i]));
        }
        m_accesses.erase(m_accesses.begin() + static_cast<std::ptrdiff_t>(i));
    }
    std::erase_if(m_tasks.tasks(), [&used](const RunnerTask &task) {
        return std::any_of(used.begin(), used.end(), [&task](const RunnerTask &u) {
            return u.name == task.name && u.endLine == task.endLine && u.firstLine == task.firstLine;
        });
    });
}

// Forgets the tasks whose access line must have come; where the log has none, they are the calls.
void CallJoiner::dropTasks(bool all)
{
    if (m_tasks.tasks().empty())
        return;
    const bool alone = !m_accessSeen && !m_serverSeen;
    for (std::size_t i = 0; i < m_tasks.tasks().size();) {
        const RunnerTask &task = m_tasks.tasks()[i];
        const bool due =
            all || isDue(task.endLine, task.endedBefore) || (alone && m_line - task.endLine >= dueLinesAlone);
        const bool wanted =
            !all && std::any_of(m_accesses.begin(), m_accesses.end(),
                                [&](const Access &access) { return canBelong(access, task); });
        if (!task.isOver() || !due || wanted) {
            ++i;
            continue;
        }
        if (!m_accessSeen)
            emitAlone(task);
        m_tasks.remove(&task);
    }
}

void CallJoiner::leaveUnjoined(Access &&access)
{
    CallRecord &call = m_calls.emplaceBack();
    access.call.describeIn(call);
    call.model = std::move(access.model);
    call.load = access.load;
    if (call.load)
        call.start = StartKind::Cold;
    call.joined = call.load ? Joined::Likely : Joined::Unjoined; // a load joined by its time
    if (call.model.isEmpty() && call.status == CallStatus::Ok)
        call.model = m_models.onlyModel();
}

void CallJoiner::join(const Access &access, const RunnerTask &task, Joined joined)
{
    CallRecord &call = m_calls.emplaceBack();
    access.call.describeIn(call);
    call.model = access.model;
    call.joined = joined;
    if (task.cancelled && !task.isTimed()) {
        call.status = CallStatus::Cancelled;
        call.errorKind = ErrorKind::Aborted;
    } else if (!task.isTimed()) {
        call.joined = Joined::Unjoined;
    }
    if (const OptionalDuration load = loadFor(access, task)) {
        call.load = load;
        call.start = StartKind::Cold;
        m_models.claimLoadOf(task.runner);
    } else if (task.runner >= 0) {
        call.start = StartKind::Warm;
    }
    addFigures(call, task);
}

void CallJoiner::addFigures(CallRecord &call, const RunnerTask &task)
{
    if (call.model.isEmpty())
        call.model = task.model.isEmpty() ? m_models.model(task.runner) : task.model;
    if (!task.isTimed())
        return;
    call.promptEval = task.promptEval;
    call.serverGeneration = task.generation;
    call.generationSpan = GenerationSpan::ExcludesFirstToken;
    call.outputTokens = task.generatedTokens;
    call.tokenCount = TokenCount::Server;
    call.promptTokens = task.wholePrompt();
    if (call.promptTokens && *call.promptTokens >= *task.evaluatedTokens)
        call.cachedTokens = *call.promptTokens - *task.evaluatedTokens;
}

} // namespace inferograph
