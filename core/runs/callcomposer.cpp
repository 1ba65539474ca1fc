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
        const auto known = m_measured.constFind({step.server.url, step.model});
        return promptWith(step, known == m_measured.cend()
                                    ? generatedPrompt(tokens)
                                    : generatedPrompt(tokens, known->characters / known->tokens));
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

Prompt CallComposer::composeForSizing(const RunStep &step) const
{
    Prompt prompt = promptWith(step, generatedPrompt(sizingTokens));
    prompt.maxTokens = 1;
    return prompt;
}

std::optional<PromptCache> CallComposer::promptCache(const RunStep &step, bool warmUp) const
{
    if (m_fresh)
        return PromptCache::Fresh;
    const bool isInMemory = step.kind == StepKind::Plain || step.kind == StepKind::Warm;
    return m_workload.cached && isInMemory && !warmUp ? std::optional(PromptCache::Repeated) : std::nullopt;
}

void CallComposer::learn(const RunStep &step, const Prompt &prompt, const CallRecord &call)
{
    if (generatedTokens(step.prompt) == 0 || call.promptTokens.value_or(0) <= 0 ||
        call.status != CallStatus::Ok)
        return;
    const bool isFirst = !m_measured.contains({step.server.url, step.model});
    Measured &longest = m_measured[{step.server.url, step.model}];
    const auto tokens = static_cast<double>(*call.promptTokens);
    // A prompt that is to be found in the cache stays as it is.
    if (isFirst || (!m_workload.cached && tokens > longest.tokens))
        longest = {static_cast<double>(prompt.system.size() + prompt.text.size()), tokens};
}

} // namespace inferograph
