// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/lmstudiochatv0.h"

#include "core/protocols/openaireply.h"

namespace inferograph {

HttpRequest LmStudioChatV0::request(const Prompt &prompt, const ServerFacts &server) const
{
    HttpRequest request = OpenAiChat::request(prompt, server);
    request.path = "/api/v0/chat/completions";
    return request;
}

std::optional<QList<QByteArray>> LmStudioChatV0::loadedModels(QByteArrayView body) const
{
    return openAiLoadedModels(body);
}

} // namespace inferograph
