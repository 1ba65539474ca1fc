// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// OpenAI's responses: POST /v1/responses, answered with server-sent events that have names. They know no seed,
// and `Prompt::think` has no agreed field here.
class OpenAiResponses final : public Protocol
{
public:
    QByteArrayView id() const override { return "openai-responses"; }
    Operation operation() const override { return Operation::Chat; }
    Framing framing() const override { return Framing::Sse; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/v1/models"; }
    std::optional<QList<QByteArray>> models(QByteArrayView body) const override;
};

} // namespace inferograph
