// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QByteArrayView>

namespace inferograph {

// One access line of the web framework Gin, as Ollama prints it.
struct AccessLine
{
    qint64 localEnd = 0; // s since 1970, of the local clock as if it were UTC
    int status = 0;
    Nanoseconds latency{};
    QByteArrayView method;
    QByteArrayView path;
};

// Reads such lines from behind their `[GIN] `, hundreds of megabytes a second. Not thread-safe.
class AccessLineReader
{
public:
    // Unset where the line is cut off or damaged. `text` has 64 readable bytes behind it.
    std::optional<AccessLine> read(QByteArrayView text);

private:
    std::optional<qint64> localTime(const char *text);

    // The minute that the last line was of, `2026/06/28 - 20:51:`: the next ones are often of the same.
    char m_minute[19] = {};
    qint64 m_minuteBegins = -1;
};

// A call, as far as its access line tells.
struct AccessedCall
{
    Operation operation = Operation::Other;
    int httpStatus = 0;
    Nanoseconds total{};
    WallTime end;

    CallStatus status() const;
    void describeIn(CallRecord &record) const;
};

} // namespace inferograph
