// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/summary.h"

#include <array>

namespace inferograph {

// What sets of calls are compared by. Times in ms, speeds in tokens per second.
enum class Metric : quint8 { Ttft, TtftContent, Total, DecodeTps, PromptTps, OverallTps, Load };

inline constexpr std::array allMetrics{Metric::Ttft,      Metric::TtftContent, Metric::Total,
                                       Metric::DecodeTps, Metric::PromptTps,   Metric::OverallTps,
                                       Metric::Load};

bool isSpeed(Metric metric);            // more is better
bool isFromOutputTokens(Metric metric); // only as good as the count of tokens

// Calls that are compared as one.
struct CallSet
{
    QByteArray name;
    std::vector<std::size_t> rows; // of the snapshot
};

// One set for each model or server, in order of first appearance. A server's name is its endpoint; where a log
// does not say that, the log's name.
std::vector<CallSet> setsByModel(const Snapshot &calls, const CallFilter &filter = {});
std::vector<CallSet> setsByServer(const Snapshot &calls, const CallFilter &filter = {});
// Calls that started before the moment, `before`, and the others, `after`; both always there.
std::vector<CallSet> setsAround(const Snapshot &calls, WallTime moment, const CallFilter &filter = {});
// Those that the one matches, `A`, and those that the other does, `B`; both always there. A call may be in both.
std::vector<CallSet> setsMatching(const Snapshot &calls, const CallFilter &a, const CallFilter &b,
                                  const CallFilter &filter = {});

// How far one median lies from the baseline's, in per cent of the baseline's.
struct Difference
{
    double percent = 0;
    std::optional<Interval> interval; // 95 %, see medianRatioInterval()

    bool isBeyondNoise() const { return interval && (interval->low > 0 || interval->high < 0); }
};

// One set of calls, by one metric. The values are those of calls that ended well, so that a server does not win
// by refusing quickly; what became of all is in the counts.
struct ComparedSet
{
    QByteArray name;
    std::size_t calls = 0;
    std::size_t ok = 0;
    std::size_t failed = 0;
    std::size_t incomplete = 0;
    std::size_t cancelled = 0;
    std::size_t coldLeftOut = 0; // ended well, but loaded their model
    bool estimatedTokens = false;

    std::vector<double> values; // ascending
    Spread spread;
    std::optional<BoxPlot> box;
    std::optional<Difference> difference; // unset for the baseline, and where either median is unknown
    bool best = false; // by its median, with the interval to each of the others clear of zero

    std::optional<double> successRate() const; // as in Summary
};

// Each set for itself, in their order. Load times are those of calls known to have loaded their model, whatever
// `coldCalls` says, which else counts calls that did, too: others have none to compare.
std::vector<ComparedSet> measure(const Snapshot &calls, std::span<const CallSet> sets, Metric metric,
                                 bool coldCalls = false);

// What measured sets are to each other: how far each lies from the one at the place `baseline`, and which is best.
void relate(std::vector<ComparedSet> &sets, Metric metric, std::size_t baseline);

} // namespace inferograph
