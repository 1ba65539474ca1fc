// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/json.h"
#include "core/store/summary.h"

namespace inferograph {

// `n`, mean, percentiles, and where the median of the whole population lies, with 95 % confidence.
QByteArray spreadToJson(const Spread &spread);

// Adds the counts and the numbers of a summary, not its model.
void addSummary(JsonObject &object, const Summary &summary);

// Values as JSON has them: unknown is null.
FieldValue known(std::optional<double> value);
FieldValue whole(std::size_t value);

} // namespace inferograph
