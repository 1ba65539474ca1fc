// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/summary.h"

namespace inferograph {

// One number of a summary, as reports name it.
struct SummaryNumber
{
    const char *name;  // in JSON, with its unit
    const char *label; // for people, with its unit
    Spread Summary::*spread;
    bool fromOutputTokens; // only as good as the count of tokens: `~` where that is an estimate
};

// All of them, in the order in which they are written. The one list behind every report.
std::span<const SummaryNumber> summaryNumbers();

// What became of the calls: `120 calls, 116 ok, 3 failed (timeout 2, http 1), 1 incomplete`.
QByteArray outcomeText(const Summary &summary);
QByteArray errorsText(const Summary &summary); // `2 timeout, 1 http`, the most frequent first; may be empty
QByteArray modelText(const QByteArray &model); // never empty

// A sentence about the lines of logs that were skipped; empty where none was.
QByteArray skippedText(qint64 count);

// A number for people, about three significant digits, in full; `—` for unknown.
QByteArray numberText(std::optional<double> value);
QByteArray percentText(std::optional<double> share); // of 0...1: `96.7 %`

} // namespace inferograph
