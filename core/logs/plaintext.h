// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <span>

namespace inferograph {

// The line without a carriage return, ANSI colours, a byte order mark and leading NULs (a truncated file's
// hole). Works in place.
std::span<char> plainLine(std::span<char> line, bool mayBeColoured = true);

// UTF-8 without control characters other than tabs and escapes.
bool isPlainText(QByteArrayView line);

} // namespace inferograph
