// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callfields.h"

#include <random>

namespace inferograph::testing {

// Each field unknown or one of a few values, so that many calls have every branch of what is computed from them.
CallRecord randomCall(std::mt19937 &random);

// A call that has these fields of `call`, and chance in all others.
CallRecord withFieldsOf(const CallRecord &call, CallFields fields, std::mt19937 &random);

} // namespace inferograph::testing
