// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

namespace inferograph {

enum class Gauge : quint8 {
    PromptThroughput,     // tok/s over all requests of a window
    GenerationThroughput, // tok/s over all requests of a window
    Running,              // requests
    Waiting,              // requests
    KvCacheUsage,         // 0...1
};

// A figure of a whole server at one moment or over its own window, never of one call: a plain value.
struct GaugeSample
{
    WallTime time;
    QByteArray source; // a log's name
    QByteArray server; // product: `vllm`, `sglang`
    Gauge gauge = Gauge::Running;
    double value = 0;

    bool operator==(const GaugeSample &) const = default;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::GaugeSample)
