// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logformat.h"
#include "core/logs/logsource.h"

#include <functional>

namespace inferograph::testing {

// What a log's text gives, read at once.
struct DecodedLog
{
    QList<CallRecord> calls;
    QList<GaugeSample> gauges;
    QList<SkippedLine> skipped;
    QByteArray format;
};

DecodedLog decodeLog(const QByteArray &text);

// The same with every line of that format.
DecodedLog decodeLog(const QByteArray &text, std::shared_ptr<const LogFormat> format);

// The same in pieces of the sizes that `nextSize` gives, at least 1.
DecodedLog decodeLog(const QByteArray &text, const std::function<qsizetype()> &nextSize);
DecodedLog decodeLog(const QByteArray &text, std::shared_ptr<const LogFormat> format,
                     const std::function<qsizetype()> &nextSize);

// A line of llm_call_metrics, a call of the model `m` with this number.
QByteArray loggedCall(int number);

// One of tests/data/logs.
QByteArray logFixture(const char *name);

// Sets this process's time zone for a test's duration.
class TimeZone
{
public:
    explicit TimeZone(const char *name);
    ~TimeZone();
    Q_DISABLE_COPY_MOVE(TimeZone)

private:
    QByteArray m_before;
};

// Milliseconds since 1970.
qint64 msSinceEpoch(WallTime time);

} // namespace inferograph::testing
