// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"
#include "core/demo/demoscript.h"

#include <vector>

class QRandomGenerator;

namespace inferograph {

// How long each part of one reply of the demo's server takes, and where it fails if it does.
struct ReplyPlan
{
    bool busy = false;  // refused before anything is done
    Nanoseconds bind{}; // what a call to a loaded model waits for
    Nanoseconds load{}; // what loading the model takes, where it is not loaded
    Nanoseconds promptEval{};
    std::vector<Nanoseconds> gaps;          // before each token, the first one included
    std::optional<std::size_t> breaksAfter; // tokens
};

// What bears on one reply besides the model.
struct ReplyConditions
{
    qsizetype promptTokens = 0;
    qsizetype outputTokens = 0;
    int callsRunning = 1;    // this one included: they share the hardware
    Nanoseconds serverAge{}; // speeds drift slowly with it
};

// The same for the same state of `random`.
ReplyPlan planReply(const DemoScript &script, const DemoModel &model, const ReplyConditions &conditions,
                    QRandomGenerator &random);

} // namespace inferograph
