// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logsource.h"

#include <memory>
#include <optional>

namespace inferograph::testing {

// A source with everything that it said.
class LogListener
{
public:
    LogListener(const QString &location, ReadFrom from, Follow follow, const PositionsByPath &before = {})
        : source(std::make_unique<LogSource>(location, from, follow))
    {
        QObject::connect(source.get(), &LogSource::callsRead, source.get(),
                         [this](const QList<CallRecord> &batch) {
                             largestBatch = std::max(largestBatch, batch.size());
                             ++batches;
                             calls += batch;
                         });
        QObject::connect(source.get(), &LogSource::linesSkipped, source.get(),
                         [this](const QList<SkippedLine> &lines) { skipped += lines; });
        QObject::connect(source.get(), &LogSource::progressed, source.get(),
                         [this](const LogProgress &now) { progress = now; });
        QObject::connect(source.get(), &LogSource::stateChanged, source.get(),
                         [this](LogSource::State now, const QString &words) {
                             state = now;
                             message = words;
                         });
        source->resume(before);
        source->start();
    }

    std::unique_ptr<LogSource> source;
    QList<CallRecord> calls;
    QList<SkippedLine> skipped;
    LogProgress progress;
    std::optional<LogSource::State> state;
    QString message;
    qsizetype largestBatch = 0;
    int batches = 0;
};

} // namespace inferograph::testing
