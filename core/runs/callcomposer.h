// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/call/prompt.h"
#include "core/runs/runstep.h"

#include <QHash>

namespace inferograph {

// Writes the prompts of a run's calls. Learns from calls with generated prompts how many characters the model's
// tokenizer takes for a token, so that a generated prompt is as long as it was asked to be.
class CallComposer
{
public:
    // `fresh`: each prompt begins differently, so that no prompt cache has it.
    CallComposer(const Workload &workload, bool fresh) : m_workload(workload), m_fresh(fresh) {}

    Prompt compose(const RunStep &step) const;

    // A short call only to learn from.
    Prompt composeForSizing(const RunStep &step) const;

    // Whether the server can have the prompt of a call of this step in its cache.
    std::optional<PromptCache> promptCache(const RunStep &step, bool warmUp) const;

    void learn(const RunStep &step, const Prompt &prompt, const CallRecord &call);

private:
    using Tokenizer = std::pair<QUrl, QByteArray>; // a model on a server

    struct Measured
    {
        double characters = 0;
        double tokens = 0;
    };
    struct Lengths // of the prompts so far
    {
        Measured shortest;
        Measured longest;

        void add(const Measured &prompt);
        double charactersFor(int tokens) const;
    };

    Prompt promptWith(const RunStep &step, const QByteArray &text) const;

    Workload m_workload;
    bool m_fresh;
    QHash<Tokenizer, Lengths> m_lengths;
};

} // namespace inferograph
