// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

namespace inferograph {

// Makes `record` a failed call with these words, and with the kind and the HTTP status that they show: a
// client library's text says "Connection refused", "Read timed out", "500 Server Error". Where they show
// none, the kind stays unset.
void setError(CallRecord &record, QByteArrayView words);

} // namespace inferograph
