// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callfields.h"

namespace inferograph {

// The derived numbers of one record. Each is unset where an input is unknown; none is ever guessed. `…Fields` are those
// that a number is computed from, for who reads no others.

// The server's generation time, else the client's last token - first token.
OptionalDuration generationTime(const CallRecord &record);
inline constexpr CallFields generationTimeFields{&CallRecord::serverGeneration,
                                                 &CallRecord::clientGeneration};

// The total less connect, TLS and the server's figures; not below zero.
OptionalDuration unexplainedTime(const CallRecord &record);
inline constexpr CallFields unexplainedTimeFields =
    generationTimeFields | CallFields(&CallRecord::total, &CallRecord::connect, &CallRecord::tls,
                                      &CallRecord::queue, &CallRecord::load, &CallRecord::promptEval);

// Tokens per second while generating: the first token is left out of the count where the time leaves it
// out. Unknown below two tokens.
std::optional<double> decodeTps(const CallRecord &record);
inline constexpr CallFields decodeTpsFields =
    generationTimeFields | CallFields(&CallRecord::generationSpan, &CallRecord::outputTokens,
                                      &CallRecord::reasoningTokens, &CallRecord::ttft,
                                      &CallRecord::ttftContent);

// Whether the whole prompt had to be evaluated: the server says so, or its cache cannot have had it.
bool nothingWasCached(const CallRecord &record);

// Uncached prompt tokens per second of prompt evaluation. `coldRate` is the model's rate on prompts known to
// be uncached: where the uncached count is not known, a rate over five times that is a cache hit, so unknown;
// and so is that of a prompt sent before.
std::optional<double> promptTps(const CallRecord &record, std::optional<double> coldRate = {});
inline constexpr CallFields promptTpsFields{&CallRecord::promptTokens, &CallRecord::cachedTokens,
                                            &CallRecord::promptEval, &CallRecord::promptCache,
                                            &CallRecord::start};

// Output tokens over the total time; load and prompt included.
std::optional<double> overallTps(const CallRecord &record);
inline constexpr CallFields overallTpsFields{&CallRecord::outputTokens, &CallRecord::total};

// Time per output token after the first.
OptionalDuration timePerOutputToken(const CallRecord &record);

// Prompt evaluation plus generation.
OptionalDuration inferenceTime(const CallRecord &record);

// Our own side disturbed the call by more than a millisecond: sent its request so late, or came so late to read
// what the kernel held for it. The kernel's stamps are right in a late read, but for coalesced tokens.
bool wasSentLate(const CallRecord &record);
bool wasReadLate(const CallRecord &record);

// Where the time of a call went, as a bar draws it. The parts sum to `total` exactly.
struct Breakdown
{
    Nanoseconds connect{}; // TLS included
    Nanoseconds queue{};
    Nanoseconds load{};
    Nanoseconds promptEval{};
    Nanoseconds generation{};
    Nanoseconds unexplained{};
    Nanoseconds total{};
};

// Unset where the total is unknown. Server figures that add up to more than the client's total are scaled
// down to it, so that the bar never claims time that did not pass.
std::optional<Breakdown> breakdown(const CallRecord &record);

} // namespace inferograph
