// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

#include <QJsonObject>

namespace inferograph {

// What OpenAI's chat completions and completions share.

// Reads the answer of either: they differ only in where the text sits.
std::unique_ptr<ReplyReader> openAiReader();

// `model`, `stream`, `stream_options` and the options of a request.
QJsonObject openAiRequest(const Prompt &prompt, const ServerFacts &server);

// The names in the answer of /v1/models.
std::optional<QList<QByteArray>> openAiModels(QByteArrayView body);

// Those among them that are loaded; unset where the server does not say that of each.
std::optional<QList<QByteArray>> openAiLoadedModels(QByteArrayView body);

} // namespace inferograph
