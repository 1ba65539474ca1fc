// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"

#include <functional>

namespace inferograph::bench {

// One call of a PacedServer: the server's stamps, and what the client made of it.
struct MeasuredCall
{
    struct Token
    {
        Moment sent;
        Moment received;
    };

    Moment requestRead = 0; // by the server
    std::vector<Token> tokens{};
    Nanoseconds reportedTtft{};
    OptionalDuration clientDelay{};
    bool kernelClock = false;

    // Of the reported TTFT, against the server's first token sent - request read.
    Nanoseconds ttftError() const;
};

// Makes `calls` at once, and waits for them.
using Client = std::function<std::vector<MeasuredCall>(const QUrl &server, int calls)>;

struct NamedClient
{
    const char *name = "";
    Client run = {};
    int mostCalls = 256;
    bool isPeer = false;      // one that ours is to be better than
    bool sendsAtOnce = false; // what is asked for at once
};

// Ours: asked for one after the other, or for one moment.
std::vector<MeasuredCall> callWithProber(Prober &prober, const QUrl &server, int calls);
std::vector<MeasuredCall> callWithProberAtOnce(Prober &prober, const QUrl &server, int calls);

// What a program does that thinks of nothing: QNetworkAccessManager, in the thread that paints.
std::vector<MeasuredCall> callWithNetworkManagers(const QUrl &server, int calls);

// What the usual serving benchmarks do: Python, asyncio and aiohttp, one task a call.
std::vector<MeasuredCall> callWithAiohttp(const QUrl &server, int calls);

// Said on standard output where it is not.
bool isAiohttpThere();

} // namespace inferograph::bench
