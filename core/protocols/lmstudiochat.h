// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph {

// LM Studio's own chat: POST /api/v1/chat, answered with server-sent events that have names, those of loading
// the model among them. It knows no seed.
class LmStudioChat final : public Protocol
{
public:
    QByteArrayView id() const override { return "lmstudio"; }
    Operation operation() const override { return Operation::Chat; }
    Framing framing() const override { return Framing::Sse; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/api/v1/models"; }
    std::optional<QList<QByteArray>> models(QByteArrayView body) const override;
    QByteArray loadedPath() const override { return "/api/v1/models"; }
    std::optional<QList<QByteArray>> loadedModels(QByteArrayView body) const override;
    std::optional<HttpRequest> loadRequest(const QByteArray &model) const override;
    std::optional<HttpRequest> unloadRequest(const QByteArray &model) const override;
};

} // namespace inferograph
