// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/summaryjson.h"

#include "core/report/summarynumbers.h"

namespace inferograph {

FieldValue known(std::optional<double> value)
{
    return value ? FieldValue(*value) : FieldValue();
}

FieldValue whole(std::size_t value)
{
    return static_cast<qint64>(value);
}

QByteArray spreadToJson(const Spread &spread)
{
    JsonObject object;
    object.add("n", whole(spread.n));
    object.add("mean", known(spread.mean));
    object.add("p50", known(spread.p50));
    object.add("p95", known(spread.p95));
    object.add("p99", known(spread.p99));
    object.add("p50_low", spread.p50Interval ? FieldValue(spread.p50Interval->low) : FieldValue());
    object.add("p50_high", spread.p50Interval ? FieldValue(spread.p50Interval->high) : FieldValue());
    return object.text();
}

void addSummary(JsonObject &object, const Summary &summary)
{
    JsonObject errors;
    for (auto it = summary.errorsByKind.cbegin(); it != summary.errorsByKind.cend(); ++it)
        errors.add(it.key(), whole(it.value()));
    object.add("calls", whole(summary.calls));
    object.add("ok", whole(summary.ok));
    object.add("failed", whole(summary.failed));
    object.add("incomplete", whole(summary.incomplete));
    object.add("cancelled", whole(summary.cancelled));
    object.add("success_rate", known(summary.successRate()));
    object.addJson("errors_by_kind", errors.text());
    for (const SummaryNumber &number : summaryNumbers())
        object.addJson(number.name, spreadToJson(summary.*number.spread));
    object.add("load_share", known(summary.loadShare));
}

} // namespace inferograph
