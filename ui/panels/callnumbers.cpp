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

QString tr(const char *text)
{
    return QCoreApplication::translate("CallNumbers", text);
}

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
    return perSecond ? tr("%1 tok/s").arg(format::rate(perSecond)) : format::unknown();
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

#define TEXT(text) QT_TRANSLATE_NOOP("CallNumbers", text)

const std::array clientRows{
    CallNumberRow{TEXT("Time to first token"),
                  TEXT("From the start of the call to the first piece of content, reasoning or a tool call"),
                  durationIn<&CallRecord::ttft>},
    CallNumberRow{
        TEXT("First content"),
        TEXT("From the start of the call to the first piece of the answer itself: later than the first "
             "token where the model reasons"),
        durationIn<&CallRecord::ttftContent>},
    CallNumberRow{TEXT("Total"), TEXT("From the start of the call to its last token"),
                  durationIn<&CallRecord::total>},
    CallNumberRow{TEXT("Connect"),
                  TEXT("From the start of the call to the connection; 0 where it was open already"),
                  durationIn<&CallRecord::connect>},
    CallNumberRow{TEXT("TLS"), TEXT("From the connection to the end of its handshake"),
                  durationIn<&CallRecord::tls>},
    CallNumberRow{TEXT("First to last token"), TEXT("How long tokens came, by the same clock"),
                  durationIn<&CallRecord::clientGeneration>},
    CallNumberRow{TEXT("Between tokens, p50"), TEXT("Inter-token latency: the median gap between tokens"),
                  durationIn<&CallRecord::itlP50>},
    CallNumberRow{TEXT("Between tokens, p99"), TEXT("99 of 100 gaps between tokens are shorter"),
                  durationIn<&CallRecord::itlP99>},
    CallNumberRow{TEXT("Longest gap"), TEXT("The longest gap between two tokens"),
                  durationIn<&CallRecord::itlMax>},
    CallNumberRow{TEXT("Stalls"), TEXT("Gaps over four times the median and over 50 ms"),
                  countIn<&CallRecord::stalls>},
};

const std::array serverRows{
    CallNumberRow{TEXT("Queue"), TEXT("How long the server let the call wait"),
                  durationIn<&CallRecord::queue>},
    CallNumberRow{TEXT("Load"), TEXT("Loading the model"), durationIn<&CallRecord::load>},
    CallNumberRow{TEXT("Prompt eval"), TEXT("Reading the prompt"), durationIn<&CallRecord::promptEval>},
    CallNumberRow{TEXT("Generation"), TEXT("Generating tokens"), durationIn<&CallRecord::serverGeneration>},
};

const std::array tokenRows{
    CallNumberRow{TEXT("Prompt tokens"), TEXT("Of the whole prompt, cached ones included"),
                  countIn<&CallRecord::promptTokens>},
    CallNumberRow{TEXT("Cached"), TEXT("Prompt tokens that the server did not have to read again"),
                  countIn<&CallRecord::cachedTokens>},
    CallNumberRow{TEXT("Output tokens"), TEXT("Tokens generated; ~ where the count is not the server's own"),
                  output},
    CallNumberRow{TEXT("Reasoning"), TEXT("Output tokens spent on reasoning"),
                  countIn<&CallRecord::reasoningTokens>},
    CallNumberRow{TEXT("Counted by"), TEXT("Where the count of output tokens comes from"),
                  nameIn<&CallRecord::tokenCount>},
    CallNumberRow{
        TEXT("Decode speed"),
        TEXT("Tokens per second of generation: the server's time where it gave one, else the client's"),
        decode},
    CallNumberRow{TEXT("Prompt speed"), TEXT("Uncached prompt tokens per second of prompt eval"), prompt},
    CallNumberRow{TEXT("Overall"), TEXT("Output tokens over the total time, load and prompt included"),
                  overall},
    CallNumberRow{TEXT("Per output token"), TEXT("Time for each output token after the first"), perToken},
};

const std::array trustRows{
    CallNumberRow{TEXT("Clock"),
                  TEXT("Whose clock timed the call: kernel (stamped on receipt), client, server, or a log"),
                  nameIn<&CallRecord::clock>},
    CallNumberRow{TEXT("Clock error, p99"),
                  TEXT("This machine's own error of a stamp at the last calibration"), clockError},
    CallNumberRow{TEXT("Sent late by"),
                  TEXT("How much later than intended this machine sent the request; ! above 1 ms"), delay},
    CallNumberRow{TEXT("Read late by"),
                  TEXT("The longest that the answer waited to be read by this machine; ! above 1 ms"),
                  readDelay},
    CallNumberRow{TEXT("Joined"),
                  TEXT("Put together from several lines of a log: exact, likely, or unjoined where a part is "
                       "missing"),
                  nameIn<&CallRecord::joined>},
};

// Only who timed a call himself has seen it.
const char *timesTitle(const CallRecord &call)
{
    switch (call.clock.value_or(Clock::Log)) {
    case Clock::Kernel:
    case Clock::Client:
        return TEXT("SEEN BY THE CLIENT");
    case Clock::Server:
        return TEXT("TIMED BY THE SERVER");
    case Clock::Log:
        break;
    }
    return TEXT("TOLD BY THE LOG");
}

} // namespace

std::span<const CallNumberGroup> callNumberGroups()
{
    static const std::array groups{
        CallNumberGroup{timesTitle, clientRows},
        CallNumberGroup{[](const CallRecord &) { return TEXT("TOLD BY THE SERVER"); }, serverRows},
        CallNumberGroup{[](const CallRecord &) { return TEXT("TOKENS AND SPEED"); }, tokenRows},
        CallNumberGroup{[](const CallRecord &) { return TEXT("HOW SURE"); }, trustRows},
    };
    return groups;
}

#undef TEXT

} // namespace inferograph
