// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/demoreply.h"

// Ollama's JSON, as the demo's server reads and writes it.
namespace inferograph::demo {

QByteArray versionJson();
QByteArray tagsJson(const DemoScript &script);
QByteArray psJson(const DemoScript &script, const QList<QByteArray> &loadedModels);
QByteArray showJson(const DemoModel &model);
QByteArray errorJson(const QByteArray &error);

// The answer to a request that only loads or unloads a model; `reason` says which.
QByteArray nothingGeneratedJson(const DemoRequest &request, const char *reason);

// Unset where the body is not a JSON object.
std::optional<DemoRequest> requestFromJson(bool chat, const QByteArray &body);
QByteArray modelNameIn(const QByteArray &body);
bool asksToUnload(const QByteArray &body);

} // namespace inferograph::demo
