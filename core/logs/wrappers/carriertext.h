// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/wrappers/wrapper.h"

namespace inferograph {

// The parts that the text carriers' prefixes share. Each gives where it ends, and 0 where it is not there.

// `Nov  5 16:14:34 `; `time` is in the year of `context.seenAt`, or the one before it.
qsizetype skipMonthStamp(QByteArrayView text, const UnwrapContext &context, std::optional<WallTime> &time);

// `2025-11-05T16:14:34.123456+01:00 `, also with a space for the T.
qsizetype skipIsoStamp(QByteArrayView text, const UnwrapContext &context, std::optional<WallTime> &time);

// `host ollama[123]: `; `origin` is the last word before the colon.
qsizetype skipHostAndUnit(QByteArrayView text, QByteArrayView &origin);

} // namespace inferograph
