// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/statistics.h"
#include "core/store/snapshot.h"

#include <QMap>

#include <array>
#include <functional>

namespace inferograph {

// How one number is spread over the records that have it.
struct Spread
{
    std::size_t n = 0; // records in which the number is known
    std::optional<double> mean;
    std::optional<double> p50;
    std::optional<double> p95;
    std::optional<double> p99;
    std::optional<double> low; // p5: what matters for speeds
    std::optional<Interval> p50Interval;
};

Spread spreadOf(std::span<double> values);

// What the records of one model (or of all) say together. Times in ms, rates in tokens per second; rates are
// medians of per-call rates, never a throughput.
struct Summary
{
    QByteArray model; // empty for all models together
    std::size_t calls = 0;
    std::size_t ok = 0;
    std::size_t failed = 0;
    std::size_t incomplete = 0;
    std::size_t cancelled = 0;
    std::size_t coldStarts = 0;
    qint64 promptTokens = 0;
    qint64 outputTokens = 0;
    bool estimatedTokens = false; // some counts were not the server's own
    QMap<QByteArray, std::size_t> errorsByKind;

    Spread ttftMs;
    Spread totalMs;
    Spread decodeTps;
    Spread promptTps;
    Spread overallTps;
    Spread loadMs;
    Spread promptEvalMs;
    Spread generationMs;
    std::optional<double> loadShare;     // sum of load / sum of total, over calls that know both; 0...1
    std::optional<double> coldPromptTps; // the model's prompt rate where nothing was cached

    // ok / (ok + failed + incomplete): cancelled calls do not count.
    std::optional<double> successRate() const;
};

using CallFilter = std::function<bool(const CallRecord &)>;

// One summary for each model, in order of first appearance.
std::vector<Summary> summariesByModel(const Snapshot &snapshot, const CallFilter &filter = {});
Summary summaryOfAll(const Snapshot &snapshot, const CallFilter &filter = {});
// Of these rows; no other call is looked at.
Summary summaryOfRows(const Snapshot &snapshot, std::span<const std::size_t> rows,
                      const CallFilter &filter = {});

} // namespace inferograph
