// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/call/prompt.h"

#include <memory>

namespace inferograph {

// How a response's body is cut into events.
enum class Framing : quint8 { Ndjson, Sse };

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

// A request relative to the server's base URL (`http://host:port[/base/path]`). Host, Content-Length,
// Accept-Encoding and the key are the transport's to add.
struct HttpRequest
{
    QByteArray method;
    QByteArray path; // begins with '/', added to the base URL's path by requestTarget()
    QList<HttpHeader> headers;
    QByteArray body;
};

// What is known of the server that is asked; empty where it is not. Wishes and figures differ between them.
struct ServerFacts
{
    QByteArray product; // `ollama`, `llamacpp`, `vllm`, ...
    QByteArray version; // as the server writes it
};

// The path to ask for: `path` behind the base URL's own. What both have in common is not doubled, since people
// write a base URL with `/v1` or without.
QByteArray requestTarget(QByteArrayView basePath, QByteArrayView path);

// One event of a response: a line of NDJSON, or an SSE event. In a response of type application/json, each JSON
// object is one, whatever the framing: some servers ignore `stream`.
struct StreamEvent
{
    QByteArrayView name; // SSE `event:`, or `error` for an SSE field of that name; empty otherwise
    QByteArrayView data;
};

// What one event says. Texts are the model's, UTF-8, valid only until the next event.
struct EventContent
{
    QByteArray content;
    QByteArray reasoning;
    bool toolCall = false;             // a non-empty part of a tool call
    std::optional<double> promptShare; // of the prompt, that the server has read by now, 0...1
    bool terminal = false; // the marker that shows the answer to be complete; usage may still follow it
    std::optional<QByteArray> error;     // the server's own words, also inside a 200
    std::optional<QByteArray> violation; // not what the protocol allows: becomes a `protocol` error

    bool isToken() const { return !content.isEmpty() || !reasoning.isEmpty() || toolCall; }
};

// Reads one call's response, event by event. No I/O, no clock: bytes in, meaning out.
class ReplyReader
{
public:
    virtual ~ReplyReader() = default;

    virtual EventContent read(const StreamEvent &event) = 0;

    // The server's words in the body of a response with an error status; empty when it has none.
    virtual QByteArray errorText(QByteArrayView body) const = 0;

    // Writes what the server reported (tokens, durations, model, request id) into `record`.
    virtual void report(CallRecord &record) const = 0;
};

// What is known of a server product's wire format. Stateless and thread-safe. One file for each protocol;
// registry.h lists them.
class Protocol
{
public:
    virtual ~Protocol() = default;

    virtual QByteArrayView id() const = 0; // as written after `--server`
    virtual Operation operation() const = 0;
    virtual Framing framing() const = 0;
    virtual HttpRequest request(const Prompt &prompt, const ServerFacts &server = {}) const = 0;
    virtual std::unique_ptr<ReplyReader> reader(const ServerFacts &server = {}) const = 0;

    // The same request put otherwise, where a refusal's words ask for that; unset where they do not.
    virtual std::optional<HttpRequest> amendedRequest(const Prompt &, const ServerFacts &,
                                                      QByteArrayView /*refusal*/) const
    {
        return {};
    }

    // The header that carries an API key.
    virtual HttpHeader keyHeader(const QByteArray &key) const { return {"Authorization", "Bearer " + key}; }

    // The path (GET) that lists models, and the names in its answer; unset where the answer is not of this
    // protocol.
    virtual QByteArray modelsPath() const = 0;
    virtual std::optional<QList<QByteArray>> models(QByteArrayView body) const = 0;

    // The same for the models that are loaded now; an empty path where servers do not tell.
    virtual QByteArray loadedPath() const { return {}; }
    virtual std::optional<QList<QByteArray>> loadedModels(QByteArrayView) const { return {}; }

    // Has the server load a model, or let go of it, without a call; unset where there is no way. A 2xx answer
    // says that it was understood: loadedModels() tells when it is done.
    virtual std::optional<HttpRequest> loadRequest(const QByteArray &) const { return {}; }
    virtual std::optional<HttpRequest> unloadRequest(const QByteArray &) const { return {}; }
};

} // namespace inferograph
