// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/lmstudiochatv0.h"

#include "core/protocols/replyjson.h"

namespace inferograph {

using replyjson::Value;

HttpRequest LmStudioChatV0::request(const Prompt &prompt, const ServerFacts &server) const
{
    HttpRequest request = OpenAiChat::request(prompt, server);
    request.path = "/api/v0/chat/completions";
    return request;
}

std::optional<QList<QByteArray>> LmStudioChatV0::loadedModels(QByteArrayView body) const
{
    bool tells = false;
    QList<QByteArray> loaded;
    const auto takeModel = [&](Value model) {
        QByteArray name;
        QByteArray state;
        replyjson::forEachField(model, [&](std::string_view key, Value value) {
            if (key == "id")
                name = replyjson::string(value).value_or(QByteArray());
            else if (key == "state")
                state = replyjson::string(value).value_or(QByteArray());
        });
        if (state == "loaded")
            loaded.append(name);
    };
    replyjson::Document document;
    const bool readable = document.read(body, [&](std::string_view key, Value value) {
        if (key != "data")
            return;
        tells = true;
        replyjson::forEachElement(value, takeModel);
    });
    return readable && tells ? std::optional(loaded) : std::nullopt;
}

} // namespace inferograph
