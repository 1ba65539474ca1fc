// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// OpenAI's chat completions, as llama.cpp, vLLM, LM Studio, Ollama's /v1 and many more speak them: POST
// /v1/chat/completions, answered with server-sent events. `Prompt::think` has no agreed field here.
class OpenAiChat : public Protocol
{
public:
    QByteArrayView id() const override { return "openai"; }
    Operation operation() const override { return Operation::Chat; }
    Framing framing() const override { return Framing::Sse; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::optional<HttpRequest> amendedRequest(const Prompt &prompt, const ServerFacts &server,
                                              QByteArrayView refusal) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/v1/models"; }
    std::optional<QList<QByteArray>> models(QByteArrayView body) const override;
};

} // namespace inferograph
