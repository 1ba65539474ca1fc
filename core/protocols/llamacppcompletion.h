// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// llama.cpp's own completion of a bare text: POST /completion, answered with server-sent events, without the
// `[DONE]` of OpenAI's. No chat template is applied to the prompt.
class LlamaCppCompletion final : public Protocol
{
public:
    QByteArrayView id() const override { return "llamacpp"; }
    Operation operation() const override { return Operation::Completion; }
    Framing framing() const override { return Framing::Sse; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/v1/models"; }
    std::optional<QList<QByteArray>> models(QByteArrayView body) const override;
    // A server that routes to several models; one with a single model tells of no state.
    QByteArray loadedPath() const override { return "/models"; }
    std::optional<QList<QByteArray>> loadedModels(QByteArrayView body) const override;
    std::optional<HttpRequest> loadRequest(const QByteArray &model) const override;
    std::optional<HttpRequest> unloadRequest(const QByteArray &model) const override;
};

} // namespace inferograph
