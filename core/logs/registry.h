// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logformat.h"

namespace inferograph {

// Every log format, the most specific first.
std::span<const LogFormat *const> logFormats();

// The one of that id; empty where there is none.
std::shared_ptr<const LogFormat> logFormatNamed(QByteArrayView id);

// The titles of the formats that LogDecoder::format() names, with commas; a mapping's name stays.
QByteArray logFormatTitles(const QByteArray &ids);

} // namespace inferograph
