// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/openaichat.h"

namespace inferograph {

// The chat that LM Studio had before its own of today: OpenAI's at another path, with `stats`, and with a list of
// models that tells which are loaded.
class LmStudioChatV0 final : public OpenAiChat
{
public:
    QByteArrayView id() const override { return "lmstudio-v0"; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/api/v0/models"; }
    QByteArray loadedPath() const override { return "/api/v0/models"; }
    std::optional<QList<QByteArray>> loadedModels(QByteArrayView body) const override;
};

} // namespace inferograph
