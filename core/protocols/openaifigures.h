// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/protocols/replyjson.h"

namespace inferograph {

// The share of the prompt that llama.cpp has read, of its `prompt_progress`.
std::optional<double> promptShareIn(replyjson::Value &progress);

// What servers of OpenAI's family report about a call: `usage`, llama.cpp's `timings`, and the
// `system_fingerprint` that shows which server it is.
class OpenAiFigures
{
public:
    // False for another key.
    bool take(std::string_view key, replyjson::Value &value);

    // One count of `usage`, by any of the names it has.
    void takeCount(std::string_view key, replyjson::Value &value);

    void report(CallRecord &record, bool sawToken) const;

    // The product that the stream itself shows; empty where it could be any.
    QByteArray shownServer() const;

private:
    struct Usage
    {
        std::optional<qint64> promptTokens;
        std::optional<qint64> outputTokens;
        std::optional<qint64> cachedTokens;
        std::optional<qint64> reasoningTokens;
    };

    // The rates in it changed their meaning between versions and are not read.
    struct Timings
    {
        std::optional<qint64> cacheN;
        std::optional<qint64> promptN; // without those of the cache
        std::optional<qint64> predictedN;
        OptionalDuration prompt;
        OptionalDuration predicted;

        void take(std::string_view key, replyjson::Value &value);
    };

    void reportTokens(CallRecord &record, bool sawToken) const;

    Usage m_usage;
    std::optional<Timings> m_timings;
    OptionalDuration m_generationTime;
    QByteArray m_fingerprint;
};

} // namespace inferograph
