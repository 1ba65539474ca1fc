// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/metrics.h"
#include "tests/fuzz/input.h"
#include "tests/support/logs.h"

#include <cmath>

namespace inferograph::testing {

inline void requireSoundCall(const CallRecord &record)
{
    for (const auto &count :
         {record.promptTokens, record.cachedTokens, record.outputTokens, record.reasoningTokens})
        require(count.value_or(0) >= 0, "a count is below zero");
    for (const auto &duration :
         {record.ttft, record.total, record.load, record.promptEval, record.serverGeneration, record.queue})
        require(duration.value_or(Nanoseconds(0)) >= Nanoseconds(0), "a duration is below zero");
    for (const auto &rate : {decodeTps(record), promptTps(record), overallTps(record)})
        require(std::isfinite(rate.value_or(0)) && rate.value_or(0) >= 0, "a rate is no speed");
}

inline void requireSoundGauge(const GaugeSample &gauge)
{
    require(std::isfinite(gauge.value) && gauge.value >= 0, "a gauge shows no amount");
}

// What must hold of every log, whatever stands in it.
inline void requireSoundLog(const QByteArray &text, const std::shared_ptr<const LogFormat> &format)
{
    DecodedLog whole = decodeLog(text, format);
    const bool isToldOfJoins = whole.format.contains("inferograph"); // by its own records
    for (const CallRecord &call : std::as_const(whole.calls)) {
        requireSoundCall(call);
        require(isToldOfJoins || call.joined != Joined::Unjoined || !call.outputTokens,
                "a call that could not be put together has another's tokens");
    }
    for (const GaugeSample &gauge : std::as_const(whole.gauges))
        requireSoundGauge(gauge);
    require(whole.skipped.size() <= text.count('\n') + 1, "more lines are skipped than there are");

    DecodedLog inPieces = decodeLog(text, format, PieceSizes(text));
    require(inPieces.calls.size() == whole.calls.size(), "how a log is cut changes how many calls it holds");
    for (qsizetype i = 0; i < whole.calls.size(); ++i) {
        inPieces.calls[i].id = whole.calls[i].id;
        require(inPieces.calls[i] == whole.calls[i], "how a log is cut changes what is read of it");
    }
    require(inPieces.skipped == whole.skipped, "how a log is cut changes what is skipped of it");
}

} // namespace inferograph::testing
