// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/accessline.h"
#include "core/logs/loadedmodels.h"
#include "core/logs/runnertasks.h"

#include <deque>

namespace inferograph {

// Puts a call together whose parts stand on several lines of one log: the access line, the runner's timing
// block, the load, the model's name. A part goes to a call only where order, time, duration and task number
// leave no other; what stays unsure stays out of the record, which says `unjoined`. Every pending call is
// decided after 300 lines or two seconds of the log's time at the latest, so a misfit costs the calls around
// it and no more.
//
// The rule: an access line belongs to one task that began before it and took no longer than it; every task
// that ended belongs to one access line. Where all ways to satisfy both give a line the same task, it has it.
class CallJoiner
{
public:
    explicit CallJoiner(QList<CallRecord> &calls) : m_calls(calls) {}

    // Before each line, with the time at which it was written or read.
    void nextLine(WallTime at)
    {
        m_seenAt = at;
        ++m_line;
        if (m_line >= m_nextDue)
            settleDue();
    }

    // When this line was written, where it says so itself.
    void writtenAt(WallTime at) { m_seenAt = at; }

    // Nothing came for a while, or nothing will: decides all that is pending.
    void settle();
    bool hasPending() const;

    // Whether access lines have to be handed to access() at all.
    bool isAwake() const { return m_awake; }
    // A call's access line, stamped at its end, in whole seconds.
    void access(const AccessedCall &call);
    void sawAccess() { m_accessSeen = true; }

    // What the server's own log says. `at` is the line's time, `zone` its distance from UTC.
    void serverSpoke(WallTime at, Nanoseconds zone);
    // Of the server's local time, where its lines have told.
    std::optional<Nanoseconds> zone() const { return m_zone; }
    void requestFinished(QByteArrayView model);
    void serverStarted();
    LoadedModels &models();

    // What its runner says.
    void taskLaunched(TaskName name);
    void taskPrompt(TaskName name, qint64 tokens);
    void taskTimed(TaskName name, const TimingLine &timing);
    void taskDrafted(TaskName name);
    void taskReleased(TaskName name, std::optional<qint64> tokensKept, bool truncated);
    void taskCancelled(qint64 task);
    void taskFailed(qint64 task, QByteArrayView words);
    void runnerLoads(QByteArrayView modelPath);
    // A runner's own access line, without a duration.
    void runnerRequest(std::optional<Operation> operation, int status);
    void runnerException(QByteArrayView words, std::optional<int> status);

private:
    static constexpr qint64 dueLines = 300;
    static constexpr Nanoseconds dueTime = std::chrono::seconds(2);

    struct Access
    {
        AccessedCall call;
        QByteArray model; // where the server named it
        OptionalDuration load;
        qint64 line = 0;

        // Its end is stamped in whole seconds, and a duration over a minute is printed in them.
        Nanoseconds longest() const
        {
            return call.total >= std::chrono::minutes(1) ? call.total + std::chrono::seconds(1) : call.total;
        }
        WallTime earliestEnd() const { return call.end; }
        WallTime latestEnd() const { return call.end + std::chrono::seconds(1); }
        WallTime earliestStart() const { return earliestEnd() - longest(); }
        WallTime latestStart() const { return latestEnd() - call.total; }
    };
    struct Unnamed // an access line whose model the server's next lines may name
    {
        qint64 line = 0;
        WallTime before;
    };

    void wake();
    // The time that passed for sure since what was before this moment.
    Nanoseconds passedSince(std::optional<WallTime> before) const
    {
        return before && m_clock ? *m_clock - *before : Nanoseconds(0);
    }
    void readClock(WallTime atLeast, WallTime atMost);
    bool isDue(qint64 line, std::optional<WallTime> before) const
    {
        return m_line - line > dueLines || passedSince(before) > dueTime;
    }
    RunnerTask &endedTask(RunnerTask &task);
    void endIfComplete(RunnerTask &task);

    bool canBelong(const Access &access, const RunnerTask &task) const;
    OptionalDuration loadFor(const Access &access, const RunnerTask &task) const;
    Nanoseconds knownTime(const Access &access, const RunnerTask &task) const;
    bool fitsClosely(const Access &access, const RunnerTask &task) const;
    void joinWhatIsClear();
    void settleDue();
    void settleAccesses(bool all);
    void dropTasks(bool all);
    void join(const Access &access, const RunnerTask &task, Joined joined);
    void leaveUnjoined(Access &&access);
    void addFigures(CallRecord &call, const RunnerTask &task);
    void emitAlone(const RunnerTask &task);
    void emitException(std::optional<Operation> operation, std::optional<int> status);

    QList<CallRecord> &m_calls;
    RunnerTasks m_tasks;
    LoadedModels m_models;
    std::deque<Access> m_accesses;
    std::deque<Unnamed> m_unnamed;
    std::deque<WallTime> m_namedAhead; // requests that the server said were finished before their access line
    QByteArray m_runnerModel;
    QByteArray m_exception;
    std::optional<int> m_exceptionStatus;
    qint64 m_exceptionLine = 0;

    WallTime m_seenAt;
    qint64 m_line = 0;
    qint64 m_nextDue = std::numeric_limits<qint64>::max();
    std::optional<WallTime> m_clock; // the last reading of the log's
    Nanoseconds m_workedSince{};     // by tasks since that reading
    std::optional<Nanoseconds> m_zone;
    bool m_awake = false;
    bool m_accessSeen = false;
    bool m_serverSeen = false; // its own lines: the runners are its
    bool m_namesFollow = false;
    bool m_taskSeen = false;
};

} // namespace inferograph
