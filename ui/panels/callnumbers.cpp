// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/callnumbers.h"

#include "core/call/metrics.h"
#include "core/call/names.h"
#include "ui/format.h"

#include <QCoreApplication>

#include <array>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CallNumbers)
};

template<auto Member>
QString durationIn(const CallRecord &call)
{
    return format::durationWithUnit(call.*Member);
}

template<auto Member>
QString countIn(const CallRecord &call)
{
    return format::count(call.*Member);
}

template<auto Member>
QString nameIn(const CallRecord &call)
{
    return call.*Member ? QString(nameOf(*(call.*Member))) : format::unknown();
}

QString speed(std::optional<double> perSecond)
{
    return perSecond ? Text::tr("%1 tok/s").arg(format::rate(perSecond)) : format::unknown();
}

QString decode(const CallRecord &call)
{
    return speed(decodeTps(call));
}

QString prompt(const CallRecord &call)
{
    return speed(promptTps(call));
}

QString overall(const CallRecord &call)
{
    return speed(overallTps(call));
}

QString perToken(const CallRecord &call)
{
    return format::durationWithUnit(timePerOutputToken(call));
}

QString output(const CallRecord &call)
{
    return format::tokens(call.outputTokens, call.tokenCount);
}

QString clockError(const CallRecord &call)
{
    return call.clockErrorUs
               ? QStringLiteral("\u00b1 ") + format::millisecondsWithUnit(*call.clockErrorUs / 1000)
               : format::unknown();
}

QString delay(const CallRecord &call)
{
    const QString text = format::durationWithUnit(call.clientDelay);
    return wasSentLate(call) ? QStringLiteral("! ") + text : text;
}

QString readDelay(const CallRecord &call)
{
    const QString text = format::durationWithUnit(call.readDelay);
    return wasReadLate(call) ? QStringLiteral("! ") + text : text;
}

const std::array clientRows{
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Time to first token"),
                  QT_TRANSLATE_NOOP(
                      "CallNumbers",
                      "From the start of the call to the first piece of content, reasoning or a tool call"),
                  durationIn<&CallRecord::ttft>},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "First content"),
        QT_TRANSLATE_NOOP(
            "CallNumbers",
            "From the start of the call to the first piece of the answer itself: later than the first "
            "token where the model reasons"),
        durationIn<&CallRecord::ttftContent>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Total"),
                  QT_TRANSLATE_NOOP("CallNumbers", "From the start of the call to its last token"),
                  durationIn<&CallRecord::total>},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Connect"),
        QT_TRANSLATE_NOOP("CallNumbers",
                          "From the start of the call to the connection; 0 where it was open already"),
        durationIn<&CallRecord::connect>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "TLS"),
                  QT_TRANSLATE_NOOP("CallNumbers", "From the connection to the end of its handshake"),
                  durationIn<&CallRecord::tls>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "First to last token"),
                  QT_TRANSLATE_NOOP("CallNumbers", "How long tokens came, by the same clock"),
                  durationIn<&CallRecord::clientGeneration>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Between tokens, p50"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Inter-token latency: the median gap between tokens"),
                  durationIn<&CallRecord::itlP50>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Between tokens, p99"),
                  QT_TRANSLATE_NOOP("CallNumbers", "99 of 100 gaps between tokens are shorter"),
                  durationIn<&CallRecord::itlP99>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Longest gap"),
                  QT_TRANSLATE_NOOP("CallNumbers", "The longest gap between two tokens"),
                  durationIn<&CallRecord::itlMax>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Stalls"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Gaps over four times the median and over 50 ms"),
                  countIn<&CallRecord::stalls>},
};

const std::array serverRows{
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Queue"),
                  QT_TRANSLATE_NOOP("CallNumbers", "How long the server let the call wait"),
                  durationIn<&CallRecord::queue>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Load"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Loading the model"), durationIn<&CallRecord::load>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Prompt eval"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Reading the prompt"),
                  durationIn<&CallRecord::promptEval>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Generation"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Generating tokens"),
                  durationIn<&CallRecord::serverGeneration>},
};

