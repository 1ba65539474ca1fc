// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/logs/formatchoice.h"

#include <QByteArrayList>
#include <QList>

#include <stop_token>

namespace inferograph {

// The lines of a log that gave a call: no fewer would have given it, though others may stand between them.
struct CallLines
{
    QString file;     // where they stand
    qint64 first = 0; // the number of the first, from 1
    QByteArrayList lines;
    QString problem; // for people: why there are none
};

// The logs that may have given a call.
struct CallLinesQuestion
{
    struct Log
    {
        QString location;
        FormatChoice format;
    };

    QList<Log> logs;
    CallRecord call;
    std::stop_token stop{}; // nobody waits for the answer any more
};

// Reads the logs once more until they give that call, and then what they were rotated to. A call of a log whose lines
// bear no times is known by its figures; where these came several times, none is guessed. Blocks for as long as it
// takes to read all; any thread.
CallLines findCallLines(const CallLinesQuestion &question);

} // namespace inferograph
