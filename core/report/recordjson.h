// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

namespace inferograph {

// One record as a JSON object on one line, without a line end. Every field of recordFields() is there;
// unknown is null. `coldPromptTps` as there.
QByteArray recordToJson(const CallRecord &record, std::optional<double> coldPromptTps = {});

} // namespace inferograph
