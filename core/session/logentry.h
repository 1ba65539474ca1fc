// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/location.h"
#include "core/session/sourceentry.h"

namespace inferograph {

// A log, followed.
class LogEntry : public SourceEntry
{
    Q_OBJECT

public:
    LogEntry(SourceInfo info, const Location &location, ReadFrom from, QObject *parent);

    void start() override;
    void retry() override; // reads on from the end where calls have been read already
    void stop() override;
    void setFormat(const FormatChoice &format); // reads as retry() does, unless it is disabled

private:
    void open();
    void close();
    void takeCalls(const QList<CallRecord> &calls);
    void takeSkipped(const QList<SkippedLine> &lines);
    void takeProgress(const LogProgress &progress);
    void takeState(LogSource::State state, const QString &message);

    QString m_path;
    ReadFrom m_from;
    LogSource *m_log = nullptr; // a child
};

} // namespace inferograph
