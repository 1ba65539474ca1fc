// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/callcomposer.h"

#include "core/runs/presets.h"

#include <QRandomGenerator>

namespace inferograph {

namespace {

constexpr int sizingTokens = 128;

// Never from the workload's seed: a second run must not find the first one's prompts in the cache.
QByteArray freshBeginning()
{
    return '[' + QByteArray::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, '0') +
           "]\n";
}

} // namespace

Prompt CallComposer::compose(const RunStep &step) const
{
    if (const int tokens = generatedTokens(step.prompt); tokens > 0) {
        const double ratio =
            m_charactersPerToken.value({step.server.url, step.model}, usualCharactersPerToken);
        return promptWith(step, generatedPrompt(tokens, ratio));
    }
    const PromptPreset *preset = presetById(step.prompt.preset);
    return promptWith(step, preset ? preset->text : step.prompt.text);
}

Prompt CallComposer::promptWith(const RunStep &step, const QByteArray &text) const
{
    Prompt prompt{.model = step.model,
                  .text = text,
                  .system = m_workload.system,
                  .maxTokens = m_workload.maxTokens,
                  .temperature = m_workload.temperature,
                  .seed = m_workload.seed,
                  .think = m_workload.think,
                  .contextTokens = m_workload.contextTokens,
                  .keepAlive = m_workload.keepAlive};
    if (const PromptPreset *preset = presetById(step.prompt.preset); preset && !prompt.maxTokens)
        prompt.maxTokens = preset->maxTokens;
    // Caches hold beginnings, and the system prompt comes first.
    if (m_fresh)
        (prompt.system.isEmpty() ? prompt.text : prompt.system).prepend(freshBeginning());
    return prompt;
}

bool CallComposer::needsSizing(const RunStep &step) const
{
    return generatedTokens(step.prompt) > 0 && !m_charactersPerToken.contains({step.server.url, step.model});
}

Prompt CallComposer::composeForSizing(const RunStep &step) const
{
    Prompt prompt = promptWith(step, generatedPrompt(sizingTokens));
    prompt.maxTokens = 1;
    return prompt;
}

void CallComposer::learn(const RunStep &step, const Prompt &prompt, const CallRecord &call)
{
    // Of a short prompt most tokens may be the chat template's.
    if (generatedTokens(step.prompt) == 0 || call.promptTokens.value_or(0) <= 0 ||
        call.status != CallStatus::Ok)
        return;
    const auto characters = static_cast<double>(prompt.system.size() + prompt.text.size());
    m_charactersPerToken.insert({step.server.url, step.model},
                                characters / static_cast<double>(*call.promptTokens));
}

int CallComposer::generatedTokens(const WorkloadPrompt &prompt)
{
    const PromptPreset *preset = presetById(prompt.preset);
    return preset ? preset->tokens : prompt.tokens;
}

} // namespace inferograph
