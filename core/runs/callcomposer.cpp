// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/callcomposer.h"

#include "core/runs/presets.h"

#include <QRandomGenerator>

#include <algorithm>

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
        const auto known = m_lengths.constFind({step.server.url, step.model});
        const double perToken =
            known == m_lengths.cend() ? usualCharactersPerToken : known->charactersFor(tokens) / tokens;
        return promptWith(step, generatedPrompt(tokens, perToken));
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
    const bool isFirst = !m_lengths.contains({step.server.url, step.model});
    // A prompt that is to be found in the cache stays as it is.
    if (isFirst || !m_workload.cached)
        m_lengths[{step.server.url, step.model}].add(
            {static_cast<double>(prompt.text.size()), static_cast<double>(*call.promptTokens)});
}

void CallComposer::Lengths::add(const Measured &prompt)
{
    if (shortest.tokens == 0 || prompt.tokens < shortest.tokens)
        shortest = prompt;
    if (prompt.tokens > longest.tokens)
        longest = prompt;
}

// Two prompts of different lengths tell the text's tokens from those that every prompt has: the chat template's, and
// the system prompt's.
double CallComposer::Lengths::charactersFor(int tokens) const
{
    if (longest.tokens >= 1.5 * shortest.tokens) {
        const double perToken =
            (longest.characters - shortest.characters) / (longest.tokens - shortest.tokens);
        const double common = shortest.tokens - shortest.characters / perToken;
        if (perToken > 0 && common >= 0)
            return std::max(0.0, (tokens - common) * perToken);
    }
    return tokens * longest.characters / longest.tokens;
}

} // namespace inferograph
