// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// Anthropic's messages, which llama.cpp, vLLM and Ollama speak too: POST /v1/messages, answered with
// server-sent events that have names. They know no seed.
class AnthropicMessages final : public Protocol
{
public:
    QByteArrayView id() const override { return "anthropic"; }
    Operation operation() const override { return Operation::Chat; }
    Framing framing() const override { return Framing::Sse; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    HttpHeader keyHeader(const QByteArray &key) const override { return {"x-api-key", key}; }
    QByteArray modelsPath() const override { return "/v1/models"; }
    std::optional<QList<QByteArray>> models(QByteArrayView body) const override;
};

} // namespace inferograph
