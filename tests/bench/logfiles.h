// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace inferograph::bench {

// What a service writes of its calls: two shapes of JSON, in turn.
bool writeJsonLines(const QString &path, qint64 bytes);
// Ollama's access lines.
bool writeAccessLines(const QString &path, qint64 bytes);
// The same, and the server's own lines among them, a tenth.
bool writeAccessLog(const QString &path, qint64 bytes);
// A whole log of Ollama 0.30 or later: its runner's lines about each call, then its access line.
bool writeOllamaLog(const QString &path, qint64 bytes);

} // namespace inferograph::bench
