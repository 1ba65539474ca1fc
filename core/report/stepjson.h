// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/stepresult.h"

namespace inferograph {

// A step of a run as a JSON object: what it did, its figures as in a summary, its throughput, and the ids of its
// records.
QByteArray stepToJson(const StepResult &result);

} // namespace inferograph