const std::array tokenRows{
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Prompt tokens"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Of the whole prompt, cached ones included"),
                  countIn<&CallRecord::promptTokens>},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Cached"),
        QT_TRANSLATE_NOOP("CallNumbers", "Prompt tokens that the server did not have to read again"),
        countIn<&CallRecord::cachedTokens>},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Output tokens"),
        QT_TRANSLATE_NOOP("CallNumbers", "Tokens generated; ~ where the count is not the server's own"),
        output},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Reasoning"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Output tokens spent on reasoning"),
                  countIn<&CallRecord::reasoningTokens>},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Counted by"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Where the count of output tokens comes from"),
                  nameIn<&CallRecord::tokenCount>},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Decode speed"),
        QT_TRANSLATE_NOOP(
            "CallNumbers",
            "Tokens per second of generation: the server's time where it gave one, else the client's"),
        decode},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Prompt speed"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Uncached prompt tokens per second of prompt eval"),
                  prompt},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Overall"),
        QT_TRANSLATE_NOOP("CallNumbers", "Output tokens over the total time, load and prompt included"),
        overall},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Per output token"),
                  QT_TRANSLATE_NOOP("CallNumbers", "Time for each output token after the first"), perToken},
};

const std::array trustRows{
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Clock"),
                  QT_TRANSLATE_NOOP(
                      "CallNumbers",
                      "Whose clock timed the call: kernel (stamped on receipt), client, server, or a log"),
                  nameIn<&CallRecord::clock>},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Clock error, p99"),
        QT_TRANSLATE_NOOP("CallNumbers", "This machine's own error of a stamp at the last calibration"),
        clockError},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Sent late by"),
        QT_TRANSLATE_NOOP("CallNumbers",
                          "How much later than intended this machine sent the request; ! above 1 ms"),
        delay},
    CallNumberRow{
        QT_TRANSLATE_NOOP("CallNumbers", "Read late by"),
        QT_TRANSLATE_NOOP("CallNumbers",
                          "The longest that the answer waited to be read by this machine; ! above 1 ms"),
        readDelay},
    CallNumberRow{QT_TRANSLATE_NOOP("CallNumbers", "Joined"),
                  QT_TRANSLATE_NOOP(
                      "CallNumbers",
                      "Put together from several lines of a log: exact, likely, or unjoined where a part is "
                      "missing"),
                  nameIn<&CallRecord::joined>},
};

// Only who timed a call himself has seen it.
const char *timesTitle(const CallRecord &call)
{
    switch (call.clock.value_or(Clock::Log)) {
    case Clock::Kernel:
    case Clock::Client:
        return QT_TRANSLATE_NOOP("CallNumbers", "SEEN BY THE CLIENT");
    case Clock::Server:
        return QT_TRANSLATE_NOOP("CallNumbers", "TIMED BY THE SERVER");
    case Clock::Log:
        break;
    }
    return QT_TRANSLATE_NOOP("CallNumbers", "TOLD BY THE LOG");
}

} // namespace

std::span<const CallNumberGroup> callNumberGroups()
{
    static const std::array groups{
        CallNumberGroup{timesTitle, clientRows},
        CallNumberGroup{
            [](const CallRecord &) { return QT_TRANSLATE_NOOP("CallNumbers", "TOLD BY THE SERVER"); },
            serverRows},
        CallNumberGroup{
            [](const CallRecord &) { return QT_TRANSLATE_NOOP("CallNumbers", "TOKENS AND SPEED"); },
            tokenRows},
        CallNumberGroup{[](const CallRecord &) { return QT_TRANSLATE_NOOP("CallNumbers", "HOW SURE"); },
                        trustRows},
    };
    return groups;
}

} // namespace inferograph
