// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"

#include "core/protocols/anthropicmessages.h"
#include "core/protocols/llamacppcompletion.h"
#include "core/protocols/lmstudiochat.h"
#include "core/protocols/lmstudiochatv0.h"
#include "core/protocols/ollamachat.h"
#include "core/protocols/ollamagenerate.h"
#include "core/protocols/openaichat.h"
#include "core/protocols/openaicompletions.h"
#include "core/protocols/openairesponses.h"

#include <array>

namespace inferograph {

std::span<const Protocol *const> protocols()
{
    static const OllamaChat ollamaChat;
    static const OllamaGenerate ollamaGenerate;
    static const OpenAiChat openAiChat;
    static const OpenAiCompletions openAiCompletions;
    static const OpenAiResponses openAiResponses;
    static const LlamaCppCompletion llamaCppCompletion;
    static const LmStudioChat lmStudioChat;
    static const LmStudioChatV0 lmStudioChatV0;
    static const AnthropicMessages anthropicMessages;
    static const std::array<const Protocol *, 9> all{
        &ollamaChat,         &ollamaGenerate, &openAiChat,     &openAiCompletions, &openAiResponses,
        &llamaCppCompletion, &lmStudioChat,   &lmStudioChatV0, &anthropicMessages};
    return all;
}

const Protocol *protocolById(QByteArrayView id)
{
    for (const Protocol *protocol : protocols()) {
        if (protocol->id() == id)
            return protocol;
    }
    return nullptr;
}

} // namespace inferograph
