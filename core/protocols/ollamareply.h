// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

#include <QJsonObject>

namespace inferograph {

// What Ollama's /api/chat and /api/generate share.

// Reads the answer of either: they differ only in where the text sits.
std::unique_ptr<ReplyReader> ollamaReader(const ServerFacts &server);

// `model`, `stream`, `options` and `think` of a request.
QJsonObject ollamaRequest(const Prompt &prompt);

// The names in the answer of /api/tags, or of /api/ps.
std::optional<QList<QByteArray>> ollamaModels(QByteArrayView body);

// A request without a prompt only loads the model; without a time to keep it as well, it unloads it.
HttpRequest ollamaLoadRequest(const QByteArray &model);
HttpRequest ollamaUnloadRequest(const QByteArray &model);

} // namespace inferograph
