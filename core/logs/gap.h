// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logsource.h"

namespace inferograph {

// Stands among the skipped lines for bytes that were gone before they could be read.
inline constexpr char gapReason[] =
    "a gap: the log was truncated, removed or packed before all of it was read";

inline bool isGap(const SkippedLine &line)
{
    return line.reason == gapReason;
}

} // namespace inferograph
