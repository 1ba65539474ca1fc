// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// Ollama's own chat: POST /api/chat, answered with a line of JSON for each token.
class OllamaChat final : public Protocol
{
public:
    QByteArrayView id() const override { return "ollama"; }
    Operation operation() const override { return Operation::Chat; }
    Framing framing() const override { return Framing::Ndjson; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/api/tags"; }
    std::optional<QList<QByteArray>> models(QByteArrayView body) const override;
    QByteArray loadedPath() const override { return "/api/ps"; }
    std::optional<QList<QByteArray>> loadedModels(QByteArrayView body) const override;
    std::optional<HttpRequest> loadRequest(const QByteArray &model) const override;
    std::optional<HttpRequest> unloadRequest(const QByteArray &model) const override;
};

} // namespace inferograph
