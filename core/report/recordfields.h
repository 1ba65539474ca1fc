// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <span>
#include <variant>

namespace inferograph {

// A field's value: unknown, a text, a whole number or a number.
using FieldValue = std::variant<std::monostate, QByteArray, qint64, double>;

// One field of a record as every JSON, JSONL and CSV names it.
struct RecordField
{
    const char *name; // with its unit: `ttft_ms`
    // `coldPromptTps` is the model's rate on uncached prompts, see promptTps().
    FieldValue (*value)(const CallRecord &record, std::optional<double> coldPromptTps);
};

// All fields, in the order in which they are written. The one list behind every export.
std::span<const RecordField> recordFields();

} // namespace inferograph
