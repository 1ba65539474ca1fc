// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// OpenAI's completions of a bare text, as llama.cpp, vLLM, Ollama's /v1 and more still speak them: POST
// /v1/completions, answered with server-sent events. No chat template is applied to the prompt.
class OpenAiCompletions final : public Protocol
{
public:
    QByteArrayView id() const override { return "openai-completions"; }
    Operation operation() const override { return Operation::Completion; }
    Framing framing() const override { return Framing::Sse; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/v1/models"; }
    std::optional<QList<QByteArray>> models(QByteArrayView body) const override;
};

} // namespace inferograph
