// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QProcess>
#include <QUrl>

namespace inferograph::bench {

// How the server answers each request: OpenAI's chat stream.
struct StreamPlan
{
    int tokens = 100;
    int tokensPerSecond = 50;
    bool staggered = true;   // the streams do not go in step
    bool roleChunk = false;  // one without a token, 100 ms before the first token
    int reasoningTokens = 0; // before the others

    static constexpr Nanoseconds firstTokenAfter = std::chrono::milliseconds(200);

    Nanoseconds interval() const { return Nanoseconds(std::chrono::seconds(1)) / tokensPerSecond; }
    Nanoseconds duration() const { return (tokens + reasoningTokens) * interval(); }
};

// The server in a process of its own, until it is destroyed. Each token's text is when the request was read and
// when the token was sent, 20 digits each, on this machine's monotonic clock.
class PacedServer
{
public:
    explicit PacedServer(const StreamPlan &plan);
    ~PacedServer();

    QUrl url() const { return m_url; } // empty where it did not start

    // What this program does where it was started as that process: until its standard input ends. False where
    // it was not.
    static bool serveIfAsked(int argc, char **argv);

private:
    QProcess m_process;
    QUrl m_url;
};

} // namespace inferograph::bench
