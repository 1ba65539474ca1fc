// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logposition.h"
#include "core/logs/logsource.h"

#include <memory>
#include <span>

namespace inferograph {

class ReadLogs;

// Where a log's bytes come from: a followed file, a pipe, a command. Its reader asks for bytes whenever it has room;
// nothing here blocks.
class LogInput : public QObject
{
    Q_OBJECT

public:
    enum class Outcome : quint8 {
        Bytes,     // some were read; none where a file has just been opened
        Restarted, // what comes next is another file, or the same one anew: the last line is over
        Idle,      // nothing now; ready() says when to ask again
        Ended,     // nothing any more
    };

    struct Read
    {
        Outcome outcome = Outcome::Idle;
        qsizetype bytes = 0;
    };

    // Why nothing can be read. `waiting` where that is no fault: the file is not there yet.
    struct Problem
    {
        QString message; // for people
        bool waiting = false;

        bool operator==(const Problem &) const = default;
    };

    // The log was found where another run of the program left it. First come bytes which that run has read:
    // they tell what the later ones may need to be understood, such as which models are loaded.
    struct Resumed
    {
        LogPosition position;
        qint64 contextBytes = 0;
    };

    // So many bytes of context are enough.
    static constexpr qint64 longestContext = qint64(16) << 20;

    using QObject::QObject;

    virtual Read read(std::span<char> to) = 0;

    // Set after a read() that was Idle or Ended because of it.
    virtual std::optional<Problem> problem() const = 0;

    // Bytes that there are to read, those read included; 0 where that is not known.
    virtual qint64 size() const = 0;

    // Whether what comes after Restarted may begin with lines that came before.
    virtual bool mayRepeat() const { return false; }

    // A command ends, and begins anew when that is over; nothing changes for others.
    virtual void setHalted(bool) {}

    // Bytes that are known to have gone before they could be read, since the last time.
    virtual qint64 takeLost() { return 0; }

    // The file that is read, where it is a plain one.
    virtual const OpenLog *file() const { return nullptr; }

    // Up to where it was read; unset for what cannot be read from there later.
    virtual std::optional<LogPosition> position() const { return {}; }

    // Set once, before the first bytes, where it goes on.
    virtual std::optional<Resumed> takeResumed() { return {}; }

Q_SIGNALS:
    void ready();
};

// The input for a file's path, a compressed one's, a pipe's, `cmd:` and a command, or `-` for standard input.
// `readLogs` is what followers of several logs share. Goes on at the first of `before` that is found again,
// wherever else it was to begin.
std::unique_ptr<LogInput> openLogInput(const QString &location, ReadFrom from, Follow follow,
                                       std::shared_ptr<ReadLogs> readLogs = {},
                                       const LogPositions &before = {});

} // namespace inferograph
