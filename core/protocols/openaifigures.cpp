// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/openaifigures.h"

namespace inferograph {

using replyjson::Value;

std::optional<double> promptShareIn(Value &progress)
{
    std::optional<qint64> total;
    std::optional<qint64> processed; // those of the cache included
    replyjson::forEachField(progress, [&](std::string_view key, Value number) {
        if (key == "total")
            total = replyjson::count(number);
        else if (key == "processed")
            processed = replyjson::count(number);
    });
    if (!processed || total.value_or(0) == 0 || *processed > *total)
        return std::nullopt;
    return static_cast<double>(*processed) / static_cast<double>(*total);
}

bool OpenAiFigures::take(std::string_view key, Value &value)
{
    if (key == "usage") {
        replyjson::forEachField(value,
                                [this](std::string_view part, Value number) { takeCount(part, number); });
    } else if (key == "timings") {
        replyjson::forEachField(value, [this](std::string_view part, Value number) {
            if (!m_timings)
                m_timings.emplace();
            m_timings->take(part, number);
        });
    } else if (key == "stats") { // LM Studio's; its rate is not that of its count and its time
        replyjson::forEachField(value, [this](std::string_view part, Value number) {
            if (part == "generation_time")
                m_generationTime = replyjson::seconds(number);
        });
    } else if (key == "system_fingerprint") {
        m_fingerprint = replyjson::string(value).value_or(m_fingerprint);
    } else {
        return false;
    }
    return true;
}

void OpenAiFigures::takeCount(std::string_view key, Value &value)
{
    if (key == "prompt_tokens" || key == "input_tokens" || key == "tokens_evaluated")
        m_usage.promptTokens = replyjson::count(value);
    else if (key == "completion_tokens" || key == "output_tokens" || key == "tokens_predicted")
        m_usage.outputTokens = replyjson::count(value);
    else if (key == "cached_tokens")
        m_usage.cachedTokens = replyjson::count(value);
    else if (key == "reasoning_tokens")
        m_usage.reasoningTokens = replyjson::count(value);
    else if (key.ends_with("_tokens_details"))
        replyjson::forEachField(value,
                                [this](std::string_view part, Value number) { takeCount(part, number); });
}

void OpenAiFigures::Timings::take(std::string_view key, Value &value)
{
    if (key == "cache_n")
        cacheN = replyjson::count(value);
    else if (key == "prompt_n")
        promptN = replyjson::count(value);
    else if (key == "predicted_n")
        predictedN = replyjson::count(value);
    else if (key == "prompt_ms")
        prompt = replyjson::milliseconds(value);
    else if (key == "predicted_ms")
        predicted = replyjson::milliseconds(value);
}

QByteArray OpenAiFigures::shownServer() const
{
    if (m_fingerprint == "fp_ollama")
        return "ollama";
    if (m_fingerprint.startsWith("vllm-"))
        return "vllm";
    return m_timings ? "llamacpp" : QByteArray();
}

void OpenAiFigures::report(CallRecord &record, bool sawToken) const
{
    const QByteArray server = shownServer();
    if (!server.isEmpty() && (record.server.isEmpty() || record.server == "openai"))
        record.server = server;
    reportTokens(record, sawToken);
    record.serverGeneration = m_generationTime; // whether it holds the first token is not known
    if (!m_timings)
        return;
    record.promptEval = m_timings->prompt;
    record.serverGeneration = m_timings->predicted;
    if (m_timings->predicted)
        record.generationSpan = GenerationSpan::ExcludesFirstToken;
}

void OpenAiFigures::reportTokens(CallRecord &record, bool sawToken) const
{
    // Some servers write a usage of zeros on every chunk and never fill it in.
    const bool neverFilledIn = m_usage.outputTokens == 0 && (sawToken || m_usage.promptTokens == 0);
    const Usage usage = neverFilledIn ? Usage() : m_usage;
    const Timings timings = m_timings.value_or(Timings());
    record.cachedTokens = usage.cachedTokens ? usage.cachedTokens : timings.cacheN;
    record.promptTokens = usage.promptTokens;
    if (!record.promptTokens && timings.promptN && timings.cacheN)
        record.promptTokens = *timings.promptN + *timings.cacheN;
    // Builds without cache_n still say how many tokens they had to evaluate.
    if (!record.cachedTokens && record.promptTokens && timings.promptN &&
        *timings.promptN <= *record.promptTokens)
        record.cachedTokens = *record.promptTokens - *timings.promptN;

    record.reasoningTokens = usage.reasoningTokens;
    record.outputTokens = usage.outputTokens ? usage.outputTokens : timings.predictedN;
    if (record.outputTokens)
        record.tokenCount = TokenCount::Server;
}

} // namespace inferograph
