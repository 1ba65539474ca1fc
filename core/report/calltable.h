// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

namespace inferograph {

// Calls for a terminal, one line each as they finish: every column has a fixed width, so that a line can be
// written before the next call is known. At most `width` characters wide; the columns that matter least go
// first.
QByteArray callTableHeader(int width);

// `number` counts from 1. A call that went wrong says why on a second line. `coldPromptTps` as in promptTps().
QByteArray callTableLine(int number, const CallRecord &call, int width,
                         std::optional<double> coldPromptTps = {});

} // namespace inferograph
