// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <span>

namespace inferograph {

// The line that a log's writer wrote: without a carriage return, ANSI colours, leading NULs (a truncated
// file's hole), and the prefix of what carried it, such as journald's `Nov 05 16:14:34 host ollama[123]: ` or
// Docker Compose's `name  | `. Works in place.
QByteArrayView plainLine(std::span<char> line);

// UTF-8 without control characters other than tabs and escapes.
bool isPlainText(QByteArrayView line);

} // namespace inferograph
