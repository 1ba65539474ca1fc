// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/summarynumbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

constexpr std::array numbers{
    SummaryNumber{"ttft_ms", "TTFT ms", &Summary::ttftMs, false},
    SummaryNumber{"total_ms", "total ms", &Summary::totalMs, false},
    SummaryNumber{"load_ms", "load ms", &Summary::loadMs, false},
    SummaryNumber{"prompt_eval_ms", "prompt eval ms", &Summary::promptEvalMs, false},
    SummaryNumber{"generation_ms", "generation ms", &Summary::generationMs, false},
    SummaryNumber{"decode_tps", "decode tok/s", &Summary::decodeTps, true},
    SummaryNumber{"prompt_tps", "prompt tok/s", &Summary::promptTps, false},
    SummaryNumber{"overall_tps", "overall tok/s", &Summary::overallTps, true},
};

QByteArray counted(std::size_t count, const char *what)
{
    return QByteArray::number(static_cast<qulonglong>(count)) + ' ' + what;
}

} // namespace

std::span<const SummaryNumber> summaryNumbers()
{
    return numbers;
}

QByteArray errorsText(const Summary &summary)
{
    QList<std::pair<QByteArray, std::size_t>> kinds;
    for (auto it = summary.errorsByKind.cbegin(); it != summary.errorsByKind.cend(); ++it)
        kinds.append({it.key(), it.value()});
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    QByteArrayList parts;
    for (const auto &[kind, count] : kinds)
        parts.append(counted(count, kind.constData()));
    return parts.join(", ");
}

QByteArray outcomeText(const Summary &summary)
{
    QByteArray text = counted(summary.calls, summary.calls == 1 ? "call" : "calls");
    text += ", " + counted(summary.ok, "ok");
    if (summary.failed > 0)
        text += ", " + counted(summary.failed, "failed");
    if (summary.incomplete > 0)
        text += ", " + counted(summary.incomplete, "incomplete");
    if (summary.cancelled > 0)
        text += ", " + counted(summary.cancelled, "cancelled");
    if (const QByteArray errors = errorsText(summary); !errors.isEmpty())
        text += " (" + errors + ')';
    return text;
}

QByteArray modelText(const QByteArray &model)
{
    return model.isEmpty() ? QByteArrayLiteral("(model unknown)") : model;
}

QByteArray skippedText(qint64 count)
{
    if (count <= 0)
        return {};
    if (count == 1)
        return QByteArrayLiteral("1 line could not be read and was skipped; --format json says why.");
    return QByteArray::number(count) +
           " lines could not be read and were skipped; --format json says which and why.";
}

QByteArray numberText(std::optional<double> value)
{
    if (!value || !std::isfinite(*value))
        return QByteArrayLiteral("—");
    const double magnitude = std::abs(*value);
    if (magnitude == 0)
        return QByteArrayLiteral("0");
    const int decimals = magnitude < 0.0995 ? 3 : magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0;
    return QByteArray::number(*value, 'f', decimals);
}

QByteArray percentText(std::optional<double> share)
{
    return share ? QByteArray::number(100 * *share, 'f', 1) + " %" : QByteArrayLiteral("—");
}

} // namespace inferograph
