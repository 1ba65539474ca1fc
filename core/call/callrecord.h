// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

namespace inferograph {

using CallId = quint64;

enum class CallStatus : quint8 { Ok, Failed, Cancelled, Incomplete };
enum class ErrorKind : quint8 { Refused, Dns, Tls, Timeout, Reset, Http, Server, Protocol, Aborted };
enum class Operation : quint8 { Chat, Generate, Completion, Embedding, Load, Unload, Other };
enum class TokenCount : quint8 { Server, Tokenizer, Chunks, Estimate };
enum class StartKind : quint8 { Cold, Warm };
// What its caller knows of a prompt: it began differently from all before, or had been sent shortly before.
enum class PromptCache : quint8 { Fresh, Repeated };
enum class Clock : quint8 { Kernel, Client, Server, Log };
enum class Joined : quint8 { Exact, Likely, Unjoined };

// Whether the server's generation time covers the first token (Ollama's eval_duration is read so) or only
// the gaps between tokens (llama.cpp's predicted_ms): it decides how decode speed is computed.
enum class GenerationSpan : quint8 { IncludesFirstToken, ExcludesFirstToken };

// One finished call: a plain value, the only thing that sources hand on. What is not known stays unset.
// Texts are UTF-8. The meaning of each field is fixed by the project's metric definitions; the derived
// numbers (decode speed, TPOT, unexplained time, ...) are functions in metrics.h and are never stored.
struct CallRecord
{
    CallId id = 0;
    WallTime startedAt; // of the call's start; from a log stamped at the end, end minus duration
    CallStatus status = CallStatus::Ok;

    QByteArray requestId;
    QByteArray source;   // `probe`, a log's name, ...
    QByteArray server;   // product: `ollama`, `llamacpp`, `vllm`, `openai`, ...
    QByteArray endpoint; // URL without credentials
    QByteArray model;    // normalised, see modelname.h
    std::optional<Operation> operation;

    std::optional<int> httpStatus;
    std::optional<ErrorKind> errorKind;
    QByteArray error; // the server's own words where it gave any, at most 2,000 characters

    // Client clock, or the log's own figure.
    OptionalDuration connect;
    OptionalDuration tls;
    OptionalDuration ttft;
    OptionalDuration ttftContent;
    OptionalDuration total;
    OptionalDuration clientGeneration; // last token - first token, by the client's clock

    // The server's own figures.
    OptionalDuration queue;
    OptionalDuration load;
    OptionalDuration promptEval;
    OptionalDuration serverGeneration;
    std::optional<GenerationSpan> generationSpan; // of serverGeneration

    std::optional<qint64> promptTokens; // the whole prompt, cached tokens included
    std::optional<qint64> cachedTokens;
    std::optional<qint64> outputTokens;
    std::optional<qint64> reasoningTokens;
    std::optional<TokenCount> tokenCount; // where outputTokens comes from

    OptionalDuration itlP50;
    OptionalDuration itlP99;
    OptionalDuration itlMax;
    std::optional<int> stalls;

    std::optional<StartKind> start;
    std::optional<PromptCache> promptCache; // cachedTokens is the server's own word
    std::optional<Clock> clock;
    std::optional<Joined> joined;
    OptionalDuration clientDelay; // how much later than intended our own side sent the request
    OptionalDuration readDelay;   // the longest that bytes waited in the kernel for us to read them
    std::optional<qint64>
        coalescedTokens; // token events that shared a read, and its stamp, with an earlier one
    std::optional<double> clockErrorUs;
    std::optional<double> cost;

    bool operator==(const CallRecord &) const = default;
};

// Unique on this machine across runs of the program; increases with each call. Thread-safe.
CallId nextCallId();

// Cuts a server's error text to the 2,000 characters that a record keeps, never inside a UTF-8 character.
QByteArray clippedError(QByteArrayView text);

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::CallRecord)
